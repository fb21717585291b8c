using System.Diagnostics;

namespace Emulator.Tests.Support;

/// <summary>A start that fails by a mistake that a person can mend: one line, and the exit code 1.</summary>
public static class FailedStart
{
    /// <summary>The line, when the program is started with these arguments.</summary>
    public static Task<string> LineAsync(params string[] arguments) => LineAsync(Command.Describe(
        Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, .. arguments.Contains("--urls") ? arguments : ["--urls", "http://127.0.0.1:0", .. arguments]]));

    /// <summary>The line, when the program is started as described.</summary>
    public static async Task<string> LineAsync(ProcessStartInfo start)
    {
        var result = await Command.RunAsync(start, TimeSpan.FromMinutes(1));
        Assert.True(result.ExitCode == 1, $"exit code {result.ExitCode}: {result.Output}{result.Errors}");
        Assert.Equal("", result.Output);
        var line = Assert.Single(result.Errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", line);
        Assert.DoesNotContain("Exception", line);
        return line;
    }
}
