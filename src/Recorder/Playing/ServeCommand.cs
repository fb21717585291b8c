using System.CommandLine;
using WireMock.Server;
using WireMock.Settings;

namespace Recorder.Playing;

/// <summary><c>provider-emulator-record serve</c>: the recordings, played by WireMock.Net alone.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The recordings." };
        var listen = new Option<string>("--listen") { Description = "Where they are played.", DefaultValueFactory = _ => "http://127.0.0.1:9001" };
        var command = new Command("serve", "Play recordings: the same call, the same answer. For a part of a vendor that is not emulated.") { folder, listen };
        command.SetAction((parsed, stop) => Mistakes.GuardAsync(() => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(listen)!, stop)));
        return command;
    }

    /// <summary>A server that plays the recordings of a folder.</summary>
    /// <exception cref="InvalidDataException">A file is no mapping of WireMock.Net.</exception>
    public static WireMockServer Start(string folder, string listen)
    {
        var mappings = RecordedMappings.Read(folder);
        var server = WireMockServer.Start(new WireMockServerSettings { Urls = [listen], MaxRequestLogCount = 1 });
        foreach (var mapping in mappings) server.WithMapping(mapping);
        return server;
    }

    private static async Task<int> RunAsync(string folder, string listen, CancellationToken stop)
    {
        using var server = Start(folder, listen);
        Console.WriteLine($"Playing {RecordedMappings.Read(folder).Count} recordings of {Path.GetFullPath(folder)}; ready on {server.Urls[0]}");
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            // The ordered end.
        }

        return 0;
    }
}
