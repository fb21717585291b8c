using System.CommandLine;

namespace Emulator;

/// <summary>The commands besides the bare start, which serves.</summary>
internal static class Commands
{
    private static readonly string[] Names = ["health", "scenario", "data", "token", "compare", "help", "version"];

    private static readonly string[] Questions = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>Whether the arguments are a command, or ask for help or the version among settings.</summary>
    public static bool Are(string[] args) => args.Length > 0 && (Names.Contains(args[0]) || args.Any(Questions.Contains));

    /// <summary>Carries out a command; a mistake in the arguments is one line and exit code 1.</summary>
    public static async Task<int> RunAsync(string[] args, StartSignals signals)
    {
        var url = new Argument<string?>("URL") { Description = "Where the emulator is.", Arity = ArgumentArity.ZeroOrOne };
        var urls = new Option<string?>("--urls") { Description = "The addresses that it was started with; the first is asked." };
        var ports = new Option<string?>("--http_ports") { Description = "The ports that it was started with; the first is asked." };
        var health = new Command("health", "Ask a running emulator whether it is ready. Without an address it is looked for as the server would listen.")
        {
            url, urls, ports,
        };
        health.SetAction((parsed, _) => HealthCommand.RunAsync(parsed.GetValue(url), parsed.GetValue(urls), parsed.GetValue(ports)));
        var root = new RootCommand("The provider emulator. Without a command it serves: --urls and the other settings are in README.md.")
        {
            health,
            ScenarioCommand.Make(),
            DataCommand.Make(),
            TokenCommand.Make(),
            CompareCommand.Make(),
        };
        var parsed = root.Parse(Asked(args));
        if (parsed.Errors.Count == 0)
        {
            signals.Dispose(); // The invocation sees to them.
            return await parsed.InvokeAsync();
        }

        await Console.Error.WriteLineAsync(
            "Emulator: " + string.Join(" ", parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" "))) + " See --help.");
        return 1;
    }

    /// <summary>Whoever asks for help or the version in the middle of settings asks for that alone.</summary>
    private static string[] Asked(string[] args) =>
        args[0] is "help" or "version" ? ["--" + args[0], .. args[1..]] : Names.Contains(args[0]) ? args : [args.First(Questions.Contains)];
}
