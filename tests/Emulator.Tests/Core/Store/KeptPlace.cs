using Emulator.Core.Store;
using Emulator.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emulator.Tests.Core.Store;

/// <summary>Where a test keeps workspaces: a file, or a database that several nodes share. What a test says of one holds for the other.</summary>
public enum Floor
{
    /// <summary>A file in a directory.</summary>
    Sqlite,

    /// <summary>A shared database.</summary>
    Postgres,
}

/// <summary>A place in which processes keep workspaces, one after the other, or beside each other where that is allowed.</summary>
internal sealed class KeptPlace : IDisposable
{
    private readonly ScratchFolder folder = new();

    private KeptPlace(string? connectionString) => ConnectionString = connectionString;

    /// <summary>The shared database; null for a file.</summary>
    public string? ConnectionString { get; }

    /// <summary>A new, empty place.</summary>
    public static async Task<KeptPlace> NewAsync(Floor floor) => new(floor == Floor.Sqlite ? null : await PostgresServer.NewDatabaseAsync());

    /// <summary>A process that keeps its workspaces here.</summary>
    /// <param name="provider">Who is played in it.</param>
    /// <param name="lease">How long it may be silent.</param>
    public async Task<KeptProcess> StartAsync(NotesProvider? provider = null, TimeSpan? lease = null)
    {
        if (ConnectionString is null)
        {
            var own = new DurableStore(() => StoreFile.Open(folder.Path), Contracts.Control.ControlJson.Options, NullLogger.Instance);
            return new KeptProcess(own, null, provider);
        }

        var shared = new SharedDatabase(ConnectionString, NullLogger.Instance);
        await shared.OpenAsync(default);
        await shared.Nodes.JoinAsync("http://127.0.0.1:1", lease ?? TimeSpan.FromSeconds(5), default);
        return new KeptProcess(shared.MakeStore(Contracts.Control.ControlJson.Options), shared, provider);
    }

    /// <summary>The number that a question to the database answers.</summary>
    public async Task<long> AskAsync(string sql)
    {
        if (ConnectionString is { } shared) return Convert.ToInt64(await PostgresServer.RunAsync(shared, sql), null);
        using var file = StoreFile.Open(folder.Path);
        using var connection = file.Connect();
        return StoreFile.Number(connection, sql);
    }

    public void Dispose() => folder.Dispose();
}
