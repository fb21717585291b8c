namespace Emulator.Core.Store;

/// <summary>Writes the tables that several workspaces have in common: each once, as long as any names it.</summary>
/// <param name="statements">What writes.</param>
/// <param name="isShared">Whether other processes write too: then each is looked up each time, and those that none names are swept from time to time.</param>
internal sealed class CommonRows(IStoreStatements statements, bool isShared)
{
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>What was written is not there: it is looked up anew.</summary>
    public void Forget() => written.Clear();

    /// <summary>Keeps the tables that a value names, and lets go of those that none does any more.</summary>
    /// <param name="key">The workspace.</param>
    /// <param name="tables">What its value names.</param>
    public void Use(long key, IReadOnlyList<CommonTable> tables)
    {
        var former = Former(key);
        foreach (var (name, data) in tables.ExceptBy(former, static table => table.Name))
        {
            statements.Run("INSERT INTO uses VALUES ($1, $2)", key, name);
            if (isShared) Share(name, data);
            else if (written.Add(name) && !IsThere(name)) statements.Run("INSERT INTO common VALUES ($1, $2, $3)", name, data, Checksum.Of(data));
        }

        foreach (var name in former.Except(tables.Select(static table => table.Name)))
        {
            statements.Run("DELETE FROM uses WHERE key = $1 AND name = $2", key, name);
            if (isShared || statements.Ask("SELECT 1 FROM uses WHERE name = $1 LIMIT 1", name) == 1) continue;
            statements.Run("DELETE FROM common WHERE name = $1", name);
            written.Remove(name);
        }
    }

    private List<string> Former(long key)
    {
        var names = new List<string>();
        using var row = statements.Read("SELECT name FROM uses WHERE key = $1", key);
        while (row.Read()) names.Add(row.GetString(0));
        return names;
    }

    private bool IsThere(string name) => statements.Ask("SELECT 1 FROM common WHERE name = $1", name) == 1;

    /// <summary>Who sweeps waits for those who have seen a table there; and of those who write one that is not there, one goes first, so that no two wait for
    /// one another.</summary>
    private void Share(string name, byte[] data)
    {
        statements.Ask("SELECT 1 FROM pg_advisory_xact_lock_shared($1)", PostgresLocks.Sweep);
        if (IsThere(name)) return;
        statements.Ask("SELECT 1 FROM pg_advisory_xact_lock($1)", PostgresLocks.Common);
        statements.Run("INSERT INTO common VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING", name, data, Checksum.Of(data));
    }
}
