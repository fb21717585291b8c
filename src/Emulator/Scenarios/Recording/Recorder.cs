using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Masking;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios.Recording;

/// <summary>Writes what people clicked and what clients called in a workspace as a scenario that runs again with the same outcome. It begins with the
/// workspace: what came before the recording is what the rest stands on.</summary>
/// <param name="providers">Who is played.</param>
/// <param name="masks">Hide the secrets that no name stands for.</param>
internal sealed class Recorder(ProviderCatalog providers, Masks masks)
{
    private const int MostStates = 100;
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The scenario's text and the number of its steps.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="title">The scenario's title.</param>
    /// <param name="since">The number of the last thing that happened before the recording.</param>
    public (string Text, int Steps) Write(Workspace workspace, string title, long since)
    {
        var known = new KnownValues(workspace.Id);
        var (start, world) = (workspace.Start, workspace.Start.World);
        foreach (var (member, told) in workspace.Describe(start.World, start.At))
            known.LearnGiven(JsonSerializer.SerializeToNode(told, ControlJson.Options), "given." + member);
        var standIns = new StandIns(masks.Of(workspace));
        var (calls, acts) = (new RecordedCall(known, masks.Of(workspace), standIns), new RecordedAct(known, standIns, providers));
        var steps = new List<RecordedStep>();
        var mails = new Dictionary<string, (string To, string Subject, int Link)>(StringComparer.Ordinal);
        foreach (var happened in Happenings(workspace))
        {
            var step = new RecordedStep(happened.At, $"step{steps.Count + 1}");
            if (happened.Number <= since) step.Say("title", "Before the recording");
            if (happened.Call is { } call && providers.Find(call.Provider) is { } provider)
            {
                step = Mail(known, steps, mails, call, step);
                calls.Write(step, call, provider, workspace.MomentFor(provider, world, call.At));
                steps.Add(step);
            }
            else if (happened.Entry?.Act is { } act && RecordedAct.IsSaid(act))
            {
                acts.Write(step, act);
                steps.Add(step);
            }

            if (happened.Entry is not { Act: null } entry) continue;
            world = entry.Restored is { } restored && workspace.State.Snapshots.Find(restored) is { } snapshot
                ? snapshot.World
                : entry.Records.Aggregate(world, static (one, change) => one.With(change));
            foreach (var mail in entry.Mails)
                for (var i = 0; i < mail.Draft.Links.Length; i++)
                    if (Uri.TryCreate(mail.Draft.Links[i], UriKind.Absolute, out var link))
                        mails[link.PathAndQuery] = (mail.Draft.To[0], mail.Draft.Subject, i);
        }

        var end = workspace.Clock.Now;
        if (workspace.Clock.Mode == Core.Clock.ClockMode.Frozen && end > (steps.Count == 0 ? start.At : steps[^1].At))
            steps.Add(new RecordedStep(end, "end").Say(StepForms.Let, new JsonObject { ["end"] = "${now}" }));
        var last = steps.Count == 0 ? start.At : steps[^1].At;
        steps.AddRange(Webhooks(workspace, known, last));
        steps.AddRange(Outcome(workspace, known, last));
        if (steps.Count == 0) steps.Add(new RecordedStep(start.At, "end").Say(StepForms.Let, new JsonObject { ["end"] = "${now}" }));
        return (Text(workspace, title, steps), steps.Count);
    }

    /// <summary>All calls and all entries of the history in the order in which they happened, since the workspace was last put back to its start.</summary>
    private static List<Happening> Happenings(Workspace workspace)
    {
        var all = workspace.Journal.Newest().Select(call => new Happening(call.Number, call.At, call, null))
            .Concat(workspace.History.All().Select(entry => new Happening(entry.Number, entry.At, null, entry)))
            .OrderBy(one => one.Number).ToList();
        var reset = all.FindLastIndex(one => one.Entry?.Act is { Path: "reset", IsDone: true });
        return reset < 0 ? all : all[(reset + 1)..];
    }

    /// <summary>Puts a step in front that waits for the e-mail whose link the call follows, when no answer told the link.</summary>
    private static RecordedStep Mail(
        KnownValues known, List<RecordedStep> steps, Dictionary<string, (string To, string Subject, int Link)> mails, Exchange call, RecordedStep step)
    {
        var target = call.FullPath + (call.Request.RawQuery.Length == 0 ? "" : "?" + call.Request.RawQuery);
        if (known.StepOfLink(target) is not null || !mails.TryGetValue(target, out var mail)) return step;
        var waits = new RecordedStep(step.At, $"mail{steps.Count + 1}") { IsUsed = true }
            .Say(StepForms.ExpectMail, mail.To).Say("subject", mail.Subject.Replace("${", "$ {", StringComparison.Ordinal));
        steps.Add(waits);
        known.LearnLink(new Uri(new Uri(call.Request.BaseUrl), target).ToString(), $"{waits.Name}.links.{mail.Link}", waits);
        var next = new RecordedStep(step.At, $"step{steps.Count + 1}");
        next.Parts.AddRange(step.Parts);
        return next;
    }

