using Emulator.Core.Clock;
using Emulator.Core.Workspaces;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>Which workspaces there are in a shared database, and who owns each.</summary>
/// <param name="shared">The database.</param>
internal sealed class SharedDirectory(SharedDatabase shared)
{
    private const int MostOrphans = 1000;

    /// <summary>What a workspace w has no owner for: who had it is over, or has let go.</summary>
    private const string IsFree = $"NOT EXISTS (SELECT 1 FROM nodes n WHERE n.generation = w.owner AND NOT ({SharedNodes.IsOver}))";

    /// <summary>The database's instant in ticks, as things fall due.</summary>
    private const string Now = "(extract(epoch FROM clock_timestamp()) * 10000000)::bigint + 621355968000000000";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>All workspaces, with what is said of each.</summary>
    public async Task<IReadOnlyList<KeptWorkspace>> ListAsync(CancellationToken stop) => await shared.DoAsync(() => shared.Source.RowsAsync(
        "SELECT name, key, label, owner, team FROM (SELECT name, key FROM workspaces WHERE head IS NOT NULL) AS made LEFT JOIN tags USING (key)",
        static row => new KeptWorkspace(row.GetString(0), row.GetInt64(1), null)
        {
            Tag = new WorkspaceTag(row.GetValue(2) as string, row.GetValue(3) as string, row.GetValue(4) as string, null),
        },
        stop));

    /// <summary>The number of a workspace; 0 when there is none of this name.</summary>
    public Task<long> KeyOfAsync(string name, CancellationToken stop) =>
        shared.DoAsync(() => shared.Source.AskAsync("SELECT key FROM workspaces WHERE name = $1 AND head IS NOT NULL", stop, name));

    /// <summary>The number of the workspace that a credential names; 0 when there is none.</summary>
    public Task<long> OwnerOfAsync(string kind, string value, CancellationToken stop) =>
        shared.DoAsync(() => shared.Source.AskAsync("SELECT key FROM claims WHERE value = $1 AND kind = $2 AND secret >= 0", stop, value, kind));

    /// <summary>The seat of the node that owns a workspace; 0 when no node does that may still be there.</summary>
    public Task<long> SeatOfAsync(long key, CancellationToken stop) => shared.DoAsync(() => shared.Source.AskAsync(
        $"SELECT owner FROM workspaces w WHERE key = $1 AND NOT ({IsFree})", stop, key));

    /// <summary>Reserves a name and a number for a workspace that this node is about to make; what is reserved counts as none until something of it is
    /// written, and goes when the node does.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seat">This node's seat.</param>
    /// <param name="most">The largest number of workspaces.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="team">The team that it is to be of; null for none.</param>
    /// <param name="mostOfTeam">How many workspaces that may have; null for any number.</param>
    public Task<Reservation> ReserveAsync(string name, Seat seat, int most, CancellationToken stop, string? team = null, int? mostOfTeam = null)
    {
        var isAgain = false;
        return shared.DoAsync(async () =>
        {
            await using var connection = await shared.Source.OpenConnectionAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            // Nobody relies on it before something of it is written: a cut of the power may take it.
            await connection.DoAsync("SET LOCAL synchronous_commit = off", stop);
            await connection.AskAsync("SELECT 1 FROM pg_advisory_xact_lock($1)", stop, PostgresLocks.Directory);
            await connection.AskAsync(Gone($"DELETE FROM workspaces w WHERE head IS NULL AND {IsFree}"), stop);
            // A connection that broke may have hidden that it was done.
            if (isAgain) await connection.AskAsync(Gone("DELETE FROM workspaces WHERE name = $1 AND head IS NULL AND owner = $2"), stop, name, seat.Generation);
            isAgain = true;
            if (mostOfTeam is { } few && await connection.AskAsync("SELECT count(*) FROM tags WHERE team = $1", stop, team!) >= few)
                return new Reservation(0, 1, NotMade.TooManyOfTeam);
            var key = await connection.AskAsync(
                "INSERT INTO workspaces (key, name, owner) SELECT nextval('workspace_keys'), $1, $2 WHERE (SELECT count(*) FROM workspaces) < $3 "
                + "ON CONFLICT (name) DO NOTHING RETURNING key",
                stop,
                name,
                seat.Generation,
                (long)most);
            NotMade? why = key > 0 ? null
                : await connection.AskAsync("SELECT 1 FROM workspaces WHERE name = $1", stop, name) == 1 ? NotMade.Taken : NotMade.TooMany;
            if (key > 0 && team is not null) await connection.AskAsync("INSERT INTO tags (key, team) VALUES ($1, $2)", stop, key, team);
            await transaction.CommitAsync(stop);
            return new Reservation(key, 1, why);
        });
    }

