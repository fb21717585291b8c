using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using ChildProcess = System.Diagnostics.Process;

namespace Emulator.Tests.Support;

/// <summary>The real program as a child process, as a user starts it; it is ended when disposed.</summary>
public sealed partial class EmulatorProcess : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly List<string> output = [];

    private EmulatorProcess(ChildProcess process) => this.process = process;

    /// <summary>The program that the build made, beside which its settings and pages lie.</summary>
    public static string Program { get; } = FindProgram();

    /// <summary>What it printed until it was ready, line by line.</summary>
    public IReadOnlyList<string> Output => output;

    /// <summary>What it wrote to the error output so far.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>The address it printed.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The <c>curl</c> lines it printed.</summary>
    public IReadOnlyList<string> Examples => [.. output.Select(line => line.Trim()).Where(line => line.StartsWith("curl ", StringComparison.Ordinal))];

    /// <summary>Its number in the system.</summary>
    public int Id => process.Id;

    /// <summary>Starts the built program on a free port, and waits until it has printed all of its banner.</summary>
    public static Task<EmulatorProcess> StartAsync(params string[] arguments) =>
        StartAsync(Command.Describe(Path.GetDirectoryName(Program)!, "dotnet", [Program, "--urls", "http://127.0.0.1:0", .. arguments]));

    /// <summary>Starts the program as described, and waits until it has printed all of its banner.</summary>
    public static async Task<EmulatorProcess> StartAsync(ProcessStartInfo start)
    {
        var emulator = new EmulatorProcess(ChildProcess.Start(start)!);
        emulator.process.ErrorDataReceived += (_, line) => emulator.errors.Enqueue(line.Data ?? "");
        emulator.process.BeginErrorReadLine();
        try
        {
            await emulator.ReadBannerAsync().WaitAsync(TimeSpan.FromMinutes(1));
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it politely to end, as a container's runtime does, and answers its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        var kill = await Command.RunAsync(Path.GetTempPath(), "/bin/sh", "-c", $"kill -TERM {process.Id}");
        Assert.Equal(0, kill.ExitCode);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadBannerAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Add(line);
            if (ReadyLine().Match(line) is { Success: true } ready) Address = ready.Groups[1].Value;
            if (line.StartsWith("Control API", StringComparison.Ordinal)) return;
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The emulator ended with {process.ExitCode} before it was ready: {string.Join('\n', output.Concat(errors))}");
    }

    private static string FindProgram()
    {
        // bin/<configuration>/net10.0 of the tests → the same of the emulator.
        var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.At($"src/Emulator/bin/{folder.Parent!.Name}/{folder.Name}/Emulator.dll");
    }

    [GeneratedRegex("ready on (http://[^ ]+)$")]
    private static partial Regex ReadyLine();
}
