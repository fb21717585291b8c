using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text.Json;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Core.State;
using Emulator.Core.Workspaces;
using Microsoft.Data.Sqlite;

namespace Emulator.Core.Store;

/// <summary>Reads what is kept; each time on a connection of its own, beside the one that writes.</summary>
/// <param name="file">The file.</param>
/// <param name="formats">How things are written in it.</param>
internal sealed class StoreReader(StoreFile file, StoreFormats formats)
{
    /// <summary>The directory: all workspaces.</summary>
    public IReadOnlyList<KeptWorkspace> List() => Reading("the directory", connection =>
    {
        var all = new List<KeptWorkspace>();
        var now = RealTime.Now;
        using var command = Command(connection, "SELECT name, key, due, label, owner, team FROM workspaces LEFT JOIN tags USING (key)");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            TimeSpan? due = row.IsDBNull(2) ? null : new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero) - now;
            var tag = new WorkspaceTag(row.GetValue(3) as string, row.GetValue(4) as string, row.GetValue(5) as string, null);
            all.Add(new KeptWorkspace(row.GetString(0), row.GetInt64(1), due) { Tag = tag == WorkspaceTag.None ? WorkspaceTag.None : tag });
        }

        return (IReadOnlyList<KeptWorkspace>)all;
    });

    /// <summary>The heads of workspaces, by their numbers; one that is damaged, or not there any more, is left out.</summary>
    public IReadOnlyDictionary<long, WorkspaceHead> Heads(IReadOnlyCollection<long> keys) => Reading("the directory", connection =>
    {
        var heads = new Dictionary<long, WorkspaceHead>();
        using var command = Command(connection, "SELECT head, sum FROM workspaces WHERE key = $key", 0);
        foreach (var key in keys)
        {
            command.Parameters[0].Value = key;
            using var row = command.ExecuteReader();
            try
            {
                if (row.Read()) heads[key] = JsonSerializer.Deserialize<WorkspaceHead>(Checked(row), formats.States.Options)!;
            }
            catch (Exception error) when (error is InvalidDataException or JsonException)
            {
                // Whoever asks for the workspace itself is told.
            }
        }

        return (IReadOnlyDictionary<long, WorkspaceHead>)heads;
    });

    /// <summary>What is kept of the process itself; of one kind, or all of it.</summary>
    public IReadOnlyList<ProcessRow> Rows(string? kind = null) => Reading("what belongs to no workspace", connection =>
    {
        var rows = new List<ProcessRow>();
        using var command = Command(connection, "SELECT data, sum, kind, name FROM process WHERE kind = $kind OR $kind IS NULL ORDER BY kind, name");
        command.Parameters.AddWithValue("$kind", (object?)kind ?? DBNull.Value);
        using var row = command.ExecuteReader();
        while (row.Read()) rows.Add(new ProcessRow(row.GetString(2), row.GetString(3), Checked(row)));
        return (IReadOnlyList<ProcessRow>)rows;
    });

    /// <summary>The number of the workspace that a credential names; 0 when there is none.</summary>
    public long OwnerOf(string kind, string value) => Reading("the credentials", connection =>
    {
        using var command = Command(connection, "SELECT key FROM claims WHERE value = $value AND kind = $kind");
        command.Parameters.AddWithValue("$value", value);
        command.Parameters.AddWithValue("$kind", kind);
        return command.ExecuteScalar() is long key ? key : 0;
    });

    /// <summary>The hashes of all credentials, and whether each is secret.</summary>
    public void Hashes(KnownClaims known) => Reading("the credentials", connection =>
    {
        using var command = Command(connection, "SELECT hash, secret FROM claims");
        using var row = command.ExecuteReader();
        while (row.Read()) known.Add(row.GetInt64(0), row.GetInt64(1) != 0);
        return true;
    });

    /// <summary>The words that the journals have in common.</summary>
    public IReadOnlyList<JournalTerm> Terms() => Reading("the journal’s terms", connection =>
    {
        var terms = new List<JournalTerm>();
        using var command = Command(connection, "SELECT kind, number, text FROM terms ORDER BY kind, number");
        using var row = command.ExecuteReader();
        while (row.Read()) terms.Add(new JournalTerm(row.GetString(0), row.GetInt32(1), row.GetString(2)));
        return (IReadOnlyList<JournalTerm>)terms;
    });

    /// <summary>A workspace, whole.</summary>
    /// <param name="key">Its number.</param>
    /// <param name="name">Its name, for what is said.</param>
    public SavedWorkspace Load(long key, string name) => Reading($"the workspace “{name}”", connection =>
    {
        var head = JsonSerializer.Deserialize<WorkspaceHead>(
            One(connection, "SELECT head, sum FROM workspaces WHERE key = $key", key), formats.States.Options)!;
        var (state, version) = Checkpoint(connection, key);
        using (var command = Command(connection, "SELECT data, sum, version FROM commits WHERE key = $key AND version > $from ORDER BY version", key))
        {
            command.Parameters.AddWithValue("$from", version);
            using var row = command.ExecuteReader();
            while (row.Read()) state = CommitFormat.With(state, formats.Commits.Read(row.GetInt64(2), Checked(row)));
        }

        state.Settle();
        return new SavedWorkspace(head, state) { Journal = Journal(connection, key), History = () => History(key, name) };
    });

    /// <summary>What happened in a workspace besides its calls, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> History(long key, string name) => Reading($"what happened in the workspace “{name}”", connection =>
    {
        var entries = new List<HistoryEntry>();
        var forgotten = StoreFile.Number(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT value FROM meta WHERE name = 'forgotten {key}'"));
        using (var command = Command(connection, "SELECT data, sum, version FROM commits WHERE key = $key ORDER BY version", key))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                var commit = formats.Commits.Read(row.GetInt64(2), Checked(row));
                if (commit.Number > forgotten) entries.Add(HistoryEntry.Of(commit.Number, commit, formats.IsProvider));
            }
        }

        using var acts = Command(connection, "SELECT data, sum, number FROM acts WHERE key = $key ORDER BY number", key);
        using var act = acts.ExecuteReader();
        while (act.Read()) entries.Add(formats.ReadAct(act.GetInt64(2), Checked(act)));
        return (IReadOnlyList<HistoryEntry>)[.. entries.OrderBy(entry => entry.Number)];
    });

    /// <summary>The name of the workspace whose journal has the exchange, or null.</summary>
    public string? OwnerOf(long exchange) => Reading("the journals", connection =>
    {
        using var command = Command(
            connection, "SELECT data, sum, name FROM journal JOIN workspaces USING (key) WHERE first <= $key AND last >= $key", exchange);
        using var row = command.ExecuteReader();
        while (row.Read())
            if (JournalRecords.Numbers(Checked(row)).Contains(exchange)) return row.GetString(2);
        return null;
    });

    private static List<ReadOnlyMemory<byte>> Journal(SqliteConnection connection, long key)
    {
        var taken = new List<ReadOnlyMemory<byte>>();
        using var command = Command(connection, "SELECT data, sum FROM journal WHERE key = $key ORDER BY seq", key);
        using var row = command.ExecuteReader();
        while (row.Read()) taken.Add(Checked(row));
        return taken;
    }

    private static byte[] One(SqliteConnection connection, string sql, long key)
    {
        using var command = Command(connection, sql, key);
        using var row = command.ExecuteReader();
        return row.Read() ? Checked(row) : throw new InvalidDataException("it is not there");
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, long? key = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        if (key is { } number) command.Parameters.AddWithValue("$key", number);
        return command;
    }

    /// <summary>What the first column holds, when the second is its sum.</summary>
    private static byte[] Checked(SqliteDataReader row)
    {
        var data = (byte[])row.GetValue(0);
        return Crc32.HashToUInt32(data) == row.GetInt64(1) ? data : throw new InvalidDataException("its sum is another");
    }

    private (WorkspaceState State, long Version) Checkpoint(SqliteConnection connection, long key)
    {
        using var command = Command(connection, "SELECT state, sum, version FROM checkpoints WHERE key = $key", key);
        using var row = command.ExecuteReader();
        if (!row.Read()) throw new InvalidDataException("it is not there");
        using var packed = new ZLibStream(new MemoryStream(Checked(row)), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        packed.CopyTo(whole);
        return (formats.Whole.Read(whole.GetBuffer().AsMemory(0, (int)whole.Length), new Kept(connection, formats.Common)).State, row.GetInt64(2));
    }

    private T Reading<T>(string what, Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = file.Connect();
            StoreFile.Do(connection, "BEGIN"); // All of it as it is at one moment.
            return read(connection);
        }
        catch (SqliteException error)
        {
            throw file.NotKept(error);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw file.Damaged(what, error);
        }
    }

    /// <summary>The tables that are kept apart, read when nobody has them in hand.</summary>
    private sealed class Kept(SqliteConnection connection, CommonTables common) : IKeptTables
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
            using var command = Command(connection, "SELECT data, sum FROM common WHERE name = $name");
            command.Parameters.AddWithValue("$name", name);
            using var row = command.ExecuteReader();
            return row.Read() ? Checked(row) : throw new InvalidDataException("a table of it is not there");
        }
    }
}
