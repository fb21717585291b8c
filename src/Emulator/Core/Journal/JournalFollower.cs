namespace Emulator.Core.Journal;

/// <summary>Somebody who reads a journal as it is written. He is a mark in the journal and keeps nothing of his own: one who never reads costs nothing. One who
/// falls too far behind loses the oldest and is told how many. Not for several threads at once.</summary>
public sealed class JournalFollower : IDisposable
{
    /// <summary>How many exchanges he may be behind.</summary>
    public const int MostExchanges = 1000;

    /// <summary>How many bytes he may be behind.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly ExchangeJournal journal;

    internal JournalFollower(ExchangeJournal journal, Bell bell, bool withBodies, long position, long ordinal) =>
        (this.journal, Bell, WithBodies, Position, Ordinal) = (journal, bell, withBodies, position, ordinal);

    /// <summary>What is rung when there may be something to read.</summary>
    internal Bell Bell { get; }

    /// <summary>Whether he wants bodies.</summary>
    internal bool WithBodies { get; }

    /// <summary>Where the next record begins.</summary>
    internal long Position { get; set; }

    /// <summary>How many were written before it.</summary>
    internal long Ordinal { get; set; }

    /// <summary>The next exchange, or how many were missed before it; false when there is none yet.</summary>
    public bool TryRead(out Followed followed) => journal.TryRead(this, out followed);

    /// <inheritdoc/>
    public void Dispose() => journal.Leave(this);
}

/// <summary>What a follower reads: an exchange, or a gap.</summary>
/// <param name="Exchange">The exchange; null for a gap.</param>
/// <param name="Missed">How many exchanges are missing here.</param>
public readonly record struct Followed(Exchange? Exchange, long Missed);
