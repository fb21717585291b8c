using System.Diagnostics;

namespace Benchmarks;

/// <summary>A server in a process of its own, with the time from its start until it said that it is ready.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;
    private bool isOver;

    private Child(Process process, string address, TimeSpan startToReady) => (this.process, Address, StartToReady) = (process, address, startToReady);

    public string Address { get; }

    public TimeSpan StartToReady { get; }

    /// <summary>The memory that the process holds now, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The time of all processors that it has taken.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<Child> StartAsync(string assembly, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(assembly);
        foreach (var arg in args) start.ArgumentList.Add(arg);
        var mark = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("ready on ", StringComparison.Ordinal);
            if (at < 0) continue;
            var gone = Stopwatch.GetElapsedTime(mark);
            _ = process.StandardOutput.ReadToEndAsync();
            return new Child(process, line[(at + 9)..].Trim(), gone);
        }

        throw new InvalidOperationException($"{assembly} ended before it was ready.");
    }

    public void Dispose()
    {
        if (isOver) return;
        isOver = true;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
