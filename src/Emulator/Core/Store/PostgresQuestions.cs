using Npgsql;

namespace Emulator.Core.Store;

/// <summary>Short questions to the shared database; their values are <c>$1</c>, <c>$2</c> and so on.</summary>
internal static class PostgresQuestions
{
    /// <summary>The number that a statement answers; 0 for none.</summary>
    public static async Task<long> AskAsync(this NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = connection.CreateCommand();
        return Number(await command.With(sql, values).ExecuteScalarAsync(stop));
    }

    /// <inheritdoc cref="AskAsync(NpgsqlConnection, string, CancellationToken, object[])"/>
    public static async Task<long> AskAsync(this NpgsqlDataSource source, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand();
        return Number(await command.With(sql, values).ExecuteScalarAsync(stop));
    }

    /// <summary>Carries out statements without values.</summary>
    public static async Task DoAsync(this NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        await command.With(sql, []).ExecuteNonQueryAsync(stop);
    }

    /// <summary>Carries out a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> RunAsync(this NpgsqlDataSource source, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand();
        return await command.With(sql, values).ExecuteNonQueryAsync(stop);
    }

    /// <summary>The rows that a statement answers.</summary>
    public static async Task<List<T>> RowsAsync<T>(
        this NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand();
        await using var row = await command.With(sql, values).ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await row.ReadAsync(stop)) rows.Add(read(row));
        return rows;
    }

    /// <summary>The number that an answer is; 0 for none.</summary>
    public static long Number(object? answer) => answer switch
    {
        long number => number,
        int number => number,
        _ => 0,
    };

    private static NpgsqlCommand With(this NpgsqlCommand command, string sql, object[] values)
    {
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
