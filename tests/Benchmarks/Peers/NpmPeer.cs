using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Peers;

/// <summary>A server that npm brings, in a process of its own.</summary>
internal sealed class NpmPeer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private NpmPeer(Process process, string address, TimeSpan startToReady) => (this.process, Address, StartToReady) = (process, address, startToReady);

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

    /// <summary>Installs a package into a folder; answers why it cannot be had, or null.</summary>
    public static async Task<string?> InstallAsync(string folder, string package)
    {
        try
        {
            var (code, output) = await RunAsync("npm", folder, "install", "--no-audit", "--no-fund", "--loglevel=error", package);
            return code == 0 ? null : output.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? $"npm ended with {code}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is not installed";
        }
    }

    /// <summary>What npm says of a package: its version and description, or null when there is none of that name.</summary>
    public static async Task<string?> AboutAsync(string folder, string package)
    {
        try
        {
            var (code, output) = await RunAsync("npm", folder, "view", package, "version", "description");
            return code == 0 ? string.Join(", ", output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Starts it and waits until it answers 200.</summary>
    /// <param name="folder">Where it is installed.</param>
    /// <param name="program">Its name among the installed programs.</param>
    /// <param name="args">Its command line, by the port that it is to take.</param>
    /// <param name="call">What it must answer.</param>
    /// <exception cref="InvalidOperationException">It ended, or is not ready in time.</exception>
    public static async Task<NpmPeer> StartAsync(string folder, string program, Func<int, Task<string[]>> args, PreparedCall call)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (await args(port)).Prepend(Path.Combine("node_modules", ".bin", program))) start.ArgumentList.Add(arg);
        var mark = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (Stopwatch.GetElapsedTime(mark) < Patience && !process.HasExited)
        {
            try
            {
                await call.AnswerAsync(http);
                return new NpmPeer(process, address, Stopwatch.GetElapsedTime(mark));
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        if (!process.HasExited) process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"{program} did not become ready: {await errors}");
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string folder, params string[] args)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : await errors);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
