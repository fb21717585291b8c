using System.Collections.Immutable;
using Emulator.Core.State;

namespace Emulator.Core.Agenda;

/// <summary>What is to happen in a workspace, earliest first: a table and the number given last. Immutable.</summary>
/// <param name="Table">The entries; made by <see cref="Empty"/>, with its indices.</param>
/// <param name="LastNumber">The number that was given last.</param>
public readonly record struct AgendaEntries(Table<long, AgendaEntry> Table, long LastNumber)
{
    private static readonly Comparison<AgendaEntry> DueOrder = static (a, b) => a.Due.CompareTo(b.Due);
    private static readonly Ordered<AgendaEntry, bool> ByDue = new(static _ => true, DueOrder);
    private static readonly Ordered<AgendaEntry, bool> BesidesAttempts = new(static _ => true, DueOrder, static entry => !entry.IsAttempt);
    private static readonly Ordered<AgendaEntry, (string Provider, string Kind, string Subject)> BySubject =
        new(static entry => (entry.Provider, entry.Kind, entry.Subject), DueOrder);

    /// <summary>Nothing to happen.</summary>
    public static AgendaEntries Empty { get; } = new(Table<long, AgendaEntry>.With(ByDue, BesidesAttempts, BySubject), 0);

    /// <summary>All entries, earliest first; those of one instant by their number.</summary>
    public ImmutableSortedSet<AgendaEntry> Entries => Table.In(ByDue, true);

    /// <summary>The earliest entry, or null.</summary>
    public AgendaEntry? Next => Table.First(ByDue, true);

    /// <summary>The earliest entry that is no attempt of a webhook, or null: it waits for no receiver.</summary>
    public AgendaEntry? NextBesidesAttempts => Table.First(BesidesAttempts, true);

    /// <summary>How many entries are due by an instant; they are not walked.</summary>
    public int CountDue(DateTimeOffset now)
    {
        var entries = Entries;
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Due > now) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>Whether the entry is still to come, as it is.</summary>
    public bool Has(AgendaEntry entry) => Table.Find(entry.Number) is { } known && known == entry;

    /// <summary>The entries of this kind and subject.</summary>
    public ImmutableSortedSet<AgendaEntry> Of(string provider, string kind, string subject) => Table.In(BySubject, (provider, kind, subject));

    /// <summary>An agenda with these entries of providers, as a workspace begins with them: numbered in this order.</summary>
    public static AgendaEntries Begin(IEnumerable<(string Provider, ImmutableArray<AgendaEntry> Entries)> entries)
    {
        var numbered = new List<AgendaEntry>();
        foreach (var (provider, some) in entries)
            foreach (var entry in some) numbered.Add(entry with { Provider = provider, Number = numbered.Count + 1 });
        return numbered.Count == 0 ? Empty : new(Empty.Table.Begin(numbered), numbered.Count);
    }

    /// <summary>The agenda with one entry more.</summary>
    public AgendaEntries Add(DateTimeOffset due, string provider, string kind, string subject, string? payload = null) =>
        Reserve(out var number).Add(number, due, provider, kind, subject, payload);

    /// <summary>The agenda with one entry more, whose number was taken before.</summary>
    public AgendaEntries Add(long number, DateTimeOffset due, string provider, string kind, string subject, string? payload = null) =>
        this with { Table = Table.Put(new AgendaEntry(number, due, provider, kind, subject, payload)) };

    /// <summary>The agenda with these entries more, whose numbers were taken before.</summary>
    public AgendaEntries Add(IReadOnlyCollection<AgendaEntry> entries) => this with { Table = Table.Put(entries) };

    /// <summary>Takes a number for an entry that comes later: its place among those of one instant is decided now.</summary>
    public AgendaEntries Reserve(out long number)
    {
        number = LastNumber + 1;
        return this with { LastNumber = number };
    }

    /// <summary>The agenda without this entry.</summary>
    public AgendaEntries Remove(AgendaEntry entry) => this with { Table = Table.Remove(entry.Number) };

    /// <summary>The agenda without the entries of this kind and subject.</summary>
    public AgendaEntries Remove(string provider, string kind, string subject) =>
        Of(provider, kind, subject).Aggregate(this, static (agenda, entry) => agenda.Remove(entry));
}
