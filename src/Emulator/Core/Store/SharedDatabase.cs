using System.Text.Json;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>The PostgreSQL database that several nodes share: who is there, which workspaces there are, and who owns them. All times are
/// the database's.</summary>
internal sealed class SharedDatabase : IAsyncDisposable
{
    /// <summary>So many numbers of exchanges are set aside at once, for a node and its slot.</summary>
    public const long NumbersAhead = 50_000 * 1024;

    private const int MostConnections = 20, LongestBeat = 5;
    private readonly string beside;
    private readonly ILogger logger;
    private readonly NpgsqlDataSource beats;
    private volatile Seat? seat;

    /// <summary>A database by its connection string.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="logger">Where it is told when nothing can be kept.</param>
    /// <param name="beside">Tables of other parts of the program, made when they are not there; each statement may be carried out again.</param>
    /// <exception cref="NotKeptException">It is no connection string.</exception>
    public SharedDatabase(string connectionString, ILogger logger, string beside = "")
    {
        (this.logger, this.beside) = (logger, beside);
        var builder = Parsed(connectionString);
        var where = $"PostgreSQL at {builder.Host}:{FormattableString.Invariant($"{builder.Port}")}, database “{builder.Database ?? builder.Username}”";
        Errors = new PostgresErrors(where);
        builder.ApplicationName = Name;
        if (!builder.ContainsKey("Maximum Pool Size")) builder.MaxPoolSize = MostConnections;
        // Nothing is prepared by itself: something between us and the server that hands connections round does not know of it.
        builder.MaxAutoPrepare = 0;
        if (!builder.ContainsKey("Timeout")) builder.Timeout = 5;
        if (!builder.ContainsKey("Command Timeout")) builder.CommandTimeout = 15;
        if (!builder.ContainsKey("Keepalive")) builder.KeepAlive = 5;
        (builder.Enlist, builder.IncludeErrorDetail, builder.PersistSecurityInfo) = (false, false, false);
        // A node that is frozen holds no lock for long: others go on with its workspaces.
        builder.Options = $"{builder.Options} -c idle_in_transaction_session_timeout=3000 -c lock_timeout=8000".Trim();
        (Where, Source) = (where, NpgsqlDataSource.Create(builder));
        // What says that this node is alive waits for nobody.
        (builder.MinPoolSize, builder.MaxPoolSize, builder.CommandTimeout) = (0, 3, LongestBeat);
        beats = NpgsqlDataSource.Create(builder);
        (Nodes, Directory) = (new SharedNodes(this, beats), new SharedDirectory(this));
    }

    /// <summary>Where connections come from.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>How connections of this process are named in the database; unlike those of any other.</summary>
    public string Name { get; } = "provider emulator " + new SecretSource().Next().Hex(12);

    /// <summary>Which database, for a person.</summary>
    public string Where { get; }

    /// <summary>The seat of this node; null when it has none.</summary>
    public Seat? Seat
    {
        get => seat;
        set => seat = value;
    }

    /// <summary>The seats of the nodes.</summary>
    public SharedNodes Nodes { get; }

    /// <summary>The workspaces and their owners.</summary>
    public SharedDirectory Directory { get; }

    /// <summary>What can be done about errors.</summary>
    public PostgresErrors Errors { get; }

    /// <summary>Makes the tables at the first start, and looks whether they can be used.</summary>
    /// <exception cref="NotKeptException">They cannot.</exception>
    public Task OpenAsync(CancellationToken stop) => DoAsync(async () =>
    {
        await using var connection = await Source.OpenConnectionAsync(stop);
        await PostgresSchema.PrepareAsync(connection, Where, beside, stop);
        return true;
    });

    /// <summary>A store over the database; <see cref="DurableStore.Open"/> when the house is known, and this node has a seat.</summary>
    /// <param name="answers">How the answers of acts are written.</param>
    public DurableStore MakeStore(JsonSerializerOptions answers) => new(() => new PostgresDatabase(this), answers, logger);

    /// <summary>Does something that may be done twice; again at once when the connection breaks.</summary>
    /// <exception cref="NotKeptException">It cannot be done.</exception>
    public async Task<T> DoAsync<T>(Func<Task<T>> action)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await action();
            }
            catch (Exception error)
            {
                if (tries <= MostConnections && PostgresErrors.IsPassing(error)) continue;
                if (Errors.Told(error) is { } told) throw told;
                throw;
            }
        }
    }

    /// <inheritdoc cref="DoAsync{T}"/>
    public T Do<T>(Func<T> action) => DoAsync(() => Task.FromResult(action())).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await beats.DisposeAsync();
        await Source.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Parsed(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            if (!string.IsNullOrWhiteSpace(builder.Host)) return builder;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // What was wrong in it is not repeated: it may have a password.
        }

        throw new NotKeptException("The shared database is told as Host=db.example;Database=emulator;Username=emulator, with what else Npgsql takes.");
    }
}
