using Emulator.Core.Journal;

namespace Emulator.Core.Store;

/// <summary>Writes values whole, now and then, and drops what led to them when it is not shown any more.</summary>
/// <param name="statements">What writes.</param>
/// <param name="common">The tables that values have in common.</param>
/// <param name="bounds">How much is shown.</param>
internal sealed class CheckpointRows(IStoreStatements statements, CommonRows common, JournalSettings bounds)
{
    /// <summary>Fewer commits than that are gone through in no time: no checkpoint is made for them.</summary>
    private const int FewCommits = 250;

    /// <summary>Whether so much follows the checkpoint that another one costs less than going through it each time.</summary>
    public static bool IsWanted(KeptCounts kept)
    {
        if (kept.IsPacking || kept.Since.Count < FewCommits) return false;
        return kept.IsPacking = kept.Since.Bytes * (1 + (kept.Since.Count / 1000)) >= kept.Checkpoint;
    }

    /// <summary>Writes a value.</summary>
    public void Write(KeptCounts kept, long version, PackedState packed)
    {
        // One that was packed before, and comes later, is of an earlier value: what led from it to the present one may be dropped already.
        if (statements.Ask("SELECT version FROM checkpoints WHERE key = $1", kept.Key) < version)
        {
            statements.Run(
                "INSERT INTO checkpoints VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE SET version = $2, state = $3, sum = $4",
                kept.Key,
                version,
                packed.State,
                Checksum.Of(packed.State));
            common.Use(kept.Key, packed.Apart);
        }

        kept.IsPacking = false;
        Count(kept);
    }

    /// <summary>What is not shown any more goes, unless it is needed to come to the value.</summary>
    public void DropOldEntries(KeptCounts kept)
    {
        if (++kept.Entries < Math.Max(100, bounds.MaxChanges / 8)) return;
        kept.Entries = 0;
        statements.Run(
            "DELETE FROM commits WHERE key = $1 AND version <= (SELECT version FROM checkpoints WHERE key = $1) AND version < "
            + "(SELECT min(version) FROM (SELECT version FROM commits WHERE key = $1 ORDER BY version DESC LIMIT $2) AS shown)",
            kept.Key,
            (long)bounds.MaxChanges);
        statements.Run(
            "DELETE FROM acts WHERE key = $1 AND number < "
            + "(SELECT min(number) FROM (SELECT number FROM acts WHERE key = $1 ORDER BY number DESC LIMIT $2) AS shown)",
            kept.Key,
            (long)bounds.MaxChanges);
    }

    /// <summary>Counts what is kept of a value, and of the commits that follow it.</summary>
    public void Count(KeptCounts kept)
    {
        kept.Checkpoint = statements.Ask("SELECT length(state) FROM checkpoints WHERE key = $1", kept.Key);
        kept.Since = (
            (int)statements.Ask(
                "SELECT count(*) FROM commits WHERE key = $1 AND version > (SELECT version FROM checkpoints WHERE key = $1)", kept.Key),
            statements.Ask(
                "SELECT CAST(sum(length(data)) AS BIGINT) FROM commits WHERE key = $1 AND version > (SELECT version FROM checkpoints WHERE key = $1)",
                kept.Key));
    }
}
