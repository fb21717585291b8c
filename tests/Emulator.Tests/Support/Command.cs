using System.Diagnostics;
using System.Text;

namespace Emulator.Tests.Support;

/// <summary>What a finished command left behind.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Errors);

/// <summary>A command started by a test, with an environment that the test runner has not touched.</summary>
public static class Command
{
    /// <summary>The command's description, ready to be started: no input, output and errors are read.</summary>
    public static ProcessStartInfo Describe(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsTheRunners).ToList()) start.Environment.Remove(name);
        return start;
    }

    /// <summary>Runs a command to its end; it is ended when it takes too long, two minutes unless told.</summary>
    public static Task<CommandResult> RunAsync(string folder, string program, params string[] arguments) =>
        RunAsync(Describe(folder, program, arguments), TimeSpan.FromMinutes(2));

    /// <inheritdoc cref="RunAsync(string, string, string[])"/>
    public static async Task<CommandResult> RunAsync(ProcessStartInfo start, TimeSpan longest)
    {
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var end = new CancellationTokenSource(longest);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end within {longest}: {output}{errors}");
        }

        lock (output)
            lock (errors)
                return new CommandResult(process.ExitCode, output.ToString(), errors.ToString());
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }

    private static bool IsTheRunners(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("EMULATOR", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or "TESTINGPLATFORM_UI_LANGUAGE" or "COR_ENABLE_PROFILING" or "CORECLR_ENABLE_PROFILING";
}
