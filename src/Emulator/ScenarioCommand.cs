using System.CommandLine;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Core.Wire;
using Emulator.Scenarios;
using Emulator.Scenarios.Forms;

namespace Emulator;

/// <summary><c>Emulator scenario run|check|list</c>.</summary>
internal static class ScenarioCommand
{
    /// <summary>The exit code of a command that a signal ended.</summary>
    private const int Ended = 143;

    /// <summary>The command with its parts.</summary>
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "A scenario, or the name of a shipped one." };
        var files = new Argument<string[]>("FILE") { Description = "Scenarios, or names of shipped ones.", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = "A running emulator; without it one is started for this run." };
        var workspace = new Option<string?>("--workspace") { Description = "A workspace of that emulator; without it the scenario gets one of its own." };
        var junit = new Option<string?>("--junit") { Description = "Where to write the result as JUnit XML." };
        var pace = new Option<ScenarioPace>("--pace") { Description = "Who moves the clock: fast (the scenario), live (nobody) or manual (you; with --url)." };
        var keep = new Option<bool>("--keep") { Description = "Keep the workspace that was made for the run." };
        var run = new Command("run", "Run a scenario; exit code 1 when it fails.") { file, url, workspace, junit, pace, keep };
        run.SetAction((parsed, stop) => GuardAsync(() => RunAsync(
            parsed.GetValue(file)!, parsed.GetValue(url), parsed.GetValue(workspace), parsed.GetValue(junit),
            parsed.GetValue(pace), parsed.GetValue(keep), stop), stop));
        var check = new Command("check", "Tell the mistakes of scenarios without running them; exit code 1 when there are any.") { files };
        check.SetAction((parsed, stop) => GuardAsync(() => CheckAsync(parsed.GetValue(files)!), stop));
        var list = new Command("list", "List the shipped scenarios.");
        list.SetAction(_ => List());
        return new Command("scenario", "Run, check and list scenarios.") { run, check, list };
    }

    private static async Task<int> GuardAsync(Func<Task<int>> run, CancellationToken stop)
    {
        try
        {
            return await run();
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return Ended;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or UriFormatException
            or NotSupportedException or HttpRequestException or ControlException or OperationCanceledException or SettingsException)
        {
            await Console.Error.WriteLineAsync("Emulator: " + error.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    private static int List()
    {
        foreach (var (name, text) in ShippedScenarios.All) Console.WriteLine($"{name,-32} {ScenarioFile.Read(text, Words()).Scenario?.Title}");
        return 0;
    }

    private static Vocabulary Words() => new(new ProviderCatalog(ProviderList.All));

    private static async Task<int> CheckAsync(string[] files)
    {
        var isGood = true;
        foreach (var file in files)
        {
            var (text, why) = await ScenarioSource.ReadAsync(file);
            if (text is null)
            {
                await Console.Error.WriteLineAsync("Emulator: " + why);
                isGood = false;
                continue;
            }

            var (scenario, mistakes) = ScenarioFile.Read(text, Words());
            foreach (var one in mistakes) await Console.Error.WriteLineAsync($"{file}({one.Line},{one.Column}): {one}");
            if (scenario is not null) Console.WriteLine($"{file}: {scenario.Title}, {scenario.Steps.Length} steps, no mistakes");
            isGood &= scenario is not null;
        }

        return isGood ? 0 : 1;
    }

    private static async Task<int> RunAsync(string file, string? url, string? workspace, string? junit, ScenarioPace pace, bool keeps, CancellationToken stop)
    {
        if (await ScenarioSource.ReadAsync(file) is not ({ } text, _) || ScenarioFile.Read(text, Words()).Mistakes.Count > 0) return await CheckAsync([file]);
        if (pace == ScenarioPace.Manual && url is null)
            throw new ArgumentException("--pace manual needs --url: nobody else could move the clock of an emulator that is started for this run.");
        if (url is not null) return await RunAtAsync(url, text, workspace, junit, pace, keeps, stop);
        await using var app = EmulatorApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]);
        await app.StartAsync(stop);
        var root = Addresses.Root(app);
        return await RunAtAsync(root, text, workspace, junit, pace, keeps: true, stop);
    }

    private static async Task<int> RunAtAsync(string url, string text, string? workspace, string? junit, ScenarioPace pace, bool keeps, CancellationToken stop)
    {
        using var http = DirectClient.New();
        http.BaseAddress = new Uri(url.TrimEnd('/'));
        if (Environment.GetEnvironmentVariable("EMULATOR_CONTROL_TOKEN")?.Trim() is { Length: > 0 } token)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var control = new ControlClient(http);
        var started = await control.StartScenarioAsync(text, workspace, pace, stop: stop);
        var made = workspace != started.Workspace;
        Console.WriteLine($"{started.RunId} in workspace {started.Workspace} at {url}");
        RunView? run = null;
        await foreach (var (step, ended) in control.FollowRunAsync(started, stop))
        {
            run = ended ?? run;
            if (step is { Outcome: "passed" or "failed" }) Console.WriteLine($"  {step.Index,3}. {step.Outcome} {step.At:yyyy-MM-dd HH:mm:ss}  "
                + $"{step.Title}{(string.IsNullOrEmpty(step.Detail) ? "" : $" — {step.Detail}")}");
        }

        if (run is null) throw new HttpRequestException($"{url} has ended in the middle of the run.");
        Console.WriteLine($"{run.Title}: {run.State}, {run.Steps.Count(step => step.Outcome == "passed")} of {run.Steps.Count} steps passed");
        if (junit is not null) await File.WriteAllTextAsync(junit, new XDeclaration("1.0", "utf-8", null) + "\n" + JUnitReport.Of(run) + "\n", stop);
        if (made && !keeps && run.State == "passed") await control.Workspace(started.Workspace).DeleteAsync(stop);
        return run.State == "passed" ? 0 : 1;
    }
}
