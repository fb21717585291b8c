using System.Diagnostics;
using Emulator.Tests.Support;
using ChildProcess = System.Diagnostics.Process;

namespace Emulator.Tests.Field;

/// <summary>A container that was stopped while it started left a stack trace and an exit code of its own.</summary>
public class SignalTests
{
    [Theory]
    [InlineData("TERM", "libcoreclr.so")]
    [InlineData("TERM", "System.Private.CoreLib.dll")]
    [InlineData("TERM", "Emulator.dll")]
    [InlineData("TERM", "Microsoft.AspNetCore.dll")]
    [InlineData("TERM", "Microsoft.Extensions.Configuration.dll")]
    [InlineData("TERM", "Microsoft.AspNetCore.Server.Kestrel.Core.dll")]
    [InlineData("TERM", "Microsoft.AspNetCore.Hosting.dll")]
    [InlineData("TERM", "Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets.dll")]
    public async Task At_each_moment_of_the_start_it_ends_quietly(string signal, string loaded)
    {
        if (!OperatingSystem.IsLinux()) return; // What is loaded is read from /proc.
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "--urls", "http://127.0.0.1:0");
        var ended = await EndAsync(start, signal, process => HasLoaded(process, loaded));
        Assert.True(ended.ExitCode is 0 or 143, $"{ended}");
        Assert.Equal("", ended.Errors);
    }

    [Theory]
    [InlineData("run", "quota-storm")]
    [InlineData("check", "quota-storm")]
    public async Task A_command_ends_quietly_too(string verb, string name)
    {
        if (!OperatingSystem.IsLinux()) return;
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "scenario", verb, name);
        var ended = await EndAsync(start, "TERM", process => HasLoaded(process, "YamlDotNet.dll"));
        Assert.True(ended.ExitCode is 0 or 143, $"{ended}");
        Assert.Equal("", ended.Errors);
    }

    private static bool HasLoaded(ChildProcess process, string library)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/maps").Contains("/" + library, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return process.HasExited;
        }
    }

    private static async Task<CommandResult> EndAsync(ProcessStartInfo start, string signal, Func<ChildProcess, bool> isThere)
    {
        using var process = ChildProcess.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var mark = Stopwatch.StartNew();
        while (!process.HasExited && !isThere(process))
        {
            Assert.True(mark.Elapsed < TimeSpan.FromMinutes(1), "The moment never comes.");
            await Task.Yield();
        }

        await Command.RunAsync(Path.GetTempPath(), "/bin/sh", "-c", $"kill -{signal} {process.Id} 2>/dev/null || true");
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new CommandResult(process.ExitCode, await output, await errors);
    }
}
