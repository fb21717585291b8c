using System.IO.Compression;
using System.Text.Json;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Reads what is kept; each time on a connection of its own, beside the one that writes.</summary>
/// <param name="database">The database.</param>
/// <param name="formats">How things are written in it.</param>
internal sealed class StoreReader(IStoreDatabase database, StoreFormats formats)
{
    /// <summary>So often it is tried on another connection when one breaks.</summary>
    private const int MostTries = 3;

    /// <summary>The directory: all workspaces.</summary>
    public IReadOnlyList<KeptWorkspace> List() => Reading("the directory", statements =>
    {
        var all = new List<KeptWorkspace>();
        var now = RealTime.Now;
        using var row = statements.Read("SELECT name, key, due, label, owner, team FROM workspaces LEFT JOIN tags USING (key)");
        while (row.Read())
        {
            TimeSpan? due = row.IsDBNull(2) ? null : new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero) - now;
            var tag = new WorkspaceTag(row.GetValue(3) as string, row.GetValue(4) as string, row.GetValue(5) as string, null);
            all.Add(new KeptWorkspace(row.GetString(0), row.GetInt64(1), due) { Tag = tag == WorkspaceTag.None ? WorkspaceTag.None : tag });
        }

        return (IReadOnlyList<KeptWorkspace>)all;
    });

    /// <summary>The heads of workspaces, by their numbers; one that is damaged, or not there any more, is left out.</summary>
    public IReadOnlyDictionary<long, WorkspaceHead> Heads(IReadOnlyCollection<long> keys) => Reading("the directory", statements =>
    {
        var heads = new Dictionary<long, WorkspaceHead>();
        foreach (var key in keys)
        {
            using var row = statements.Read("SELECT head, sum FROM workspaces WHERE key = $1", key);
            try
            {
                if (row.Read()) heads[key] = JsonSerializer.Deserialize<WorkspaceHead>(Checksum.Checked(row), formats.States.Options)!;
            }
            catch (Exception error) when (error is InvalidDataException or JsonException)
            {
                // Whoever asks for the workspace itself is told.
            }
        }

        return (IReadOnlyDictionary<long, WorkspaceHead>)heads;
    });

    /// <summary>What is kept of the process itself; of one kind, or all of it.</summary>
    public IReadOnlyList<ProcessRow> Rows(string? kind = null) => Reading("what belongs to no workspace", statements =>
    {
        var rows = new List<ProcessRow>();
        using var row = statements.Read("SELECT data, sum, kind, name FROM process WHERE kind = $1 OR $1 = '' ORDER BY kind, name", kind ?? "");
        while (row.Read()) rows.Add(new ProcessRow(row.GetString(2), row.GetString(3), Checksum.Checked(row)));
        return (IReadOnlyList<ProcessRow>)rows;
    });

    /// <summary>The number of the workspace that a credential names; 0 when there is none.</summary>
    public long OwnerOf(string kind, string value) => Reading(
        "the credentials", statements => statements.Ask("SELECT key FROM claims WHERE value = $1 AND kind = $2", value, kind));

    /// <summary>The hashes of all credentials, and whether each is secret.</summary>
    public void Hashes(KnownClaims known) => Reading("the credentials", statements =>
    {
        using var row = statements.Read("SELECT hash, secret FROM claims");
        while (row.Read()) known.Add(row.GetInt64(0), row.GetInt64(1) != 0);
        return true;
    });

    /// <summary>The words that the journals have in common, from behind so many of each kind.</summary>
    public IReadOnlyList<JournalTerm> Terms((int Surfaces, int Lists, int Templates) known) => Reading("the journal’s terms", statements =>
    {
        var terms = new List<JournalTerm>();
        using var row = statements.Read(JournalRows.TermsBehind, (long)known.Surfaces, (long)known.Lists, (long)known.Templates);
        while (row.Read()) terms.Add(new JournalTerm(row.GetString(0), (int)row.GetInt64(1), row.GetString(2)));
        return (IReadOnlyList<JournalTerm>)terms;
    });

    /// <summary>A workspace, whole.</summary>
    /// <param name="key">Its number.</param>
    /// <param name="name">Its name, for what is said.</param>
    public SavedWorkspace Load(long key, string name) => Reading($"the workspace “{name}”", statements =>
    {
        var head = JsonSerializer.Deserialize<WorkspaceHead>(
            One(statements, "SELECT head, sum FROM workspaces WHERE key = $1", key), formats.States.Options)!;
        var (state, version) = Checkpoint(statements, key);
        using (var row = statements.Read("SELECT data, sum, version FROM commits WHERE key = $1 AND version > $2 ORDER BY version", key, version))
            while (row.Read()) state = CommitFormat.With(state, formats.Commits.Read(row.GetInt64(2), Checksum.Checked(row)));

        state.Settle();
        return new SavedWorkspace(head, state) { Journal = Journal(statements, key), History = () => History(key, name) };
    });

    /// <summary>What happened in a workspace besides its calls, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> History(long key, string name) => Reading($"what happened in the workspace “{name}”", statements =>
    {
        var entries = new List<HistoryEntry>();
        var forgotten = statements.Ask("SELECT value FROM meta WHERE name = $1", FormattableString.Invariant($"forgotten {key}"));
        using (var row = statements.Read("SELECT data, sum, version FROM commits WHERE key = $1 ORDER BY version", key))
        {
            while (row.Read())
            {
                var commit = formats.Commits.Read(row.GetInt64(2), Checksum.Checked(row));
                if (commit.Number > forgotten) entries.Add(HistoryEntry.Of(commit.Number, commit, formats.IsProvider));
            }
        }

        using var act = statements.Read("SELECT data, sum, number FROM acts WHERE key = $1 ORDER BY number", key);
        while (act.Read()) entries.Add(formats.ReadAct(act.GetInt64(2), Checksum.Checked(act)));
        return (IReadOnlyList<HistoryEntry>)[.. entries.OrderBy(entry => entry.Number)];
    });

    /// <summary>The name of the workspace whose journal has the exchange, or null.</summary>
    public string? OwnerOf(long exchange) => Reading("the journals", statements =>
    {
        using var row = statements.Read(
            "SELECT journal.data, journal.sum, workspaces.name FROM journal JOIN workspaces ON workspaces.key = journal.key "
            + "WHERE journal.first <= $1 AND journal.last >= $1",
            exchange);
        while (row.Read())
            if (JournalRecords.Numbers(Checksum.Checked(row)).Contains(exchange)) return row.GetString(2);
        return null;
    });

    private static List<ReadOnlyMemory<byte>> Journal(IStoreStatements statements, long key)
    {
        var taken = new List<ReadOnlyMemory<byte>>();
        using var row = statements.Read("SELECT data, sum FROM journal WHERE key = $1 ORDER BY seq", key);
        while (row.Read()) taken.Add(Checksum.Checked(row));
        return taken;
    }

    private static byte[] One(IStoreStatements statements, string sql, long key)
    {
        using var row = statements.Read(sql, key);
        return row.Read() ? Checksum.Checked(row) : throw new InvalidDataException("it is not there");
    }

    private (WorkspaceState State, long Version) Checkpoint(IStoreStatements statements, long key)
    {
        byte[] data;
        long version;
        using (var row = statements.Read("SELECT state, sum, version FROM checkpoints WHERE key = $1", key))
        {
            if (!row.Read()) throw new InvalidDataException("it is not there");
            (data, version) = (Checksum.Checked(row), row.GetInt64(2));
        }

        using var packed = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        packed.CopyTo(whole);
        return (formats.Whole.Read(whole.GetBuffer().AsMemory(0, (int)whole.Length), new Kept(statements, formats.Common)).State, version);
    }

    private T Reading<T>(string what, Func<IStoreStatements, T> read)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var statements = database.Reading();
                return read(statements);
            }
            catch (Exception error)
            {
                if (tries < MostTries && database.IsPassing(error)) continue;
                if (database.Told(error) is { } told) throw told;
                if (error is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
                    throw database.Damaged(what, error);
                throw;
            }
        }
    }

    /// <summary>The tables that are kept apart, read when nobody has them in hand.</summary>
    private sealed class Kept(IStoreStatements statements, CommonTables common) : IKeptTables
    {
        public string? NameOf(ITable table) => throw new InvalidOperationException("It is read.");

        public ITable Read(string name, ITable form) => common.TryFind(name, out var table) ? table : common.Unpack(name, Data(name), form);

        public int CountOf(string name)
        {
            using var unpacking = new ZLibStream(new MemoryStream(Data(name)), CompressionMode.Decompress);
            using var document = JsonDocument.Parse(unpacking);
            return document.RootElement.GetArrayLength();
        }

        private byte[] Data(string name)
        {
            using var row = statements.Read("SELECT data, sum FROM common WHERE name = $1", name);
            return row.Read() ? Checksum.Checked(row) : throw new InvalidDataException("a table of it is not there");
        }
    }
}
