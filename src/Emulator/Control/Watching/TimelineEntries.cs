using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Control.People;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Masking;

namespace Emulator.Control.Watching;

/// <summary>What happened, as it is shown on the time axis.</summary>
/// <param name="mask">Hides the secrets.</param>
/// <param name="json">Writes records.</param>
internal sealed class TimelineEntries(SecretMask mask, RecordJson json)
{
    private const int MostMembers = 3;

    /// <summary>A call: one entry.</summary>
    public IEnumerable<TimelineView> Of(Exchange exchange, PeopleIndex people)
    {
        var path = mask.Text(exchange.FullPath);
        var failed = exchange.Verdict.Lines.Where(line => line.Outcome == CheckOutcome.Failed)
            .Select(line => line.Check.Name + (line.Detail.Text is { } detail ? $", {mask.Text(detail)}" : "")).FirstOrDefault();
        return [new TimelineView
        {
            Id = Text(exchange.Number),
            Number = exchange.Number,
            At = exchange.At,
            Kind = failed is not null || exchange.Answer is null or { Status: >= 400 } ? "refusal" : "call",
            Provider = exchange.Provider,
            Title = (exchange.Operation ?? "Unknown route") + (failed is null ? "" : $": {failed}"),
            Person = Shown(people.Of(exchange)),
            Exchange = exchange.Number,
            Method = mask.Text(exchange.Request.Method),
            Path = path,
            Status = exchange.Answer?.Status,
        }];
    }

    /// <summary>An act: one entry. A change: one for each attempt, e-mail and record; what fell due is told once, in front of what it changed.</summary>
    public IEnumerable<TimelineView> Of(HistoryEntry entry, PeopleIndex people)
    {
        if (entry.Act is { } act) return [Of(entry, act, people)];
        var views = entry.Attempted.Select(delivery => New(entry, "delivery") with
        {
            Provider = delivery.Provider,
            Title = mask.Text(entry.Cause.Summary ?? delivery.Call.Event),
            Subject = delivery.Call.Subject,
            Person = Shown(people.OfSubject(delivery.Provider, delivery.Call.Subject)),
            Delivery = Text(delivery.Id),
            Status = delivery.Attempts[^1].Status,
        }).ToList();
        if (entry.Cause is { Kind: CauseKind.Agenda, Summary: { } summary })
            views.Add(New(entry, "change") with { Provider = entry.Cause.Provider, Title = mask.Text(summary) });
        views.AddRange(entry.Records.Where(record => record.IsShown).Select(record => Of(entry, record, people)));
        views.AddRange(entry.Mails.Select(mail => New(entry, "mail") with
        {
            Provider = mail.Provider,
            Title = mask.Text($"“{mail.Draft.Subject}” to {string.Join(", ", mail.Draft.To)}"),
            Person = Shown(mail.Draft.To.FirstOrDefault()),
            Mail = Text(mail.Id),
        }));
        return views.Select((view, at) => at == 0 ? view : view with { Id = $"{view.Id}.{at}" });
    }

    private TimelineView Of(HistoryEntry entry, ControlAct act, PeopleIndex people) => New(entry, act.IsAboutTime ? "clock" : "act") with
    {
        Cause = null,
        Provider = act.Provider,
        Title = mask.Text(act.Summary) + (act.IsDone ? "" : $": refused with {act.Status}"),
        Person = Shown((act.Provider is { } provider ? people.OfPath(provider, act.Path) : null) ?? PeopleIndex.InText(act.Body)),
        Method = act.Method,
        Path = mask.Text(act.Path),
        Status = act.Status,
        Body = mask.Body("application/json", act.Body),
    };

    private TimelineView Of(HistoryEntry entry, RecordChange record, PeopleIndex people)
    {
        var before = json.Node(record.Before, mask) as JsonObject;
        var after = json.Node(record.After, mask) as JsonObject;
        return New(entry, "change") with
        {
            Provider = record.Area,
            Title = $"{record.Table} {mask.Text(record.Id)} {Words(before, after)}",
            Subject = mask.Text(record.Id),
            Person = Shown(people.OfRecord(record.Area, record.Table, record.Id)) ?? PeopleIndex.InText((after ?? before)?.ToJsonString(ControlJson.Options)),
            Table = record.Table,
            Before = before is null ? null : JsonSerializer.SerializeToElement(before),
            After = after is null ? null : JsonSerializer.SerializeToElement(after),
        };
    }

    private string Words(JsonObject? before, JsonObject? after)
    {
        if (before is null) return "added";
        if (after is null) return "removed";
        var changed = after.Where(member => !JsonNode.DeepEquals(before[member.Key], member.Value)).ToList();
        if (changed.Count == 0) return "changed"; // In what is hidden.
        var told = changed.Take(MostMembers).Select(member => member.Value is JsonArray or JsonObject || before[member.Key] is JsonArray or JsonObject
            ? member.Key
            : $"{member.Key} {Value(before[member.Key])} → {Value(member.Value)}");
        return string.Join(", ", told) + (changed.Count > MostMembers ? $" and {changed.Count - MostMembers} more" : "");
    }

    private string Value(JsonNode? value) => value is null ? "nothing" : mask.Text(value.ToJsonString(ControlJson.Options).Trim('"'));

    private string? Shown(string? text) => text is null ? null : mask.Text(text);

    private static TimelineView New(HistoryEntry entry, string kind) => new()
    {
        Id = Text(entry.Number),
        Number = entry.Number,
        At = entry.At,
        Kind = kind,
        Title = "",
        Cause = entry.Cause.Number,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
