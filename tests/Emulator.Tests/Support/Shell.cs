namespace Emulator.Tests.Support;

/// <summary>Lines as a person types them, run by bash; the first that fails ends them.</summary>
public static class Shell
{
    public static Task<CommandResult> RunAsync(string lines)
    {
        var start = Command.Describe(Path.GetTempPath(), "bash", "-euo", "pipefail", "-c", lines);
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        return Command.RunAsync(start, TimeSpan.FromMinutes(2));
    }
}
