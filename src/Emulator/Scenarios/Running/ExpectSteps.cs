using System.Globalization;
using System.Text.Json.Nodes;
using Emulator.Core.Masking;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Running;

/// <summary>What must have come: webhooks, e-mails, states, records. With <c>within</c> time goes on from one event to the next until it is there.</summary>
internal static class ExpectSteps
{
    public static Task<StepResult> WebhookAsync(Step step, Stage stage, CancellationToken stop) => UntilAsync(step, stage, async () =>
    {
        var path = $"webhooks?provider={step.Text("at")}" + (stage.Text(step, "id") is { } id ? "&subject=" + Uri.EscapeDataString(id) : "");
        var all = ((JsonArray)(await stage.MustAsync("GET", path, null, stop))!).OfType<JsonObject>()
            .Where(one => Bindings.Words(one["event"]) == stage.Names.Text(step.Verb)).ToList();
        return Choose(
            step,
            all,
            $"No webhook “{step.Verb}”",
            one => Delivery(step, stage, one),
            one => $"{one["event"]} for {one["subject"]}: {one["state"]}, {((JsonArray)one["attempts"]!).Count} attempts");
    }, stop);

    public static Task<StepResult> MailAsync(Step step, Stage stage, CancellationToken stop) => UntilAsync(step, stage, async () =>
    {
        var to = stage.Names.Text(step.Verb);
        var all = ((JsonArray)(await stage.MustAsync("GET", "mails?to=" + Uri.EscapeDataString(to), null, stop))!).OfType<JsonObject>().ToList();
        return Choose(
            step,
            all,
            $"No e-mail to {to}",
            one => Wanted(stage, step, "subject", one["subject"], "the subject").Concat(Wanted(stage, step, "has", one, "the e-mail")),
            one => $"“{one["subject"]}”");
    }, stop);