    /// <summary>The webhooks to the emulator's own receivers that have come to an end, with what came of each attempt; others may
    /// answer otherwise the next time.</summary>
    private static IEnumerable<RecordedStep> Webhooks(Workspace workspace, KnownValues known, DateTimeOffset at) => workspace.Current.Deliveries
        .Where(delivery => workspace.Start.World.Deliveries.Find(delivery.Id) is null
            && delivery.State is DeliveryState.Delivered or DeliveryState.Failed && known.IsReceiver(delivery.Call.Url))
        .Take(MostStates).Select(delivery => new RecordedStep(at, "").Say(StepForms.ExpectWebhook, delivery.Call.Event).Say("at", delivery.Provider).Say(
            "id", known.Text(delivery.Call.Subject).Text)
            .Say("state", delivery.State == DeliveryState.Delivered ? "delivered" : "failed")
            .Say("attempts", new JsonArray(
                [.. delivery.Attempts.Select(attempt => attempt.Status is { } status ? JsonValue.Create(status) : (JsonNode)JsonValue.Create("fails"))])));

    /// <summary>What has become of everybody whose state is another than at the start.</summary>
    private IEnumerable<RecordedStep> Outcome(Workspace workspace, KnownValues known, DateTimeOffset at)
    {
        var changed = from provider in providers.All
                      let before = provider.People(workspace.MomentFor(provider, workspace.Start.World, workspace.Start.At))
                          .ToDictionary(subject => (subject.Kind, subject.Id), subject => subject.State)
                      let lives = provider.Acts.Where(act => act.HasSubject).Select(act => act.Subject).ToHashSet()
                      from subject in People.Of(workspace, provider)
                      where lives.Contains(subject.Kind) && before.GetValueOrDefault((subject.Kind, subject.Id)) != subject.State
                      select (provider, subject);
        return changed.Take(MostStates).ToList()
            .Select(one => new RecordedStep(at, "").Say(StepForms.ExpectState, one.subject.State).Say("at", one.provider.Name)
                .Say("id", known.Text(one.subject.Id).Text).Say("kind", one.subject.Kind));
    }

    private string Text(Workspace workspace, string title, List<RecordedStep> steps)
    {
        var mask = masks.Of(workspace);
        var text = new StringBuilder("# yaml-language-server: $schema=scenario.schema.json\n");
        text.Append(CultureInfo.InvariantCulture, $"title: {Value(mask.Text(title))}\n");
        text.Append(CultureInfo.InvariantCulture, $"workspace:\n  fixture: {workspace.Fixture}\n  seed: {workspace.Seed}\n  start: "
            + $"{workspace.Start.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n\nsteps:\n");
        var before = workspace.Start.At;
        foreach (var step in steps)
        {
            var lead = "  - ";
            if (step.At > before)
            {
                text.Append(CultureInfo.InvariantCulture, $"{lead}after: {Duration.Write(step.At - before)}\n");
                lead = "    ";
            }

            foreach (var (name, value) in step.Parts) Line(name, value);
            if (step.IsUsed) Line("remember", step.Name);
            text.Append('\n');
            // After a restore the clock may have gone back; the steps do as it did.
            before = step.At;

            void Line(string name, JsonNode? said)
            {
                // Each text by itself: in the whole it is escaped once more.
                var value = RecordJson.Masked(said, mask);
                text.Append(CultureInfo.InvariantCulture, $"{lead}{name}: "
                    + $"{(value is JsonValue one && one.TryGetValue<string>(out var plain) ? Value(plain) : value?.ToJsonString(Writing) ?? "null")}\n");
                lead = "    ";
            }
        }

        return mask.Text(text.ToString());
    }

    // Plain where YAML reads the very same text, in quotes where it might not.
    private static string Value(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text.All(letter => char.IsLetterOrDigit(letter)
            || letter is ' ' or '-' or '_' or '/' or '.' or '@' or '=' or '?') && text[^1] != ' ' && text is not ("true" or "false" or "null")
            ? text
            : JsonSerializer.Serialize(text, Writing);

    private sealed record Happening(long Number, DateTimeOffset At, Exchange? Call, HistoryEntry? Entry);
}
