using Emulator.Core.Wire;

namespace Emulator;

/// <summary><c>Emulator health [URL]</c>: asks a running emulator whether it is ready; for a container that has no shell and no curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>0 when it is ready, 1 otherwise, with one line of why.</summary>
    /// <param name="address">Where it is; null to look where the server would listen.</param>
    /// <param name="urls">The addresses that it was started with, or null.</param>
    /// <param name="ports">The ports that it was started with, or null.</param>
    public static async Task<int> RunAsync(string? address, string? urls, string? ports)
    {
        var root = address ?? "the emulator";
        using var client = DirectClient.New();
        client.Timeout = Longest;
        try
        {
            root = address ?? Find(urls, ports);
            using var answer = await client.GetAsync(root.TrimEnd('/') + "/_emulator/health");
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("\"ready\"", StringComparison.Ordinal)) return 0;
            await Console.Error.WriteLineAsync($"{root} answers {(int)answer.StatusCode} and is no ready emulator");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException
            or NotSupportedException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"{root} does not answer: {error.Message.ReplaceLineEndings(" ")}");
        }

        return 1;
    }

    /// <summary>The first address on which a server with the same settings listens.</summary>
    private static string Find(string? urls, string? ports)
    {
        string[] said = [.. urls is null ? (string[])[] : ["--urls", urls], .. ports is null ? (string[])[] : ["--http_ports", ports]];
        return Addresses.Local(Listening.Told(EmulatorApp.NewBuilder(said).Configuration).FirstOrDefault(static url => !Listening.IsHttps(url))
            ?? EmulatorApp.DefaultUrl);
    }
}
