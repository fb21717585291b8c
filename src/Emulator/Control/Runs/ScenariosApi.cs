using System.Text;
using System.Text.Json;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Control.Workspaces;
using Emulator.Core.Calls;
using Emulator.Core.Masking;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;
using Emulator.Scenarios;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;
using Emulator.Scenarios.Running;

namespace Emulator.Control.Runs;

/// <summary>Scenarios: list, read, check, run, watch, stop.</summary>
internal static class ScenariosApi
{
    private const int Longest = 1024 * 1024;

    public static void Map(RouteGroupBuilder process)
    {
        process.MapGet("/scenarios", List).WithSummary("The shipped scenarios").Produces<ScenarioView[]>();
        process.MapGet("/scenarios/schema.json", Schema).WithSummary("The JSON Schema of scenarios");
        process.MapGet("/scenarios/{name}", Read).WithSummary("The text of a shipped scenario");
        process.MapPost("/scenarios/check", (Delegate)CheckAsync).WithSummary("Tell the mistakes of a scenario without running it")
            .WithMetadata(BodyFilter.ReadsBody).Produces<ScenarioCheckView>().Refuses(404);
        process.MapPost("/scenarios", (Delegate)StartOwnAsync).WithSummary("Run a scenario in a workspace of its own")
            .WithMetadata(BodyFilter.ReadsBody).Produces<RunStarted>(202).Refuses(404, 409, 429);
    }

    public static void MapRuns(RouteGroupBuilder workspace)
    {
        workspace.MapPost("/scenarios", (Delegate)StartHereAsync).WithSummary("Run a scenario")
            .WithMetadata(BodyFilter.ReadsBody).Produces<RunStarted>(202).Refuses(409, 429);
        workspace.MapGet("/scenarios", Runs).WithSummary("The runs, the latest first").Produces<RunView[]>();
        workspace.MapGet("/scenarios/{runId}", Run).WithSummary("A run with its steps").Produces<RunView>();
        workspace.MapGet("/scenarios/{runId}/stream", (Delegate)StreamAsync).WithSummary("The steps of a run as they end, as server-sent events");
        workspace.MapDelete("/scenarios/{runId}", Stop).WithSummary("Stop a run").Produces(204);
    }

    private static IResult List(Vocabulary words) =>
        ControlApi.Json(ShippedScenarios.All.Select(shipped => (shipped.Key, ScenarioFile.Read(shipped.Value, words).Scenario))
            .Select(one => new ScenarioView(one.Key, one.Scenario?.Title ?? one.Key, one.Scenario?.About, one.Scenario?.Steps.Length ?? 0)).ToArray());

    private static IResult Schema(Vocabulary words) => Results.Text(ScenarioSchema.Text(words), "application/schema+json");

    private static IResult Runs(HttpContext context, Masks masks, ScenarioRuns runs)
    {
        var mask = masks.Of(context.Workspace());
        return ControlApi.Json(runs.Of(context.Workspace()).Select(run => View(run, mask)).ToArray());
    }

    private static Task<IResult> StartOwnAsync(HttpContext context, Vocabulary words, ScenarioRuns runs, string? pace, string? keep) =>
        StartAsync(context, null, words, runs, pace, keep);

    private static Task<IResult> StartHereAsync(HttpContext context, Vocabulary words, ScenarioRuns runs, string? pace, string? keep) =>
        StartAsync(context, context.Workspace(), words, runs, pace, keep);

    private static IResult Read(string name) =>
        ShippedScenarios.All.TryGetValue(name, out var text) ? Results.Text(text, "application/yaml; charset=utf-8") : NoScenario(name);

    private static async Task<IResult> CheckAsync(HttpContext context, Vocabulary words)
    {
        var (text, refusal) = await TextAsync(context);
        if (text is null) return refusal!;
        var (scenario, mistakes) = ScenarioFile.Read(text, words);
        return ControlApi.Json(new ScenarioCheckView(scenario is not null, scenario?.Title, scenario?.Steps.Length, [.. mistakes.Select(View)]));
    }

    private static async Task<IResult> StartAsync(HttpContext context, Workspace? workspace, Vocabulary words, ScenarioRuns runs, string? pace, string? keep)
    {
        if (PaceOf(pace) is not { } chosen) return Problems.BadMember("pace", "fast, live or manual");
        if (keep is not (null or "true" or "false")) return Problems.BadMember("keep", "true or false");
        var (text, refusal) = await TextAsync(context);
        if (text is null) return refusal!;
        var (scenario, mistakes) = ScenarioFile.Read(text, words);
        if (scenario is null) return Wrong(mistakes);
        ScenarioRun? run;
        try
        {
            run = await runs.StartAsync(text, scenario, workspace, chosen, keeps: keep == "true", context.Caller().Team);
        }
        catch (TooManyWorkspacesException tooMany)
        {
            return WorkspacesApi.NotMadeFor(context, tooMany.Spec, tooMany.Why);
        }

        if (run is null) return Problems.Conflict("A scenario runs in this workspace already: wait for its end, or stop it.");
        var root = $"{ProviderPipeline.ControlPrefix}/workspaces/{run.Workspace}/scenarios/{run.Name}";
        context.Response.Headers.Location = root;
        return ControlApi.Json(new RunStarted(run.Name, run.Workspace), 202);
    }

    private static ScenarioPace? PaceOf(string? name) =>
        name switch { null or "fast" => ScenarioPace.Fast, "live" => ScenarioPace.Live, "manual" => ScenarioPace.Manual, _ => null };

