namespace Emulator.Core.Store;

/// <summary>Writes the tables that several workspaces have in common: each once, as long as any names it.</summary>
/// <param name="statements">What writes.</param>
internal sealed class CommonRows(StoreStatements statements)
{
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>What was written is not there: it is looked up anew.</summary>
    public void Forget() => written.Clear();

    /// <summary>Keeps the tables that a value names, and lets go of those that none does any more.</summary>
    /// <param name="key">The workspace.</param>
    /// <param name="tables">What its value names.</param>
    public void Use(long key, IReadOnlyList<CommonTable> tables)
    {
        var former = statements.Texts("SELECT name FROM uses WHERE key = $1", key);
        foreach (var (name, data) in tables.ExceptBy(former, static table => table.Name))
        {
            statements.Run("INSERT INTO uses VALUES ($1, $2)", key, name);
            if (!written.Add(name) || statements.Ask("SELECT 1 FROM common WHERE name = $1", name) == 1) continue;
            statements.Run("INSERT INTO common VALUES ($1, $2, $3)", name, data, StoreStatements.Sum(data));
        }

        foreach (var name in former.Except(tables.Select(static table => table.Name)))
        {
            statements.Run("DELETE FROM uses WHERE key = $1 AND name = $2", key, name);
            if (statements.Ask("SELECT 1 FROM uses WHERE name = $1 LIMIT 1", name) == 1) continue;
            statements.Run("DELETE FROM common WHERE name = $1", name);
            written.Remove(name);
        }
    }
}
