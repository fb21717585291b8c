using System.IO.Hashing;
using Microsoft.Data.Sqlite;

namespace Emulator.Core.Store;

/// <summary>The statements of the one who writes, each prepared once. For one thread.</summary>
/// <param name="connection">The connection.</param>
internal sealed class StoreStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    /// <summary>Whether a transaction is open; some errors end it by themselves.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>The checksum that stands beside data.</summary>
    public static long Sum(ReadOnlySpan<byte> data) => Crc32.HashToUInt32(data);

    /// <summary>The number that a statement answers; 0 for none.</summary>
    public long Ask(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteScalar() is long number ? number : 0;

    /// <summary>The texts that a statement answers.</summary>
    public List<string> Texts(string sql, params ReadOnlySpan<object> values)
    {
        var texts = new List<string>();
        using var row = Prepared(sql, values).ExecuteReader();
        while (row.Read()) texts.Add(row.GetString(0));
        return texts;
    }

    /// <summary>Carries a statement out; its values are <c>$1</c>, <c>$2</c> and so on.</summary>
    public void Run(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            commands[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++) command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }
}
