namespace Emulator;

/// <summary><c>Emulator health [URL]</c>: asks a running emulator whether it is ready; for a container that has no shell and no curl.</summary>
internal static class HealthCommand
{
    /// <summary>0 when it is ready, 1 otherwise, with one line of why.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = args.FirstOrDefault() ?? FromEnvironment() ?? EmulatorApp.DefaultUrl;
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var answer = await client.GetAsync(root.TrimEnd('/') + "/_emulator/health");
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("\"ready\"", StringComparison.Ordinal)) return 0;
            await Console.Error.WriteLineAsync($"{root} answers {(int)answer.StatusCode} and is no ready emulator");
        }
        catch (Exception error)
            when (error is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync($"{root} does not answer: {error.Message}");
        }

        return 1;
    }

    private static string? FromEnvironment()
    {
        var url = Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')[0];
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0];
        return url is { Length: > 0 } ? Addresses.Local(url) : port is { Length: > 0 } ? $"http://127.0.0.1:{port}" : null;
    }
}
