using System.Diagnostics;

namespace HrClient.Sample;

/// <summary>An emulator for the tests: the one that <c>EMULATOR_URL</c> names, as in CI where it is a service, or one that
/// is started here, as on a laptop.</summary>
public sealed class RunningEmulator : IAsyncLifetime
{
    private Process? process;

    /// <summary>A client whose base address is the emulator's root.</summary>
    public HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        Http.BaseAddress = new Uri(Environment.GetEnvironmentVariable("EMULATOR_URL") ?? await StartAsync());
        using var health = await Http.GetAsync("/_emulator/health");
        health.EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    // With the container it is: docker run --publish 8080:8080 provider-emulator
    private async Task<string> StartAsync()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program =
            Path.GetFullPath(Path.Combine(here.FullName, "..", "..", "..", "..", "..", "src", "Emulator", "bin", here.Parent!.Name, here.Name, "Emulator.dll"));
        if (!File.Exists(program)) throw new FileNotFoundException($"There is no emulator: build {program}, or name one in EMULATOR_URL.");
        process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split("ready on ") is not [_, var address]) continue;
            _ = process.StandardOutput.ReadToEndAsync(); // Read on, so that the emulator never waits for somebody to read.
            return address.Trim();
        }

        throw new InvalidOperationException("The emulator ended before it was ready.");
    }
}
