namespace Emulator.Core.Journal;

/// <summary>How much the journal of a workspace keeps.</summary>
public sealed class JournalSettings
{
    /// <summary>The largest number of exchanges.</summary>
    public int MaxExchanges { get; init; } = 10_000;

    /// <summary>The largest size, in bytes.</summary>
    public long MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The largest number of acts and changes that are kept besides, for the timeline.</summary>
    public int MaxChanges { get; init; } = 5_000;

    /// <summary>The largest part of a body that is kept, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 64 * 1024;
}
