using System.Data.Common;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>The database in which a store keeps workspaces: what differs between a file and a server.</summary>
internal interface IStoreDatabase : IDisposable
{
    /// <summary>Whether other processes write in it too.</summary>
    bool IsShared { get; }

    /// <summary>Numbers the journals’ terms when other processes read them too; else null.</summary>
    NumberTerm? Terms { get; }

    /// <inheritdoc cref="IWorkspaceStore.Reserve"/>
    Claim? Reserve(Workspace workspace, IReadOnlyCollection<Claim> chosen);

    /// <inheritdoc cref="IWorkspaceStore.GiveBack"/>
    void GiveBack(Workspace workspace, IReadOnlyCollection<Claim> chosen);

    /// <summary>The statements of the one who writes, on a connection of its own.</summary>
    IStoreStatements Writing();

    /// <summary>Statements that read all as it is at one moment, on a connection of their own.</summary>
    IStoreStatements Reading();

    /// <summary>What a person can do about an error of the database, in one line; null when it is none of the database's.</summary>
    NotKeptException? Told(Exception error);

    /// <summary>Whether trying again at once may help.</summary>
    bool IsPassing(Exception error);

    /// <summary>What is said of something in it that cannot be read.</summary>
    NotKeptException Damaged(string what, Exception? error = null);
}

/// <summary>Statements on one connection, each prepared once; their values are <c>$1</c>, <c>$2</c> and so on: whole numbers, texts, bytes and nothing.
/// For one thread.</summary>
internal interface IStoreStatements : IDisposable
{
    /// <summary>Begins a transaction in which things of these workspaces are written.</summary>
    /// <returns>The workspaces that another process has now: nothing of them may be written.</returns>
    IReadOnlyCollection<Workspace> Begin(IReadOnlyCollection<Workspace> written);

    /// <summary>Ends the transaction: all of it is kept when this returns.</summary>
    /// <exception cref="CommitInDoubtException">Whether it is kept is not known: ask <see cref="WasKept"/>.</exception>
    void Commit();

    /// <summary>Gives the transaction up, if one is open.</summary>
    void Rollback();

    /// <summary>Whether the transaction is kept whose end was in doubt.</summary>
    bool WasKept();

    /// <summary>The number that a statement answers; 0 for none.</summary>
    long Ask(string sql, params ReadOnlySpan<object> values);

    /// <summary>The rows that a statement answers; they are read before anything else is asked.</summary>
    DbDataReader Read(string sql, params ReadOnlySpan<object> values);

    /// <summary>Carries a statement out, at the latest before something is asked or the transaction ends.</summary>
    void Run(string sql, params ReadOnlySpan<object> values);
}

/// <summary>The connection broke while a transaction was to end.</summary>
/// <param name="cause">What said so.</param>
internal sealed class CommitInDoubtException(Exception cause) : Exception("Whether a transaction is kept is not known.", cause);
