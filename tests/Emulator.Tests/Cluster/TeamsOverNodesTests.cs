using System.Net;
using System.Net.Http.Headers;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Cluster;

/// <summary>A team's limit on its workspaces is that of the cluster, whichever node its members ask.</summary>
public class TeamsOverNodesTests
{
    private const string ControlToken = "the-administrators";

    [Fact]
    public async Task A_team_has_as_many_workspaces_as_it_may_over_all_nodes_together()
    {
        var database = await PostgresServer.NewDatabaseAsync();
        await using var one = await EmulatorProcess.StartAsync("--cluster", database, "--controlToken", ControlToken);
        var made = await ClientOf(one, ControlToken).CreateTokenAsync(new TokenRequest { Team = "qa", MaxWorkspaces = 2 });
        await using var other = await EmulatorProcess.StartAsync("--cluster", database, "--controlToken", ControlToken);
        var (here, there) = (ClientOf(one, made.Token!), ClientOf(other, made.Token!));

        await here.CreateAsync(new WorkspaceRequest { Id = "first" });
        await there.CreateAsync(new WorkspaceRequest { Id = "second" });
        foreach (var client in (ControlClient[])[here, there])
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Assert.ThrowsAsync<ControlException>(() => client.CreateAsync())).Status);
            Assert.Equal(["first", "second"], (await client.WorkspacesAsync()).Order());
        }

        await here.Workspace("second").DeleteAsync();
        await there.CreateAsync(new WorkspaceRequest { Id = "third" });
        Assert.Equal(["first", "third"], (await here.WorkspacesAsync()).Order());
    }

    private static ControlClient ClientOf(EmulatorProcess emulator, string token) => new(new HttpClient
    {
        BaseAddress = new Uri(emulator.Address),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    });
}