    public static Task<StepResult> StateAsync(Step step, Stage stage, CancellationToken stop) => UntilAsync(step, stage, () =>
    {
        var (provider, wanted) = (stage.Providers.Find(step.Text("at")!)!, stage.Names.Text(step.Verb));
        var (id, of, kind) = (stage.Text(step, "id"), stage.Text(step, "of"), stage.Text(step, "kind"));
        var lives = provider.Acts.Where(act => act.HasSubject).Select(act => act.Subject).ToHashSet();
        var found = People.Of(stage.Workspace, provider).Where(subject => (kind is null ? lives.Contains(subject.Kind) : subject.Kind == kind)
            && (id is null ? of!.Equals(subject.Email, StringComparison.OrdinalIgnoreCase) : subject.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (found.Count == 0) return Task.FromResult((new StepResult(""), (string?)$"There is nothing of {id ?? of} at {provider.Name}."));
        var subject = found.FindLast(one => one.State == wanted) ?? found[^1];
        var value =
            new JsonObject { ["id"] = subject.Id, ["state"] = subject.State, ["name"] = subject.Name, ["email"] = subject.Email, ["title"] = subject.Title };
        return Task.FromResult((new StepResult($"{subject.Title} of {subject.Name} is {subject.State}", value),
            subject.State == wanted
                ? null
                : $"{subject.Title} of {subject.Name} is {string.Join(" and ", found.Select(one => one.State).Distinct())}, not {wanted}."));
    }, stop);

    public static Task<StepResult> RecordAsync(Step step, Stage stage, CancellationToken stop) => UntilAsync(step, stage, () =>
    {
        var (provider, name) = (step.Text("at")!, stage.Names.Text(step.Verb));
        var tables = stage.Workspace.Current.Providers[provider].Tables;
        if (tables.FirstOrDefault(one => one.Key == name).Value is not { } table)
            throw new StepFailedException($"{provider} has no table “{name}”; it has {string.Join(", ", tables.Select(one => one.Key))}.");
        var (id, where) = (stage.Text(step, "id"), stage.Json(step, "where") ?? new JsonObject());
        var all = Records(table, id, stage.Records).Where(one => !Match.Differences(where, one, "it").Any()).ToList();
        return Task.FromResult(Choose(step, all, $"No record in {name}", one => Wanted(stage, step, "has", one, "the record"), one => $"{name} {one["id"]}"));
    }, stop);

    /// <summary>The records as they are shown, secrets masked: that of an id, or all.</summary>
    private static IEnumerable<JsonObject> Records(ITable table, string? id, RecordJson json)
    {
        var all = table.Records.Select(record => json.Node(record.Value)).OfType<JsonObject>();
        if (id is null) return all;
        // Where the key of a record is shown as its id, as nearly everywhere, it is found without a look at the others.
        return json.Node(table.FindRecord(id)) is JsonObject one && Bindings.Words(one["id"]) == id
            ? [one]
            : all.Where(other => Bindings.Words(other["id"]) == id);
    }

    private static (StepResult Result, string? Problem) Choose(
        Step step, List<JsonObject> all, string nothing, Func<JsonObject, IEnumerable<string>> judge, Func<JsonObject, string> describe)
    {
        var judged = all.Select(one => (One: one, Differences: judge(one).ToList())).ToList();
        var good = judged.FindLast(one => one.Differences.Count == 0).One;
        if (step.Text("none") == "true") return (new StepResult(nothing), good is null ? null : $"There is one: {describe(good)}.");
        if (good is not null) return (new StepResult(describe(good), good), null);
        return (new StepResult(""), judged.Count == 0 ? nothing + " is there." : $"{(judged.Count > 1 ? $"None of {judged.Count} is it; the last: " : "")}"
            + $"{describe(judged[^1].One)}: {string.Join("; ", judged[^1].Differences)}");
    }

    private static IEnumerable<string> Wanted(Stage stage, Step step, string name, JsonNode? seen, string words) =>
        step.Says(name) ? Match.Differences(stage.Json(step, name), seen, words) : [];

    private static IEnumerable<string> Delivery(Step step, Stage stage, JsonObject delivery)
    {
        var attempts = (JsonArray)delivery["attempts"]!;
        foreach (var difference in Wanted(stage, step, "state", delivery["state"], "its state")) yield return difference;
        if (stage.Json(step, "attempts") is JsonArray expected)
        {
            if (expected.Count != attempts.Count)
                yield return $"there were {attempts.Count} attempts, not {expected.Count}: {string.Join(", ", attempts.Select(Outcome))}";
            var before = At(delivery["createdAt"]);
            for (var i = 0; i < Math.Min(expected.Count, attempts.Count); i++)
            {
                var (wanted, after) = expected[i] is JsonObject parts ? (parts["outcome"], parts["after"]) : (expected[i], null);
                if (wanted is not null && !IsSo(Bindings.Words(wanted), attempts[i]!))
                    yield return $"attempt {i + 1} {Outcome(attempts[i])}, not {Bindings.Words(wanted)}";
                var waited = At(attempts[i]!["at"]) - before;
                if (after is not null && Duration.Read(Bindings.Words(after))?.From(before) is { } exactly && waited != exactly)
                    yield return $"attempt {i + 1} came after {Duration.Write(waited)}, not {Duration.Write(exactly)}";
                before += waited;
            }
        }

        if (!step.Says("has")) yield break;
        var body = attempts.Count == 0 ? null : Body(Bindings.Words(attempts[^1]!["requestBody"]));
        foreach (var difference in Match.Differences(stage.Json(step, "has"), body, "its body")) yield return difference;
    }

    /// <summary>A body as JSON, or as the members of a form.</summary>
    internal static JsonNode? Body(string text)
    {
        if (Stage.Parse(text) is not JsonValue plain || plain.GetValueKind() != System.Text.Json.JsonValueKind.String
            || !text.Contains('=', StringComparison.Ordinal))
            return Stage.Parse(text);
        var values = QueryValues.Parse(text);
        return new JsonObject(values.Pairs.Select(pair => pair.Key).Distinct()
            .Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(values[name]))));
    }

    private static bool IsSo(string wanted, JsonNode attempt)
    {
        var isSuccess = attempt["status"] is { } status && (int)status is >= 200 and < 300;
        return wanted switch { "succeeds" => isSuccess, "fails" => !isSuccess, _ => Bindings.Words(attempt["status"]) == wanted };
    }

    private static string Outcome(JsonNode? attempt) => attempt!["status"] is { } status ? $"was answered {status}" : $"failed ({attempt["error"]})";

    private static DateTimeOffset At(JsonNode? instant) => DateTimeOffset.Parse(Bindings.Words(instant), CultureInfo.InvariantCulture);

    private static async Task<StepResult> UntilAsync(Step step, Stage stage, Func<Task<(StepResult Result, string? Problem)>> look, CancellationToken stop)
    {
        var within = stage.Text(step, "within") is { } text ? Stage.Duration(text).From(stage.Workspace.Clock.Now) : TimeSpan.Zero;
        var end = stage.Run.Position.Until ?? stage.Workspace.Clock.Now + within;
        // What must not be is waited for to the end.
        var isNone = step.Text("none") == "true";
        await stage.SettleAsync(stop);
        while (true)
        {
            var (result, problem) = await look();
            var now = stage.Workspace.Clock.Now;
            if (problem is null && (!isNone || now >= end)) return result;
            if (now >= end || (problem is not null && isNone))
                throw new StepFailedException(problem! + (within > TimeSpan.Zero ? $" That was after {Duration.Write(within)}." : ""));
            var next = stage.Workspace.Current.Agenda.Next?.Due is { } due && due < end ? due : end;
            await stage.PauseAsync(next > now ? next - now : TimeSpan.Zero, stage.Run.Position with { Until = end }, stop);
        }
    }
}
