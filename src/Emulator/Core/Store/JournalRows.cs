using Emulator.Core.Journal;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Writes what journals have gained since they were taken down, and the terms that their records name.</summary>
/// <param name="statements">What writes.</param>
/// <param name="bounds">How much a journal keeps.</param>
/// <param name="terms">The terms.</param>
internal sealed class JournalRows(IStoreStatements statements, JournalSettings bounds, JournalTerms terms)
{
    /// <summary>Asks for the terms behind so many of each kind.</summary>
    public const string TermsBehind =
        "SELECT kind, number, text FROM terms WHERE number > CASE kind WHEN 'surface' THEN $1 WHEN 'checks' THEN $2 ELSE $3 END ORDER BY kind, number";

    /// <summary>So much more than a journal keeps may lie on the disk before the oldest go.</summary>
    private const double Slack = 1.25;

    private (int, int, int) written = terms.Counts;

    /// <summary>What was written is not there: all terms are written again.</summary>
    public void Forget() => written = default;

    /// <summary>Writes what a journal has gained.</summary>
    public void Write(Workspace workspace, KeptCounts kept)
    {
        var (records, count) = workspace.Journal.Take(ref workspace.Mark.Journal);
        if (records.Length == 0) return;
        var given = JournalRecords.Numbers(records);
        statements.Run(
            "INSERT INTO journal (key, first, last, count, data, sum) VALUES ($1, $2, $3, $4, $5, $6)",
            kept.Key,
            given.Min(),
            given.Max(),
            (long)count,
            records,
            Checksum.Of(records));
        kept.Journal = (kept.Journal.Count + count, kept.Journal.Bytes + records.Length);
        if (kept.Journal.Count <= bounds.MaxExchanges * Slack && kept.Journal.Bytes <= bounds.MaxBytes * Slack) return;
        statements.Run(
            "DELETE FROM journal WHERE key = $1 AND seq <= (SELECT max(seq) FROM (SELECT seq, sum(count) OVER (ORDER BY seq DESC) AS many, "
            + "sum(length(data)) OVER (ORDER BY seq DESC) AS large FROM journal WHERE key = $1) AS kept WHERE many > $2 OR large > $3)",
            kept.Key,
            (long)bounds.MaxExchanges,
            bounds.MaxBytes);
        Count(kept);
    }

    /// <summary>Forgets the exchanges up to a number.</summary>
    public void Drop(KeptCounts kept, long last)
    {
        statements.Run("DELETE FROM journal WHERE key = $1 AND last <= $2", kept.Key, last);
        Count(kept);
    }

    /// <summary>Counts what is kept of a journal.</summary>
    public void Count(KeptCounts kept) => kept.Journal = (
        statements.Ask("SELECT CAST(sum(count) AS BIGINT) FROM journal WHERE key = $1", kept.Key),
        statements.Ask("SELECT CAST(sum(length(data)) AS BIGINT) FROM journal WHERE key = $1", kept.Key));

    /// <summary>Writes the terms that are new.</summary>
    public void WriteTerms()
    {
        var fresh = terms.Since(written, out var now);
        foreach (var term in fresh)
        {
            statements.Run(
                "INSERT INTO terms VALUES ($1, $2, $3) ON CONFLICT (kind, number) DO UPDATE SET text = $3", term.Kind, (long)term.Number, term.Text);
        }

        written = now;
    }
}