    /// <summary>Gives up what was reserved, when nothing came of it.</summary>
    public Task GiveUpAsync(long key, Seat seat, CancellationToken stop) => shared.DoAsync(() => shared.Source.RunAsync(
        Gone("DELETE FROM workspaces WHERE key = $1 AND owner = $2 AND head IS NULL"), stop, key, seat.Generation));

    /// <summary>Makes this node the owner of a workspace, as soon as whoever owned it has let go or is surely over.</summary>
    /// <returns>The workspace; null when there is none.</returns>
    public async Task<KeptWorkspace?> AcquireAsync(long key, Seat seat, CancellationToken stop)
    {
        while (true)
        {
            var (found, isThere) = await shared.DoAsync(() => TakeAsync(key, seat, stop));
            if (found is not null)
            {
                await shared.DoAsync(() => shared.Source.RunAsync(PostgresClaims.Sweep, stop, key));
                await shared.Nodes.GoOnBehindAllAsync(stop);
            }

            if (found is not null || !isThere) return found;
            await RealTime.WaitAsync(Glance, stop);
        }
    }

    /// <summary>Lets go of a workspace: nothing of it is written by this node any more.</summary>
    public Task ReleaseAsync(long key, Seat seat, CancellationToken stop) => shared.DoAsync(() => shared.Source.RunAsync(
        "UPDATE workspaces SET owner = 0 WHERE key = $1 AND owner = $2", stop, key, seat.Generation));

    /// <summary>The workspaces that nobody owns and in which something has fallen due, or that have lived long enough; those first that have waited
    /// longest.</summary>
    public Task<List<(long Key, string Name)>> OrphansDueAsync(CancellationToken stop) => shared.DoAsync(() => shared.Source.RowsAsync(
        $"SELECT key, name FROM workspaces w WHERE due <= {Now} AND head IS NOT NULL AND {IsFree} ORDER BY due LIMIT {MostOrphans}",
        static row => (row.GetInt64(0), row.GetString(1)),
        stop));

    /// <summary>Takes the tables away that no workspace names any more.</summary>
    public Task SweepAsync(CancellationToken stop) => shared.DoAsync(async () =>
    {
        await using var connection = await shared.Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await connection.AskAsync("SELECT 1 FROM pg_advisory_xact_lock($1)", stop, PostgresLocks.Sweep);
        await connection.AskAsync("DELETE FROM common WHERE NOT EXISTS (SELECT 1 FROM uses WHERE uses.name = common.name)", stop);
        await transaction.CommitAsync(stop);
        return true;
    });

    /// <summary>One message, so that no lock is held longer than the server needs: the former owner's seat is held against a late sign of life, then
    /// judged.</summary>
    private async Task<(KeptWorkspace? Found, bool IsThere)> TakeAsync(long key, Seat seat, CancellationToken stop)
    {
        await using var batch = shared.Source.CreateBatch();
        batch.BatchCommands.Add(Command("SELECT 1 FROM nodes WHERE generation = (SELECT owner FROM workspaces WHERE key = $1) FOR SHARE", key));
        batch.BatchCommands.Add(Command(
            $"UPDATE workspaces w SET owner = $2, epoch = epoch + 1 WHERE key = $1 AND head IS NOT NULL AND (owner = $2 OR {IsFree}) "
            + $"AND EXISTS (SELECT 1 FROM nodes WHERE generation = $2) RETURNING name, epoch, due - ({Now})",
            key,
            seat.Generation));
        batch.BatchCommands.Add(Command(
            "SELECT EXISTS (SELECT 1 FROM nodes WHERE generation = $2) FROM workspaces WHERE key = $1 AND head IS NOT NULL", key, seat.Generation));
        await using var row = await batch.ExecuteReaderAsync(stop);
        await row.NextResultAsync(stop);
        KeptWorkspace? found = null;
        if (await row.ReadAsync(stop))
            found = new KeptWorkspace(row.GetString(0), key, row.IsDBNull(2) ? null : TimeSpan.FromTicks(row.GetInt64(2))) { Epoch = row.GetInt64(1) };
        await row.NextResultAsync(stop);
        var isThere = await row.ReadAsync(stop);
        if (isThere && !row.GetBoolean(0)) throw new NotKeptException("This node has lost its place among the others, and takes it anew.");
        await row.NextResultAsync(stop);
        return (found, isThere);
    }

    /// <summary>What is said of a workspace goes with what was reserved for it.</summary>
    private static string Gone(string deleted) => $"WITH gone AS ({deleted} RETURNING key) DELETE FROM tags USING gone WHERE tags.key = gone.key";

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}

/// <summary>A name that was reserved for a new workspace.</summary>
/// <param name="Key">The workspace's number; 0 when it was not reserved.</param>
/// <param name="Epoch">The epoch of its place.</param>
/// <param name="Why">Why it was not reserved; null when it was.</param>
internal sealed record Reservation(long Key, long Epoch, NotMade? Why);
