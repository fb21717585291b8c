using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Orleans;
using Orleans.Runtime;

namespace Emulator.Cluster.Nodes;

/// <summary>The list of nodes by which Orleans knows who is there, in the database that they share. Each change raises the version of the whole, and fails
/// when somebody has raised it meanwhile.</summary>
/// <param name="source">The database.</param>
internal sealed class MembershipTable(NpgsqlDataSource source) : IMembershipTable
{
    /// <summary>Makes the tables, once.</summary>
    private const string Schema = """
        SELECT pg_advisory_xact_lock(7310485291);
        CREATE TABLE IF NOT EXISTS silo_version (id integer PRIMARY KEY CHECK (id = 1), version integer NOT NULL);
        INSERT INTO silo_version (id, version) VALUES (1, 0) ON CONFLICT DO NOTHING;
        CREATE TABLE IF NOT EXISTS silos (
            address text COLLATE "C" PRIMARY KEY, name text NOT NULL, host text NOT NULL, status integer NOT NULL, proxy_port integer NOT NULL,
            suspects text NOT NULL, started timestamptz NOT NULL, alive timestamptz NOT NULL, etag bigint NOT NULL);
        """;

    private const string Columns = "address, name, host, status, proxy_port, suspects, started, alive, etag";

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var change = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(Schema, connection, change);
        await command.ExecuteNonQueryAsync();
        await change.CommitAsync();
    }

    public async Task DeleteMembershipTableEntries(string clusterId)
    {
        await using var command = source.CreateCommand("DELETE FROM silos");
        await command.ExecuteNonQueryAsync();
    }

    public async Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        await using var command = source.CreateCommand("DELETE FROM silos WHERE status = $1 AND alive < $2 AND started < $2");
        command.Parameters.Add(new() { Value = (int)SiloStatus.Dead });
        command.Parameters.Add(new() { Value = beforeDate.UtcDateTime });
        await command.ExecuteNonQueryAsync();
    }

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadAsync(key);

    public Task<MembershipTableData> ReadAll() => ReadAsync(null);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => ChangeAsync(
        tableVersion, Values($"INSERT INTO silos ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) ON CONFLICT DO NOTHING", entry));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion)
    {
        var update = Values(
            "UPDATE silos SET name = $2, host = $3, status = $4, proxy_port = $5, suspects = $6, started = $7, alive = $8, etag = etag + 1 "
            + "WHERE address = $1 AND etag = $9", entry);
        update.Parameters.Add(new() { Value = long.Parse(etag, CultureInfo.InvariantCulture) });
        return ChangeAsync(tableVersion, update);
    }

    public async Task UpdateIAmAlive(MembershipEntry entry)
    {
        await using var command = source.CreateCommand("UPDATE silos SET alive = $2 WHERE address = $1");
        command.Parameters.Add(new() { Value = entry.SiloAddress.ToParsableString() });
        command.Parameters.Add(new() { Value = Utc(entry.IAmAliveTime), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlBatchCommand Values(string statement, MembershipEntry entry)
    {
        var suspects = (entry.SuspectTimes ?? []).Select(suspect => new Suspect(suspect.Item1.ToParsableString(), Utc(suspect.Item2)));
        return new NpgsqlBatchCommand(statement)
        {
            Parameters =
            {
                new() { Value = entry.SiloAddress.ToParsableString() },
                new() { Value = entry.SiloName ?? "" },
                new() { Value = entry.HostName ?? "" },
                new() { Value = (int)entry.Status },
                new() { Value = entry.ProxyPort },
                new() { Value = JsonSerializer.Serialize(suspects) },
                new() { Value = Utc(entry.StartTime), NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new() { Value = Utc(entry.IAmAliveTime), NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
    }

    /// <summary>Changes a row and the version, both or none.</summary>
    private async Task<bool> ChangeAsync(TableVersion to, NpgsqlBatchCommand row)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var change = await connection.BeginTransactionAsync();
        var raise = new NpgsqlBatchCommand("UPDATE silo_version SET version = $1 WHERE version = $2")
        {
            Parameters = { new() { Value = to.Version }, new() { Value = int.Parse(to.VersionEtag, CultureInfo.InvariantCulture) } },
        };
        await using var batch = new NpgsqlBatch(connection, change) { BatchCommands = { raise, row } };
        await batch.ExecuteNonQueryAsync();
        if (raise.RecordsAffected != 1 || row.RecordsAffected != 1) return false; // The transaction is rolled back when it is disposed of.
        await change.CommitAsync();
        return true;
    }

    private async Task<MembershipTableData> ReadAsync(SiloAddress? only)
    {
        // One statement: the version belongs to the rows.
        var where = only is null ? "" : " WHERE address = $1";
        await using var command = source.CreateCommand(
            $"SELECT v.version, {Columns} FROM silo_version v LEFT JOIN (SELECT * FROM silos{where}) s ON true");
        if (only is not null) command.Parameters.Add(new() { Value = only.ToParsableString() });
        await using var reader = await command.ExecuteReaderAsync();
        var (version, rows) = (0, new List<Tuple<MembershipEntry, string>>());
        while (await reader.ReadAsync())
        {
            version = reader.GetInt32(0);
            if (!await reader.IsDBNullAsync(1)) rows.Add(Row(reader));
        }

        return new MembershipTableData(rows, new TableVersion(version, version.ToString(CultureInfo.InvariantCulture)));
    }

    private static Tuple<MembershipEntry, string> Row(NpgsqlDataReader row)
    {
        var suspects = JsonSerializer.Deserialize<Suspect[]>(row.GetString(6)) ?? [];
        var entry = new MembershipEntry
        {
            SiloAddress = SiloAddress.FromParsableString(row.GetString(1)),
            SiloName = row.GetString(2),
            HostName = row.GetString(3),
            Status = (SiloStatus)row.GetInt32(4),
            ProxyPort = row.GetInt32(5),
            SuspectTimes = [.. suspects.Select(suspect => Tuple.Create(SiloAddress.FromParsableString(suspect.Silo), suspect.At))],
            StartTime = row.GetDateTime(7),
            IAmAliveTime = row.GetDateTime(8),
        };
        return Tuple.Create(entry, row.GetInt64(9).ToString(CultureInfo.InvariantCulture));
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    /// <summary>Who suspects a node, and since when.</summary>
    private sealed record Suspect(string Silo, DateTime At);
}
