using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Benchmarks.Peers;

/// <summary>WireMock.Net with one static stub: the same path, the same bytes.</summary>
internal static class WireMockPeer
{
    /// <summary>Serves until the process is killed.</summary>
    /// <param name="path">The path of the stub.</param>
    /// <param name="file">Where the body of its answer is.</param>
    public static async Task<int> ServeAsync(string path, string file)
    {
        using var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
        server.Given(Request.Create().WithPath(path).UsingGet())
            .RespondWith(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json; charset=utf-8")
                .WithBody(await File.ReadAllTextAsync(file)));
        Console.WriteLine("ready on " + server.Urls[0]);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
