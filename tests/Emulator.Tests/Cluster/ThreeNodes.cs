using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Cluster;

/// <summary>Three nodes on this machine that share a PostgreSQL database.</summary>
public sealed class ThreeNodes : IAsyncLifetime
{
    public const string Name = "three nodes";

    private readonly List<EmulatorProcess> processes = [];
    private readonly List<HttpClient> clients = [];

    /// <summary>A client of each, which follows no redirects.</summary>
    public IReadOnlyList<HttpClient> Nodes => clients;

    public async Task InitializeAsync()
    {
        var database = await PostgresServer.NewDatabaseAsync();
        processes.AddRange(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => EmulatorProcess.StartAsync("--cluster", database))));
        clients.AddRange(processes.Select(process => NewClient(process.Address)));
        foreach (var client in clients)
            Assert.True(
                await Eventually.TrueAsync(async () => (await client.GetAsync("/_emulator/health")).IsSuccessStatusCode), $"{client.BaseAddress} is not ready");
    }

    public async Task DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        foreach (var process in processes) await process.DisposeAsync();
    }

    private static HttpClient NewClient(string address) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        BaseAddress = new Uri(address),
        Timeout = TimeSpan.FromMinutes(1),
    };

    /// <summary>A workspace that the first node owns, as the others tell of it.</summary>
    public async Task<TestWorkspace> NewAsync(string fixture = "empty", int by = 0, int through = 1)
    {
        using var answer = await Nodes[by].PostAsJsonAsync(
            "/_emulator/workspaces", new { fixture, clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } }, TestJson.Options);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True((int)answer.StatusCode == 201, body.ToString());
        return new TestWorkspace(NewClient(processes[through].Address), body);
    }
}

/// <summary>The tests that use them, one after the other.</summary>
[CollectionDefinition(ThreeNodes.Name)]
public sealed class ThreeNodesCollection : ICollectionFixture<ThreeNodes>;
