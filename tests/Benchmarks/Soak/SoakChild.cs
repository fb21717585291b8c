using System.Collections.Concurrent;
using System.Diagnostics;

namespace Benchmarks.Soak;

/// <summary>The emulator as a process of its own, of which memory, descriptors and log are looked at from outside.</summary>
internal sealed class SoakChild : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();

    private SoakChild(Process process) => this.process = process;

    public string Address { get; private set; } = "";

    /// <summary>The lines of its log that tell of an error, and all that it wrote to the error output.</summary>
    public IReadOnlyList<string> Errors => [.. log];

    /// <summary>How many descriptors it has open; sockets are descriptors.</summary>
    public int Descriptors => Directory.GetFileSystemEntries($"/proc/{process.Id}/fd").Length;

    public static async Task<SoakChild> StartAsync(string assembly, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] address = settings.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        foreach (var argument in (string[])[assembly, .. address, .. settings]) start.ArgumentList.Add(argument);
        var child = new SoakChild(Process.Start(start)!);
        child.process.ErrorDataReceived += (_, line) => child.Note(line.Data, isError: true);
        child.process.BeginErrorReadLine();
        while (await child.process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("ready on ", StringComparison.Ordinal);
            if (at < 0) continue;
            child.Address = line[(at + 9)..].Trim();
            _ = child.ReadLogAsync();
            return child;
        }

        throw new InvalidOperationException($"{assembly} ended before it was ready: {string.Join('\n', child.log)}");
    }

    /// <summary>Sends it a signal: <c>STOP</c>, <c>CONT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Asks it to end; answers its exit code, or null when it has not ended in time.</summary>
    public async Task<int?> TerminateAsync(TimeSpan guard)
    {
        await SignalAsync("TERM");
        using var end = new CancellationTokenSource(guard);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return process.ExitCode;
    }

    /// <summary>Ends it as the kernel does, and waits until it is gone.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task ReadLogAsync()
    {
        var isTold = false;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // What is told goes on in lines that are set in.
            isTold = line.StartsWith(' ') ? isTold : line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal);
            Note(line, isTold);
        }
    }

    private void Note(string? line, bool isError)
    {
        if (isError && !string.IsNullOrWhiteSpace(line)) log.Enqueue(line);
    }
}
