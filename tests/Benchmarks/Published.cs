using System.Diagnostics;

namespace Benchmarks;

/// <summary>Emulator and baseline compiled ahead (ReadyToRun), as the image has them: published into a folder of their own, by the command of the
/// Dockerfile.</summary>
internal sealed class Published : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("benchmarks-").FullName;

    /// <summary>The emulator.</summary>
    public string Emulator => Path.Combine(folder, "emulator", "Emulator.dll");

    /// <summary>This program, which serves the baseline.</summary>
    public string Baseline => Path.Combine(folder, "baseline", "Benchmarks.dll");

    /// <summary>Publishes both.</summary>
    /// <exception cref="InvalidOperationException">One could not be published; the message is the build's.</exception>
    public static async Task<Published> MakeAsync()
    {
        var published = new Published();
        await PublishAsync("src/Emulator", Path.GetDirectoryName(published.Emulator)!);
        await PublishAsync("tests/Benchmarks", Path.GetDirectoryName(published.Baseline)!);
        return published;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task PublishAsync(string project, string output)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Root(), RedirectStandardOutput = true };
        foreach (var arg in new[]
        {
            "publish", project, "--configuration", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true",
            "-p:RunAnalyzers=false", "--output", output,
        }) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(text);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Emulator.sln"))) return folder.FullName;
        throw new InvalidOperationException("The benchmarks run inside the repository: no Emulator.sln above " + AppContext.BaseDirectory);
    }
}
