using Emulator.Core.Mail;
using Emulator.Core.State;
using Emulator.Core.Webhooks;

namespace Emulator.Core.History;

/// <summary>One thing that happened in a workspace besides its calls: an act through the control API, or a commit.</summary>
/// <param name="number">Unique over the process, growing, in one sequence with the exchanges.</param>
/// <param name="at">When, by the workspace's clock.</param>
/// <param name="cause">Why.</param>
public sealed class HistoryEntry(long number, DateTimeOffset at, Cause cause)
{
    private readonly long recordBytes;

    /// <summary>Unique over the process, growing, in one sequence with the exchanges.</summary>
    public long Number { get; } = number;

    /// <summary>When, by the workspace's clock.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>Why.</summary>
    public Cause Cause { get; } = cause;

    /// <summary>The act, when it is one; an act's changes are entries of their own.</summary>
    public ControlAct? Act { get; init; }

    /// <summary>What was sent with the act, and the texts of the records as they were and as they are, in bytes: they may be kept here only.</summary>
    public long Bytes => (Act?.Bytes ?? 0) + recordBytes;

    /// <summary>The version of the workspace that it led to; 0 for an act.</summary>
    public long Version { get; private init; }

    /// <summary>The version that it was decided on; 0 for an act.</summary>
    public long Follows { get; private init; }

    /// <summary>The snapshot that was brought back, or null.</summary>
    public int? Restored { get; private init; }

    /// <summary>The records of providers that were added, changed or removed.</summary>
    public IReadOnlyList<RecordChange> Records
    {
        get;
        private init
        {
            field = value;
            foreach (var change in value) recordBytes += RowBytes.OfRecord(change.Before) + RowBytes.OfRecord(change.After);
        }
    } = [];

    /// <summary>The e-mails that were captured, without their texts: those are in the mailbox.</summary>
    public IReadOnlyList<CapturedMail> Mails { get; private init; } = [];

    /// <summary>The deliveries that have an attempt more than before, without the bodies: those are with the webhooks.</summary>
    public IReadOnlyList<Delivery> Attempted { get; private init; } = [];

    /// <summary>What a commit tells a person; null when it is about nothing but the emulator's own bookkeeping.</summary>
    /// <param name="number">The number of the entry.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="isOfProvider">Whether an area is a provider's.</param>
    public static HistoryEntry Of(long number, Commit commit, Func<string, bool> isOfProvider) => new(number, commit.At, commit.Cause)
    {
        Version = commit.Version,
        Follows = commit.Follows,
        Restored = commit.Restored,
        Records = [.. commit.Rows.Where(row => isOfProvider(row.Area))],
        Mails = [.. commit.Rows.Where(row => row.Before is null).Select(row => row.After).OfType<CapturedMail>()
            .Select(static mail => mail with { Draft = mail.Draft with { Text = "", Html = null } })],
        Attempted = [.. commit.Rows.Select(row => (Before: row.Before as Delivery, After: row.After as Delivery))
            .Where(row => row.After is not null && row.After.Attempts.Length > (row.Before?.Attempts.Length ?? 0)).Select(row => row.After!.WithoutBodies())],
    };
}
