using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Emulator.Core.Workspaces;
using Microsoft.Data.Sqlite;

namespace Emulator.Core.Store;

/// <summary>All that a store keeps as lines of JSON, one a row, and back: for moving it to another machine, another disk or another kind of store.</summary>
internal static class StoreDump
{
    private const string Kind = "provider-emulator data";

    /// <summary>The tables with their columns; the column in front of a sum is what it is of.</summary>
    private static readonly (string Table, string[] Columns)[] Tables =
    [
        ("meta", ["name", "value"]),
        ("terms", ["kind", "number", "text"]),
        ("workspaces", ["key", "name", "due", "head", "sum"]),
        ("tags", ["key", "label", "owner", "team"]),
        ("process", ["kind", "name", "data", "sum"]),
        ("claims", ["value", "kind", "key", "secret", "hash"]),
        ("common", ["name", "data", "sum"]),
        ("uses", ["key", "name"]),
        ("checkpoints", ["key", "version", "state", "sum"]),
        ("commits", ["key", "version", "data", "sum"]),
        ("acts", ["key", "number", "data", "sum"]),
        ("journal", ["seq", "key", "first", "last", "count", "data", "sum"]),
    ];

    /// <summary>Writes all of it.</summary>
    /// <returns>How many workspaces that are.</returns>
    public static long Export(SqliteConnection connection, TextWriter lines)
    {
        StoreFile.Do(connection, "BEGIN");
        lines.WriteLine(JsonSerializer.Serialize(new { kind = Kind, format = StoreFile.Format }));
        foreach (var (table, columns) in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table}";
            using var row = command.ExecuteReader();
            while (row.Read()) lines.WriteLine(Line(table, row));
        }

        var count = StoreFile.Number(connection, "SELECT count(*) FROM workspaces");
        StoreFile.Do(connection, "COMMIT");
        return count;
    }

    /// <summary>Reads all of it into an empty store, or nothing.</summary>
    /// <returns>How many workspaces that are.</returns>
    /// <exception cref="InvalidDataException">It is no export, of a newer version, or damaged.</exception>
    /// <exception cref="NotKeptException">The store is not empty.</exception>
    public static long Import(SqliteConnection connection, TextReader lines)
    {
        if (StoreFile.Number(connection, "SELECT count(*) FROM workspaces") > 0)
            throw new NotKeptException("There are workspaces in that directory already: import into an empty one.");
        StoreFile.Do(connection, "BEGIN IMMEDIATE; DELETE FROM meta; DELETE FROM terms; DELETE FROM tags; DELETE FROM process");
        try
        {
            Begin(lines.ReadLine());
            for (var number = 2; lines.ReadLine() is { } line; number++) Insert(connection, line, number);
            StoreFile.Do(connection, "COMMIT");
        }
        catch
        {
            StoreFile.Do(connection, "ROLLBACK");
            throw;
        }

        return StoreFile.Number(connection, "SELECT count(*) FROM workspaces");
    }

    private static string Line(string table, SqliteDataReader row)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(table);
            for (var i = 0; i < row.FieldCount; i++)
            {
                switch (row.GetValue(i))
                {
                    case long number: writer.WriteNumberValue(number); break;
                    case string text: writer.WriteStringValue(text); break;
                    case byte[] data:
                        writer.WriteStartArray();
                        writer.WriteBase64StringValue(data);
                        writer.WriteEndArray();
                        break;
                    default: writer.WriteNullValue(); break;
                }
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Begin(string? line)
    {
        try
        {
            using var first = JsonDocument.Parse(line ?? "null");
            if (first.RootElement.ValueKind != JsonValueKind.Object || first.RootElement.GetProperty("kind").GetString() != Kind)
                throw new InvalidDataException("That is no export of an emulator’s data.");
            var format = first.RootElement.GetProperty("format").GetInt32();
            if (format > StoreFile.Format)
                throw new InvalidDataException(FormattableString.Invariant($"The export is of format {format}; this version reads up to {StoreFile.Format}."));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("That is no export of an emulator’s data.", error);
        }
    }

    private static void Insert(SqliteConnection connection, string line, int number)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            var cells = row.RootElement.EnumerateArray().ToArray();
            var (table, columns) = Array.Find(Tables, one => one.Table == cells[0].GetString());
            if (columns is null || columns.Length != cells.Length - 1) throw new InvalidDataException("it is of no table");
            using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))})";
            for (var i = 0; i < columns.Length; i++) command.Parameters.AddWithValue("$" + columns[i], Value(cells[i + 1]));
            if (columns[^1] == "sum"
                && Crc32.HashToUInt32(cells[^2][0].GetBytesFromBase64()) != cells[^1].GetInt64())
                throw new InvalidDataException("its sum is another");
            command.ExecuteNonQuery();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException or InvalidDataException
            or SqliteException { SqliteErrorCode: 19 })
        {
            throw new InvalidDataException(FormattableString.Invariant($"Line {number} of the export is damaged; nothing was imported."), error);
        }
    }

    private static object Value(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Number => cell.GetInt64(),
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Array => cell[0].GetBytesFromBase64(),
        _ => DBNull.Value,
    };
}
