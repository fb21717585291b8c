using System.Net.Sockets;
using Emulator.Core.Workspaces;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>What a person can do about an error of the shared database, in one line that tells no password.</summary>
/// <param name="where">Which database, for a person.</param>
internal sealed class PostgresErrors(string where)
{
    /// <summary>This process was frozen in the middle of a transaction.</summary>
    private const string IdleTooLong = "25P03";

    /// <summary>Whether trying again at once may help: the connection broke, or two transactions stood in each other's way.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        CommitInDoubtException => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or IdleTooLong } => true,
        PostgresException => false,
        NpgsqlException { InnerException: IOException } => true,
        _ => false,
    };

    /// <summary>What can be done; null when it is no error of the database.</summary>
    public NotKeptException? Told(Exception error) => error switch
    {
        CommitInDoubtException { InnerException: { } cause } => Told(cause) ?? Broken(error),
        PostgresException answered => Answered(answered),
        NpgsqlException { InnerException: TimeoutException } => new NotKeptException($"{where} does not answer in time.", error),
        NpgsqlException { InnerException: SocketException refused } => new NotKeptException($"{where} cannot be reached: {First(refused)}.", error),
        NpgsqlException { InnerException: IOException } => Broken(error),
        NpgsqlException other when other.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
            new NotKeptException($"{where} wants a password: add Password to the setting, or set PGPASSFILE.", error),
        NpgsqlException other when other.Message.Contains("pool", StringComparison.OrdinalIgnoreCase) =>
            new NotKeptException($"{where} is asked too much at once: all connections of this node are in use.", error),
        NpgsqlException other => new NotKeptException($"{where}: {First(other)}.", error),
        _ => null,
    };

    /// <summary>What is said of something in it that cannot be read.</summary>
    public NotKeptException Damaged(string what, Exception? error) => new($"{where} is damaged: {what} cannot be read.", error);

    private static string First(Exception error) => error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');

    private NotKeptException Broken(Exception error) => new($"The connection to {where} is lost.", error);

    private NotKeptException Answered(PostgresException error) => new(
        error.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword => $"{where} does not take this user with this password.",
            PostgresErrorCodes.InvalidAuthorizationSpecification => $"{where} does not let this user in: {error.MessageText}.",
            PostgresErrorCodes.InvalidCatalogName => $"{where} is not there: make it first, with createdb.",
            PostgresErrorCodes.TooManyConnections => $"{where} has no connection left: raise max_connections, or lower Maximum Pool Size.",
            PostgresErrorCodes.DiskFull => $"The disk is full: {where} takes nothing more.",
            PostgresErrorCodes.ReadOnlySqlTransaction => $"{where} cannot be written: it is read-only, or a standby.",
            PostgresErrorCodes.InsufficientPrivilege => $"{where} does not let this user make or use its tables: {error.MessageText}.",
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
                $"{where} is damaged: {error.MessageText}.",
            PostgresErrorCodes.CannotConnectNow => $"{where} is starting or stopping.",
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => $"The connection to {where} is lost.",
            _ => $"{where}: {error.MessageText}.",
        },
        error);
}
