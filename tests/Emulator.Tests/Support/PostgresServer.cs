using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using ChildProcess = System.Diagnostics.Process;

namespace Emulator.Tests.Support;

/// <summary>A real PostgreSQL server for the whole test run, in a folder of its own on a free port; it ends when the run does, however that ends. Each test has
/// a database of its own.</summary>
public sealed class PostgresServer
{
    /// <summary>A user who needs a password.</summary>
    public const string CarefulUser = "careful";

    private const string User = "postgres";
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private static int databases;

    private readonly ChildProcess process;

    private PostgresServer(int port, ChildProcess process) => (Port, this.process) = (port, process);

    /// <summary>Where it listens, on the loopback address.</summary>
    public int Port { get; }

    /// <summary>The server.</summary>
    public static Task<PostgresServer> GetAsync() => Shared.Value;

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> NewDatabaseAsync()
    {
        var server = await Shared.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref databases)}");
        await RunAsync(server.ConnectionString("postgres"), $"CREATE DATABASE {name} TEMPLATE template0");
        return server.ConnectionString(name);
    }

    /// <summary>The connection string of a database.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database={database};Username={User}");

    /// <summary>Carries out a statement on a connection of its own.</summary>
    public static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Cuts all connections to a database but those of whoever cuts.</summary>
    public static Task CutAsync(string connectionString) => RunAsync(
        connectionString, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private static async Task<PostgresServer> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static version => version, StringComparer.Ordinal)
                .Select(static version => Path.Combine(version, "bin")).FirstOrDefault(static bin => File.Exists(Path.Combine(bin, "initdb"))) : null;
        Assert.True(programs is not null, "PostgreSQL is missing: install Debian's package postgresql.");
        var folder = Directory.CreateTempSubdirectory("emulator-postgres-").FullName;
        // The server does not run as root; and where we are it, the folder is its user's.
        string[] asUser = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups"] : [];
        if (asUser.Length > 0) await MustAsync("chown", User, folder);
        string[] make = ["-D", folder + "/data", "-U", User, "-A", "trust", "-E", "UTF8", "--no-instructions", "--no-sync"];
        await MustAsync([.. asUser, Path.Combine(programs, "initdb"), .. make]);
        var doors = folder + "/data/pg_hba.conf";
        await File.WriteAllTextAsync(doors, $"host all {CarefulUser} 127.0.0.1/32 scram-sha-256\n" + await File.ReadAllTextAsync(doors));
        for (var tries = 1; ; tries++)
        {
            var port = FreePort();
            // The pipe ends with this process, and the server with the pipe.
            var script = $"""
                '{programs}/postgres' -D '{folder}/data' -p {port.ToString(CultureInfo.InvariantCulture)} \
                  -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=400 -c shared_buffers=64MB -c fsync=off -c log_min_messages=fatal </dev/null >/dev/null 2>'{folder}/log' &
                server=$!
                cat >/dev/null
                kill -QUIT $server; wait $server; rm -rf '{folder}'
                """;
            string[] line = [.. asUser, "bash", "-c", script];
            var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" };
            var process = ChildProcess.Start(start)!;
            var server = new PostgresServer(port, process);
            if (await server.AnswersAsync()) return server;
            process.StandardInput.Close();
            Assert.True(tries < 3, $"PostgreSQL does not start: {(File.Exists(folder + "/log") ? await File.ReadAllTextAsync(folder + "/log") : "")}");
        }
    }

    private static async Task MustAsync(params string[] line)
    {
        var result = await Command.RunAsync("/", line[0], line[1..]);
        Assert.True(result.ExitCode == 0, $"{line[0]}: {result.Output}{result.Errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync() => !process.HasExited && await Eventually.TrueAsync(async () =>
    {
        try
        {
            await RunAsync(ConnectionString("postgres"), "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    });
}
