using Emulator.Core.Mail;
using Emulator.Core.State;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Core.History;

/// <summary>One thing that happened in a workspace besides its calls: an act through the control API, or a change of the world with its cause.
/// Worlds are immutable and share what they have in common, so keeping two costs little; what differs is worked out when somebody looks.</summary>
/// <param name="number">Unique over the process, growing, in one sequence with the exchanges.</param>
/// <param name="at">When, by the workspace's clock.</param>
/// <param name="cause">Why.</param>
public sealed class HistoryEntry(long number, DateTimeOffset at, Cause cause)
{
    private IReadOnlyList<RecordChange>? records;

    /// <summary>Unique over the process, growing, in one sequence with the exchanges.</summary>
    public long Number { get; } = number;

    /// <summary>When, by the workspace's clock.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>Why.</summary>
    public Cause Cause { get; } = cause;

    /// <summary>The act, when it is one; an act's changes are entries of their own.</summary>
    public ControlAct? Act { get; init; }

    /// <summary>The world before, or null for an act.</summary>
    public World? Before { get; init; }

    /// <summary>The world after, or null for an act.</summary>
    public World? After { get; init; }

    /// <summary>The records of providers that were added, changed or removed.</summary>
    public IReadOnlyList<RecordChange> Records => records ??= Before is null || After is null ? [] : [.. Compare(Before, After)];

    /// <summary>The e-mails that were captured.</summary>
    public IEnumerable<CapturedMail> Mails => Before is null || After is null || ReferenceEquals(Before.Mails, After.Mails) ? []
        : After.Mails.Where(mail => Before.Mails.Find(mail.Id) is null);

    /// <summary>The deliveries that have an attempt more than before.</summary>
    public IEnumerable<Delivery> Attempted => Before is null || After is null || ReferenceEquals(Before.Deliveries, After.Deliveries) ? []
        : After.Deliveries.Where(delivery => delivery.Attempts.Length > (Before.Deliveries.Find(delivery.Id)?.Attempts.Length ?? 0));

    /// <summary>What became of the records of providers from one world to another.</summary>
    public static IEnumerable<RecordChange> Compare(World before, World after)
    {
        foreach (var (provider, state) in after.Providers)
        {
            if (!before.Providers.TryGetValue(provider, out var former) || ReferenceEquals(former, state)) continue;
            var tables = former.Tables.ToDictionary();
            foreach (var (name, table) in state.Tables)
                foreach (var (id, was, @is) in Compare(tables[name], table)) yield return new RecordChange(provider, name, id, was, @is);
        }
    }

    private static IEnumerable<(string Id, object? Before, object? After)> Compare(ITable before, ITable after)
    {
        if (ReferenceEquals(before, after)) yield break;
        foreach (var (id, record) in after.Records)
        {
            var former = before.FindRecord(id);
            if (!ReferenceEquals(former, record) && !record.Equals(former)) yield return (id, former, record);
        }

        foreach (var (id, record) in before.Records)
            if (after.FindRecord(id) is null) yield return (id, record, null);
    }
}

/// <summary>What became of one record: added when there is none before, removed when there is none after.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Table">The table.</param>
/// <param name="Id">The record's key as text.</param>
/// <param name="Before">The record as it was, or null.</param>
/// <param name="After">The record as it is, or null.</param>
public sealed record RecordChange(string Provider, string Table, string Id, object? Before, object? After);
