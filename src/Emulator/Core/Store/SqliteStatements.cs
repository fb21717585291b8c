using System.Data.Common;
using Emulator.Core.Workspaces;
using Microsoft.Data.Sqlite;

namespace Emulator.Core.Store;

/// <summary>Statements on a connection to the file.</summary>
/// <param name="connection">The connection.</param>
internal sealed class SqliteStatements(SqliteConnection connection) : IStoreStatements
{
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<Workspace> Begin(IReadOnlyCollection<Workspace> written)
    {
        Run("BEGIN IMMEDIATE");
        return []; // No other process has the file.
    }

    /// <inheritdoc/>
    public void Commit() => Run("COMMIT");

    /// <inheritdoc/>
    public void Rollback()
    {
        // Some errors end it by themselves.
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) Run("ROLLBACK");
    }

    /// <inheritdoc/>
    public bool WasKept() => false;

    /// <inheritdoc/>
    public long Ask(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteScalar() is long number ? number : 0;

    /// <inheritdoc/>
    public DbDataReader Read(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteReader();

    /// <inheritdoc/>
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
