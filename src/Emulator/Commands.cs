using System.CommandLine;

namespace Emulator;

/// <summary>The commands besides the bare start, which serves.</summary>
internal static class Commands
{
    private static readonly string[] Names = ["health", "scenario", "--help", "-h", "-?", "--version"];

    /// <summary>Whether the arguments are a command.</summary>
    public static bool Are(string[] args) => args.Length > 0 && Names.Contains(args[0]);

    /// <summary>Carries out a command; a mistake in the arguments is one line and exit code 1.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var url = new Argument<string?>("URL") { Description = "Where the emulator is.", Arity = ArgumentArity.ZeroOrOne };
        var health = new Command("health", "Ask a running emulator whether it is ready.") { url };
        health.SetAction((parsed, _) => HealthCommand.RunAsync(parsed.GetValue(url) is { } address ? [address] : []));
        var root = new RootCommand("The provider emulator. Without a command it serves: --urls and the other settings are in README.md.")
        {
            health,
            ScenarioCommand.Make(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
        await Console.Error.WriteLineAsync(
            "Emulator: " + string.Join(" ", parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" "))) + " See --help.");
        return 1;
    }
}
