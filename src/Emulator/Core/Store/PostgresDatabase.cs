using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>The shared database as a store sees it.</summary>
/// <param name="shared">The database.</param>
internal sealed class PostgresDatabase(SharedDatabase shared) : IStoreDatabase
{
    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public NumberTerm Terms { get; } = new PostgresTerms(shared.Source).Number;

    /// <summary>Where connections come from.</summary>
    public NpgsqlDataSource Source => shared.Source;

    /// <summary>How connections of this node are named in the database.</summary>
    public string Name => shared.Name;

    /// <summary>The generation of the node's seat; 0 when it has none.</summary>
    public long Generation => shared.Seat?.Generation ?? 0;

    /// <inheritdoc/>
    public Claim? Reserve(Workspace workspace, IReadOnlyCollection<Claim> chosen) => PostgresClaims.Reserve(shared, workspace.Place.Key, chosen);

    /// <inheritdoc/>
    public void GiveBack(Workspace workspace, IReadOnlyCollection<Claim> chosen) => PostgresClaims.GiveBack(shared, workspace.Place.Key, chosen);

    /// <inheritdoc/>
    public IStoreStatements Writing() => new PostgresStatements(this, isWriter: true);

    /// <inheritdoc/>
    public IStoreStatements Reading() => new PostgresStatements(this, isWriter: false);

    /// <inheritdoc/>
    public NotKeptException? Told(Exception error) => shared.Errors.Told(error);

    /// <inheritdoc/>
    public bool IsPassing(Exception error) => PostgresErrors.IsPassing(error);

    /// <inheritdoc/>
    public NotKeptException Damaged(string what, Exception? error = null) => shared.Errors.Damaged(what, error);

    /// <summary>The database is let go of by whoever opened it.</summary>
    public void Dispose()
    {
    }
}