    private static IResult Wrong(IReadOnlyList<Mistake> mistakes)
    {
        var errors = mistakes.GroupBy(mistake => mistake.Member.Length == 0 ? "scenario" : mistake.Member)
            .ToDictionary(one => one.Key, one => one.Select(mistake => mistake.ToString()).ToArray());
        return Problems.Problem(
            400,
            "The scenario has mistakes",
            string.Join("\n", mistakes.Take(20).Select(mistake => mistake.ToString())),
            errors,
            new() { ["mistakes"] = mistakes.Select(View).ToArray() });
    }

    /// <summary>The scenario's text: the body itself, or the shipped one that the body names.</summary>
    private static async Task<(string? Text, IResult? Refusal)> TextAsync(HttpContext context)
    {
        var (bytes, isTooLarge) = await RequestReader.BodyAsync(context.Request, Longest);
        if (isTooLarge) return (null, Problems.Problem(413, "Too large", $"A scenario has at most {Longest} bytes."));
        if (bytes.Length == 0) return (null, Problems.BadMember("scenario", "the body is a scenario in YAML or JSON, or {\"name\": \"…\"} of a shipped one"));
        var type = (context.Request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (type is not ("" or "application/yaml" or "application/x-yaml" or "text/yaml" or "text/x-yaml" or "text/plain" or "application/json"))
            return (null, Problems.Problem(415, "Unsupported media type", "The body is a scenario: send Content-Type: application/yaml or application/json."));
        if (ControlBody.Decode(context, bytes, out var refusal) is not { } decoded) return (null, refusal);
        var text = Encoding.UTF8.GetString(decoded.Span).TrimStart('\uFEFF');
        if (type != "application/json" || NameIn(text) is not { } name) return (text, null);
        return ShippedScenarios.All.TryGetValue(name, out var shipped) ? (shipped, null) : (null, NoScenario(name));
    }

    private static string? NameIn(string text)
    {
        try
        {
            using var body = JsonDocument.Parse(text);
            return body.RootElement is { ValueKind: JsonValueKind.Object } named
                && named.EnumerateObject().ToList() is [{ Name: "name", Value.ValueKind: JsonValueKind.String } only] ? only.Value.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult Run(HttpContext context, Masks masks, ScenarioRuns runs, string runId) =>
        runs.Find(context.Workspace(), runId) is { } run ? ControlApi.Json(View(run, masks.Of(context.Workspace()))) : NoRun(context, runId);

    private static IResult Stop(HttpContext context, ScenarioRuns runs, string runId)
    {
        if (runs.Find(context.Workspace(), runId) is not { } found) return NoRun(context, runId);
        runs.Stop(context.Workspace(), found.Run);
        return Results.NoContent();
    }

    private static async Task StreamAsync(HttpContext context, Masks masks, ScenarioRuns runs, IHostApplicationLifetime process, string runId)
    {
        var (workspace, mask) = (context.Workspace(), masks.Of(context.Workspace()));
        if (runs.Find(workspace, runId) is not { } found)
        {
            await NoRun(context, runId).ExecuteAsync(context);
        }
        else if (runs.FindActive(workspace, found.Run) is { } active)
        {
            await EventStream.WriteAsync(context, process, stop => EventsAsync(active.FollowAsync(stop), () => active.Report, mask, stop));
        }
        else
        {
            // It may have come to its end between the two looks.
            var ended = runs.Find(workspace, runId) ?? found;
            var told = ended.Steps.Where(step => step.At is not null).ToAsyncEnumerable();
            await EventStream.WriteAsync(context, process, stop => EventsAsync(told, () => ended, mask, stop));
        }
    }

    private static async IAsyncEnumerable<StreamEvent> EventsAsync(
        IAsyncEnumerable<StepReport> steps,
        Func<RunReport> end,
        SecretMask mask,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var step in steps.WithCancellation(stop))
            yield return new StreamEvent(step.Index.ToString(System.Globalization.CultureInfo.InvariantCulture), "step", View(step, mask));
        yield return new StreamEvent("end", "end", View(end(), mask));
    }

    private static RunView View(RunReport report, SecretMask mask) => new(
        report.Run.Name,
        report.Run.Workspace,
        mask.Text(report.Run.Title),
        report.Run.State,
        report.Run.StartedAt,
        [.. report.Steps.Select(step => View(step, mask))]);

    private static RunStepView View(StepReport step, SecretMask mask) => new(
        step.Index, step.Line, mask.Text(step.Title), step.At, step.Outcome, step.Detail is null ? null : mask.Text(step.Detail), step.Milliseconds);

    private static MistakeView View(Mistake mistake) => new(mistake.Line, mistake.Column, mistake.Member, mistake.Text, mistake.Nearest);

    private static IResult NoScenario(string name) =>
        Problems.NotFound($"There is no scenario “{name}”{(Nearest.To(name, ShippedScenarios.All.Keys) is { } nearest ? $"; did you mean “{nearest}”?" : "")}");

    private static IResult NoRun(HttpContext context, string id)
    {
        var (last, bounds) = (ScenarioState.Of(context.Workspace().State).LastDroppedRun, context.Workspace().Bounds);
        return ScenarioRun.Number(id) is { } number && number <= last
            ? Problems.NotFound($"The run “{id}” was dropped, if it was one of this workspace: it keeps the latest {bounds.Runs} (bounds:runs), "
                + $"with {bounds.RunSteps} steps in all (bounds:runSteps).")
            : Problems.NotFound($"There is no run “{id}” in this workspace.");
    }
}
