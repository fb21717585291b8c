using Emulator.Core.Clock;
using Emulator.Core.Journal;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>Numbers the words that journals have in common over all nodes, so that each reads what any has written. While the database cannot be asked, new
/// ones are written out in full.</summary>
/// <param name="source">Where connections come from.</param>
internal sealed class PostgresTerms(NpgsqlDataSource source)
{
    private const long Most = 1000;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private long quietUntil;

    /// <summary>Numbers a term, unless it has a number.</summary>
    /// <returns>The terms behind so many of each kind; null when they cannot be told.</returns>
    public IReadOnlyList<JournalTerm>? Number(string kind, string text, (int Surfaces, int Lists, int Templates) known)
    {
        if (RealTime.Until(Volatile.Read(ref quietUntil)) > TimeSpan.Zero) return null;
        try
        {
            using var batch = source.CreateBatch();
            Add(batch, "SELECT pg_advisory_xact_lock($1)", PostgresLocks.Terms);
            Add(
                batch,
                "INSERT INTO terms SELECT $1, 1 + coalesce(max(number), 0), $2 FROM terms WHERE kind = $1 "
                + "HAVING coalesce(bool_and(text <> $2), true) AND coalesce(max(number), 0) < $3",
                kind,
                text,
                Most);
            Add(batch, JournalRows.TermsBehind, (long)known.Surfaces, (long)known.Lists, (long)known.Templates);
            using var row = batch.ExecuteReader();
            row.NextResult();
            var terms = new List<JournalTerm>();
            while (row.Read()) terms.Add(new JournalTerm(row.GetString(0), (int)row.GetInt64(1), row.GetString(2)));
            row.NextResult();
            return terms;
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or IOException)
        {
            Volatile.Write(ref quietUntil, RealTime.In(Quiet));
            return null;
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
