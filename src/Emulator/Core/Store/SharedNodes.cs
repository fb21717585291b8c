using Emulator.Core.Journal;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>The seats of the nodes that share a database. A node says twice a second that it is there; one that has not for as long as its lease owns nothing
/// any more, and joins anew.</summary>
/// <param name="shared">The database.</param>
/// <param name="beats">Connections that nothing else uses.</param>
internal sealed class SharedNodes(SharedDatabase shared, NpgsqlDataSource beats)
{
    /// <summary>So many nodes at most; the slot is part of the numbers of exchanges.</summary>
    public const int MostSlots = 1024;

    /// <summary>Whether a node n is surely over: what it has answered before has arrived long ago. Longer than its lease by half a second.</summary>
    public const string IsOver = "n.beat < clock_timestamp() - n.lease - interval '500 milliseconds'";

    /// <summary>Sets numbers of exchanges aside, and tells behind which.</summary>
    private const string Numbers = "UPDATE meta SET value = value + $1 WHERE name = 'numbers' RETURNING value - $1";

    private long setAside;

    /// <summary>Takes the smallest free seat; numbers of exchanges go on behind all that any node has set aside.</summary>
    /// <param name="address">Where other nodes reach it.</param>
    /// <param name="lease">How long it may be silent.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="Workspaces.NotKeptException">It cannot be done.</exception>
    public Task<Seat> JoinAsync(string address, TimeSpan lease, CancellationToken stop) => shared.DoAsync(async () =>
    {
        await using var connection = await beats.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await connection.AskAsync("SELECT 1 FROM pg_advisory_xact_lock($1)", stop, PostgresLocks.Directory);
        await connection.AskAsync($"DELETE FROM nodes n WHERE {IsOver} AND n.beat < clock_timestamp() - interval '1 minute'", stop);
        await connection.AskAsync("DELETE FROM batches WHERE generation NOT IN (SELECT generation FROM nodes)", stop);
        var slot = (int)await connection.AskAsync(
            $"SELECT s FROM generate_series(0, $1) AS s WHERE NOT EXISTS (SELECT 1 FROM nodes n WHERE n.slot = s AND NOT ({IsOver})) "
            + "UNION ALL SELECT $1 + 1 ORDER BY 1 LIMIT 1",
            stop,
            MostSlots - 1);
        if (slot == MostSlots) throw new Workspaces.NotKeptException($"{shared.Where} has {MostSlots} nodes already.");
        var generation = await connection.AskAsync(
            "INSERT INTO nodes VALUES ($1, nextval('generations'), $2, $3, clock_timestamp()) ON CONFLICT (slot) DO UPDATE SET "
            + "generation = excluded.generation, address = excluded.address, lease = excluded.lease, beat = excluded.beat RETURNING generation",
            stop,
            slot,
            address,
            lease);
        var numbers = await connection.AskAsync(Numbers, stop, SharedDatabase.NumbersAhead);
        await transaction.CommitAsync(stop);
        GoOnAfter(numbers);
        return shared.Seat = new Seat(slot, generation, lease);
    });

    /// <summary>Says that the node is there; all of it on the caller's own thread, so that it waits for nothing else that the process does.</summary>
    /// <returns>False when it comes too late, or the seat is somebody else's: others may have its workspaces.</returns>
    /// <exception cref="Workspaces.NotKeptException">It cannot be said.</exception>
    public bool Beat(Seat seat) => shared.Do(() =>
    {
        // Judged while nobody can judge it: whoever takes a workspace over holds the seat meanwhile.
        using var batch = beats.CreateBatch();
        batch.BatchCommands.Add(Command("SELECT 1 FROM nodes WHERE generation = $1 FOR UPDATE", seat));
        batch.BatchCommands.Add(Command("UPDATE nodes SET beat = clock_timestamp() WHERE generation = $1 AND beat > clock_timestamp() - lease", seat));
        return batch.ExecuteNonQuery() == 1;
    });

    /// <summary>Goes on behind all numbers that any node may have given: in a workspace that is taken over they grow.</summary>
    /// <exception cref="Workspaces.NotKeptException">It cannot be done.</exception>
    public async Task GoOnBehindAllAsync(CancellationToken stop)
    {
        var all = await shared.DoAsync(() => shared.Source.AskAsync("SELECT value FROM meta WHERE name = 'numbers'", stop));
        // Nobody has set any aside since this node did: all others are smaller.
        if (all == Volatile.Read(ref setAside)) return;
        GoOnAfter(await shared.DoAsync(() => shared.Source.AskAsync(Numbers, stop, SharedDatabase.NumbersAhead)));
    }

    private void GoOnAfter(long numbers)
    {
        Numbering.GoOnAfter(numbers);
        Volatile.Write(ref setAside, numbers + SharedDatabase.NumbersAhead);
    }

    /// <summary>Gives the seat back: nobody waits for what it owned.</summary>
    /// <exception cref="Workspaces.NotKeptException">It cannot be done.</exception>
    public Task LeaveAsync(Seat seat, CancellationToken stop) =>
        shared.DoAsync(() => beats.RunAsync("DELETE FROM nodes WHERE slot = $1 AND generation = $2", stop, seat.Slot, seat.Generation));

    /// <summary>Who is there, by slot.</summary>
    /// <exception cref="Workspaces.NotKeptException">It cannot be asked.</exception>
    public Task<List<SeatView>> AllAsync(CancellationToken stop) => shared.DoAsync(() => beats.RowsAsync(
        $"SELECT slot, generation, address, NOT ({IsOver}), clock_timestamp() - beat FROM nodes n ORDER BY slot",
        static row => new SeatView(row.GetInt32(0), row.GetInt64(1), row.GetString(2), row.GetBoolean(3), row.GetTimeSpan(4)),
        stop));

    private static NpgsqlBatchCommand Command(string sql, Seat seat)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = seat.Generation });
        return command;
    }
}

/// <summary>The place of a node among those that share a database.</summary>
/// <param name="Slot">From 0; no other node that is there has it.</param>
/// <param name="Generation">No other seat ever had it.</param>
/// <param name="Lease">How long the node may be silent.</param>
internal sealed record Seat(int Slot, long Generation, TimeSpan Lease);

/// <summary>A seat, for whoever looks.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Generation">Its generation.</param>
/// <param name="Address">Where the node is reached.</param>
/// <param name="IsThere">Whether the node may still be there.</param>
/// <param name="Silent">How long ago it said so.</param>
internal sealed record SeatView(int Slot, long Generation, string Address, bool IsThere, TimeSpan Silent);
