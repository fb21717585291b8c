using System.Net;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>A workspace whose clock stands still, for all bad tokens.</summary>
public sealed class BadTokenWorkspace : IAsyncLifetime
{
    public TestWorkspace Workspace { get; private set; } = null!;

    public async Task InitializeAsync() => Workspace = await EmulatorHost.NewWorkspaceAsync();

    public Task DisposeAsync() => Workspace.DisposeAsync().AsTask();
}

public class BadTokenTests(BadTokenWorkspace shared) : IClassFixture<BadTokenWorkspace>
{
    public static TheoryData<int, string> Corpus()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < BadTokens.All.Count; i++) data.Add(i, BadTokens.All[i].Name.Replace("\0", "NUL", StringComparison.Ordinal));
        return data;
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task A_bad_token_is_refused_and_the_verdict_names_the_cause(int index, string name)
    {
        var (_, check, make) = BadTokens.All[index];
        var workspace = shared.Workspace;
        var reply = await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", make(workspace.Key()));
        Assert.True(reply.Status == (int)HttpStatusCode.Unauthorized, $"{name}: {reply.Status}");
        Assert.Equal("""{"error":"Unauthorized"}""", reply.Text);
        var exchange = await workspace.Http.GetStringAsync($"/_emulator/journal/{reply.Exchange}");
        var checks = System.Text.Json.JsonDocument.Parse(exchange).RootElement.GetProperty("checks").EnumerateArray().ToList();
        var failed = Assert.Single(checks, line => line.GetProperty("outcome").GetString() == "failed");
        Assert.Equal(check, failed.GetProperty("check").GetString());
        Assert.DoesNotContain(workspace.Key().PrivateKey, exchange, StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.Key().SecretKey, exchange, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_corpus_is_large_and_a_good_token_passes_between_the_bad_ones()
    {
        Assert.True(BadTokens.All.Count >= 100, $"{BadTokens.All.Count}");
        Assert.Equal(BadTokens.All.Count, BadTokens.All.Select(token => token.Name).Distinct().Count());
        Assert.Equal(200, (await shared.Workspace.GetAsync(shared.Workspace.Key(), "/applicants")).Status);
    }
}
