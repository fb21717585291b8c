using System.Collections.Immutable;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Agenda;

/// <summary>What is to happen in a workspace, earliest first. Immutable.</summary>
public sealed class AgendaEntries
{
    private static readonly Comparer<AgendaEntry> DueOrder = Comparer<AgendaEntry>.Create(static (a, b) =>
        a.Due.CompareTo(b.Due) is var byDue && byDue != 0 ? byDue : a.Number.CompareTo(b.Number));

    private readonly ImmutableSortedSet<AgendaEntry> entries, besidesAttempts;
    private readonly long lastNumber;

    private AgendaEntries(ImmutableSortedSet<AgendaEntry> entries, ImmutableSortedSet<AgendaEntry> besidesAttempts, long lastNumber) =>
        (this.entries, this.besidesAttempts, this.lastNumber) = (entries, besidesAttempts, lastNumber);

    /// <summary>Nothing to happen.</summary>
    public static AgendaEntries Empty { get; } = new(ImmutableSortedSet.Create<AgendaEntry>(DueOrder), ImmutableSortedSet.Create<AgendaEntry>(DueOrder), 0);

    /// <summary>All entries, earliest first.</summary>
    public IReadOnlyCollection<AgendaEntry> Entries => entries;

    /// <summary>The earliest entry, or null.</summary>
    public AgendaEntry? Next => entries.IsEmpty ? null : entries.Min;

    /// <summary>The earliest entry that is no attempt of a webhook, or null: it waits for no receiver.</summary>
    public AgendaEntry? NextBesidesAttempts => besidesAttempts.IsEmpty ? null : besidesAttempts.Min;

    /// <summary>The agenda with one entry more.</summary>
    public AgendaEntries Add(DateTimeOffset due, string provider, string kind, string subject, string? payload = null) => Reserve(out var number).Add(number, due, provider, kind, subject, payload);

    /// <summary>The agenda with one entry more, whose number was taken before.</summary>
    public AgendaEntries Add(long number, DateTimeOffset due, string provider, string kind, string subject, string? payload = null)
    {
        var entry = new AgendaEntry(number, due, provider, kind, subject, payload);
        return new AgendaEntries(entries.Add(entry), Outbox.IsAttempt(entry) ? besidesAttempts : besidesAttempts.Add(entry), lastNumber);
    }

    /// <summary>Takes a number for an entry that comes later: its place among those of one instant is decided now.</summary>
    public AgendaEntries Reserve(out long number)
    {
        number = lastNumber + 1;
        return new AgendaEntries(entries, besidesAttempts, number);
    }

    /// <summary>The agenda without this entry.</summary>
    public AgendaEntries Remove(AgendaEntry entry) => new(entries.Remove(entry), besidesAttempts.Remove(entry), lastNumber);

    /// <summary>The agenda without the entries of this kind and subject.</summary>
    public AgendaEntries Remove(string provider, string kind, string subject) =>
        entries.Where(entry => entry.Provider == provider && entry.Kind == kind && entry.Subject == subject).Aggregate(this, static (agenda, entry) => agenda.Remove(entry));
}
