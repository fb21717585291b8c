using System.Diagnostics;

namespace Benchmarks.Guard;

/// <summary>The emulator of another commit and the one of this working tree, both published the same way into a folder of their own.</summary>
internal sealed class ReleasedEmulator : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("benchmarks-guard-").FullName;
    private readonly string root;

    private ReleasedEmulator(string root) => this.root = root;

    /// <summary>The emulator of the other commit.</summary>
    public string Before => Path.Combine(folder, "before", "Emulator.dll");

    /// <summary>The emulator of the working tree.</summary>
    public string Now => Path.Combine(folder, "now", "Emulator.dll");

    private string Tree => Path.Combine(folder, "tree");

    /// <summary>The newest tag, or null when nothing was released yet.</summary>
    public static async Task<string?> NewestTagAsync()
    {
        var (code, output) = await RunAsync("git", Root(), "describe", "--tags", "--abbrev=0");
        return code == 0 ? output.Trim() : null;
    }

    /// <summary>Publishes both.</summary>
    /// <param name="reference">The other commit.</param>
    /// <exception cref="InvalidOperationException">There is no such commit, or one of them cannot be built; the message is the tool's.</exception>
    public static async Task<ReleasedEmulator> PublishAsync(string reference)
    {
        var released = new ReleasedEmulator(Root());
        try
        {
            await MustAsync("git", released.root, "worktree", "add", "--detach", released.Tree, reference);
            await PublishAsync(released.Tree, released.Before);
            await PublishAsync(released.root, released.Now);
            return released;
        }
        catch
        {
            await released.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("git", root, "worktree", "remove", "--force", Tree);
        Directory.Delete(folder, recursive: true);
    }

    private static Task PublishAsync(string tree, string assembly) => MustAsync(
        "dotnet",
        tree,
        "publish",
        "src/Emulator",
        "--configuration",
        "Release",
        "--use-current-runtime",
        "--self-contained",
        "false",
        "-p:PublishReadyToRun=true",
        "-p:RunAnalyzers=false",
        "--output",
        Path.GetDirectoryName(assembly)!);

    private static async Task MustAsync(string program, string folder, params string[] args)
    {
        var (code, output) = await RunAsync(program, folder, args);
        if (code != 0) throw new InvalidOperationException($"{program} {string.Join(' ', args)}\n{output}");
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string folder, params string[] args)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Emulator.sln"))) return folder.FullName;
        throw new InvalidOperationException("The guard runs inside the repository: no Emulator.sln above " + AppContext.BaseDirectory);
    }
}
