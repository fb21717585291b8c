using System.Data;
using System.Data.Common;
using Emulator.Core.Workspaces;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>Statements on a connection to the shared database. What is only carried out gathers, and goes with the next question, or with the end of the
/// transaction, in one message. A connection that broke is made anew.</summary>
/// <param name="database">The database.</param>
/// <param name="isWriter">Whether it writes; else all is read as it is at one moment.</param>
internal sealed class PostgresStatements(PostgresDatabase database, bool isWriter) : IStoreStatements
{
    private const string Snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    // Whoever takes a workspace over raises its epoch. The rows are locked until the end: nobody takes one over while something of it is written.
    private const string Fence = """
        SELECT w.key, w.epoch FROM workspaces w JOIN unnest($1, $2) AS mine(key, epoch) ON w.key = mine.key AND w.epoch = mine.epoch
        WHERE w.owner = $3 AND EXISTS (SELECT 1 FROM nodes n WHERE n.generation = $3) ORDER BY w.key FOR UPDATE OF w
        """;

    private readonly List<NpgsqlBatchCommand> pending = [];
    private NpgsqlConnection? connection;
    private (long Generation, long Number) batch;
    private int process;

    /// <inheritdoc/>
    public IReadOnlyCollection<Workspace> Begin(IReadOnlyCollection<Workspace> written)
    {
        batch = (database.Generation, batch.Number + 1);
        Run("BEGIN");
        if (written.Count == 0) return [];
        var mine = new HashSet<(long, long)>();
        using (var row = Read(
            Fence,
            written.Select(static workspace => workspace.Place.Key).ToArray(),
            written.Select(static workspace => workspace.Place.Epoch).ToArray(),
            batch.Generation))
            while (row.Read()) mine.Add((row.GetInt64(0), row.GetInt64(1)));
        return mine.Count == written.Count ? [] : [.. written.Where(workspace => !mine.Contains((workspace.Place.Key, workspace.Place.Epoch)))];
    }

    /// <inheritdoc/>
    public void Commit()
    {
        Run("INSERT INTO batches VALUES ($1, $2) ON CONFLICT (generation) DO UPDATE SET number = $2", batch.Generation, batch.Number);
        Run("COMMIT");
        try
        {
            using var all = Batch();
            all.ExecuteNonQuery();
        }
        catch (Exception error) when (IsBroken || error is not PostgresException)
        {
            // What the server refuses, it has not kept; all else may have been lost on the way back.
            throw new CommitInDoubtException(error);
        }
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        pending.Clear();
        if (connection is null) return;
        try
        {
            if (!IsBroken)
            {
                using var command = new NpgsqlCommand("ROLLBACK", connection);
                command.ExecuteNonQuery();
                return;
            }
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // It is made anew.
        }

        Close();
    }

    /// <inheritdoc/>
    public bool WasKept() => Ask("SELECT 1 FROM batches WHERE generation = $1 AND number = $2", batch.Generation, batch.Number) == 1;

    /// <inheritdoc/>
    public long Ask(string sql, params ReadOnlySpan<object> values)
    {
        using var row = Read(sql, values);
        return row.Read() ? PostgresQuestions.Number(row.GetValue(0)) : 0;
    }

    /// <inheritdoc/>
    public DbDataReader Read(string sql, params ReadOnlySpan<object> values)
    {
        Run(sql, values);
        return Batch().ExecuteReader();
    }

    /// <inheritdoc/>
    public void Run(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        pending.Add(command);
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private bool IsBroken => connection?.FullState is not ConnectionState.Open;

    private NpgsqlBatch Batch()
    {
        if (IsBroken)
        {
            Close();
            connection = Open();
        }

        var all = new NpgsqlBatch(connection);
        foreach (var command in pending) all.BatchCommands.Add(command);
        pending.Clear();
        return all;
    }

    private NpgsqlConnection Open()
    {
        var opened = database.Source.OpenConnection();
        try
        {
            if (isWriter)
            {
                // The server may not know yet that the connection broke: what it holds is let go of, and whether its last transaction is kept is certain.
                if (process != 0) EndFormer(opened);
                process = opened.ProcessID;
            }
            else
            {
                pending.Insert(0, new NpgsqlBatchCommand(Snapshot)); // Nothing was asked yet.
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void EndFormer(NpgsqlConnection opened)
    {
        using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid = $1 AND usename = current_user AND application_name = $2 "
            + "AND pid <> pg_backend_pid()",
            opened);
        command.Parameters.Add(new NpgsqlParameter { Value = process });
        command.Parameters.Add(new NpgsqlParameter { Value = database.Name });
        command.ExecuteNonQuery();
    }

    private void Close()
    {
        connection?.Dispose();
        connection = null;
    }
}
