using System.Net.Sockets;
using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Browser;

/// <summary>A workspace in which ten thousand calls were made, and one that can be told from them.</summary>
public sealed class TenThousandCalls : IAsyncLifetime
{
    private const int Many = 10_000, AtOnce = 500;

    /// <summary>The workspace.</summary>
    public TestWorkspace Workspace { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Workspace = await EmulatorHost.NewWorkspaceAsync();
        await Workspace.MustAsync(HttpMethod.Patch, "predictive-index/account", new { requestsPerMinute = 100_000 });
        var root = Workspace.Http.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(root.Host, root.Port);
        await using var stream = client.GetStream();
        using var answers = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        // One connection, the calls written ahead of their answers: as many clients would take ten times as long.
        for (var first = 0; first < Many; first += AtOnce)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(first, AtOnce)
                .Select(i => $"GET /pi/api/v1/number{i} HTTP/1.1\r\nHost: {root.Authority}\r\napi-key: {Workspace.OwnerKey()}\r\n\r\n"))));
            for (var answered = 0; answered < AtOnce;)
            {
                var line = await answers.ReadLineAsync() ?? throw new InvalidOperationException("The connection ended.");
                if (!line.Contains("HTTP/1.1 ", StringComparison.Ordinal)) continue;
                Assert.Contains("HTTP/1.1 404", line);
                answered++;
            }
        }

        await Workspace.SendAssessmentAsync(name: "Ottoline");
    }

    public async Task DisposeAsync() => await Workspace.DisposeAsync();
}
