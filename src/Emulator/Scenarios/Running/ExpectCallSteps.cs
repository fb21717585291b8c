using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Core.Clock;
using Emulator.Core.Journal;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Running;

/// <summary>Waits for a call of the client under test, in real time: the client is a program of its own. The scenario's own calls do not
/// count, and no call counts twice.</summary>
internal static class ExpectCallSteps
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    public static async Task<StepResult> RunAsync(Step step, Stage stage, CancellationToken stop)
    {
        var within = stage.Text(step, "within") is { } text ? Stage.Duration(text).From(RealTime.Now) : Usual;
        var times = Counted.Of(step, stage, "times");
        var (method, path) = step.Verb.Split(' ', 2) is [var verb, var rest] ? (verb, stage.Names.Text(rest)) : ("GET", "/");
        var pattern = new Regex(
            "\\A" + Regex.Escape(path).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
        var place = step.Text("at") is { } at ? new Vocabulary(stage.Providers).FindPlace(at) : null;
        var isSurface = step.Text("at")?.Contains(' ', StringComparison.Ordinal) == true;
        var journal = stage.Workspace.Journal;
        stage.Wait.StepAside(); // The client may be one that moves the clock.
        using var limit = RealTime.Limit(within, stop);
        var news = journal.FollowAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = news.MoveNextAsync().AsTask();
        try
        {
            var nearly = "";
            while (true)
            {
                var calls = journal.Newest(stage.Run.Position.Seen).Where(call => call.Request.Header("User-Agent") != Stage.UserAgent).Reverse().ToList();
                var found = new List<Exchange>();
                foreach (var call in calls.Where(IsMeant))
                {
                    var differences = Differences(step, stage, call).ToList();
                    if (differences.Count == 0) found.Add(call);
                    else nearly = $" {call.Request.Method} {call.Request.Path} came, but {string.Join("; ", differences)}.";
                    if (found.Count == times) return Result(stage, found, times);
                }

                try
                {
                    if (!await next) throw new StepFailedException("The journal has ended.");
                    next = news.MoveNextAsync().AsTask();
                }
                catch (OperationCanceledException) when (!stop.IsCancellationRequested)
                {
                    var others = calls.Count == 0
                        ? "No call came at all."
                        : $"What came: {string.Join(", ", calls.TakeLast(5).Select(call => $"{call.Request.Method} {call.Request.Path}"))}.";
                    throw new StepFailedException($"{(times > 1 ? $"{found.Count} of {times} such calls came" : "No such call came")} within "
                        + $"{Duration.Write(within)} of real time.{nearly} {others}");
                }
            }
        }
        finally
        {
            await limit.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await news.DisposeAsync();
        }

        bool IsMeant(Exchange call) => call.Request.Method == method && pattern.IsMatch(call.Request.Path)
            && (place is null || (call.Provider == place.Value.Provider.Name && (!isSurface || call.Request.Surface.Name == place.Value.Surface.Name)));
    }

    private static StepResult Result(Stage stage, List<Exchange> found, int times)
    {
        var call = found[^1];
        stage.Run.Position = stage.Run.Position with { Seen = call.Number };
        var value = new JsonObject
        {
            ["number"] = call.Number,
            ["method"] = call.Request.Method,
            ["path"] = call.Request.Path,
            ["query"] = Query(call),
            ["status"] = call.Answer?.Status,
            ["body"] = ExpectSteps.Body(Encoding.UTF8.GetString(call.Request.Body.Span)),
            ["answer"] = call.Answer is { } answer ? Stage.Parse(Encoding.UTF8.GetString(answer.Body.Span)) : null,
        };
        return new StepResult($"call {call.Number} was answered "
            + $"{call.Answer?.Status.ToString(CultureInfo.InvariantCulture) ?? "nothing"}{(times > 1 ? $", {times} such calls" : "")}", value);
    }

    private static IEnumerable<string> Differences(Step step, Stage stage, Exchange call)
    {
        if (stage.Json(step, "status") is { } status)
            foreach (var difference in Match.Differences(status, JsonValue.Create(call.Answer?.Status ?? 0), "its status")) yield return difference;
        if (stage.Json(step, "query") is { } query)
            foreach (var difference in Match.Differences(query, Query(call), "its query")) yield return difference;
        if (!step.Says("has")) yield break;
        foreach (var difference in Match.Differences(stage.Json(step, "has"), ExpectSteps.Body(Encoding.UTF8.GetString(call.Request.Body.Span)), "its body"))
            yield return difference;
    }

    private static JsonObject Query(Exchange call)
    {
        var query = new JsonObject();
        foreach (var (name, value) in call.Request.Query.Pairs) query[name] = value;
        return query;
    }
}
