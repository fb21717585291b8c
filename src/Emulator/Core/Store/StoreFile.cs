using System.Globalization;
using System.Runtime.InteropServices;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;
using Microsoft.Data.Sqlite;

namespace Emulator.Core.Store;

/// <summary>The file in which workspaces are kept: a SQLite database in a directory, of which one process at a time has hold.</summary>
internal sealed class StoreFile : IStoreDatabase
{
    /// <summary>The name of the database in the directory.</summary>
    public const string Name = "emulator.db";

    /// <summary>The number of the file's format. A file of a larger one is not opened; one of a smaller one is brought up to it.</summary>
    public const int Format = 1;

    private const string Lock = "emulator.lock";

    /// <summary>SIGXFSZ, which has this number on Linux and on macOS.</summary>
    private const PosixSignal FileSizeLimit = (PosixSignal)25;

    // The sums are of what stands before them; a name is free again when its workspace is deleted, a key never comes again.
    private const string Schema = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE workspaces (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, due INTEGER, head BLOB NOT NULL, sum INTEGER NOT NULL);
        CREATE TABLE checkpoints (key INTEGER PRIMARY KEY, version INTEGER NOT NULL, state BLOB NOT NULL, sum INTEGER NOT NULL);
        CREATE TABLE common (name TEXT PRIMARY KEY, data BLOB NOT NULL, sum INTEGER NOT NULL);
        CREATE TABLE uses (key INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, name)) WITHOUT ROWID;
        CREATE INDEX used_by ON uses (name);
        CREATE TABLE commits (key INTEGER NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL, sum INTEGER NOT NULL,
            PRIMARY KEY (key, version)) WITHOUT ROWID;
        CREATE TABLE acts (key INTEGER NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
        CREATE TABLE claims (value TEXT NOT NULL, kind TEXT NOT NULL, key INTEGER NOT NULL, secret INTEGER NOT NULL, hash INTEGER NOT NULL,
            PRIMARY KEY (value, kind)) WITHOUT ROWID;
        CREATE INDEX claims_of ON claims (key);
        CREATE TABLE journal (seq INTEGER PRIMARY KEY, key INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL,
            data BLOB NOT NULL, sum INTEGER NOT NULL);
        CREATE INDEX journal_of ON journal (key, seq);
        CREATE TABLE terms (kind TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (kind, number)) WITHOUT ROWID;
        """;

    private readonly string path;
    private readonly FileStream hold;
    private readonly PosixSignalRegistration? sizeLimit;

    private StoreFile(string path, FileStream hold)
    {
        (this.path, this.hold) = (path, hold);
        // Where a limit is set on the size of files (ulimit -f), writing fails instead of ending the process.
        if (!OperatingSystem.IsWindows()) sizeLimit = PosixSignalRegistration.Create(FileSizeLimit, static signal => signal.Cancel = true);
    }

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <inheritdoc/>
    public NumberTerm? Terms => null;

    /// <summary>Takes hold of the file in a directory; both are made when they are not there.</summary>
    /// <exception cref="NotKeptException">Another process has it, it is of a newer version, damaged, or cannot be written.</exception>
    public static StoreFile Open(string directory)
    {
        var file = new StoreFile(Path.Combine(directory, Name), Hold(directory));
        try
        {
            using var connection = file.Connect();
            file.Prepare(connection);
            return file;
        }
        catch (Exception error)
        {
            file.Dispose();
            if (error is SqliteException broken) throw file.NotKept(broken);
            if (error is UnauthorizedAccessException or IOException) throw file.NotWritten(error);
            throw;
        }
    }

    /// <inheritdoc/>
    public Claim? Reserve(Workspace workspace, IReadOnlyCollection<Claim> chosen) => null;

    /// <inheritdoc/>
    public void GiveBack(Workspace workspace, IReadOnlyCollection<Claim> chosen)
    {
    }

    /// <summary>A connection of one's own.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        // Whole only when it is on the disk: a commit that was acknowledged outlives a cut of the power.
        Do(connection, "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864");
        return connection;
    }

    /// <summary>What a person can do about an error of the database, in one line.</summary>
    public NotKeptException NotKept(SqliteException error) => new(
        error.SqliteErrorCode switch
        {
            SqliteCode.Full => $"The disk is full: {path} takes nothing more.",
            SqliteCode.ReadOnly or SqliteCode.Perm or SqliteCode.Authorization => NotWritten(error).Message,
            SqliteCode.Corrupt or SqliteCode.NotADatabase => $"{path} is damaged: {First(error)}. “data check” tells what can be read of it.",
            SqliteCode.CannotOpen => $"{path} cannot be opened: {First(error)}.",
            SqliteCode.Busy or SqliteCode.Locked => $"Another program has hold of {path}.",
            SqliteCode.InputOutput => $"The disk cannot write or read {path}: {First(error)}.",
            _ => $"{path}: {First(error)}.",
        },
        error);

    /// <inheritdoc/>
    public IStoreStatements Writing() => new SqliteStatements(Connect());

    /// <inheritdoc/>
    public IStoreStatements Reading()
    {
        var connection = Connect();
        try
        {
            Do(connection, "BEGIN");
            return new SqliteStatements(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool IsPassing(Exception error) => false;

    /// <inheritdoc/>
    public NotKeptException? Told(Exception error) => error is SqliteException told ? NotKept(told) : null;

    /// <inheritdoc/>
    public NotKeptException Damaged(string what, Exception? error = null) =>
        new($"{path} is damaged: {what} cannot be read. “data check” tells what can.", error);

    /// <summary>What is wrong with the file itself, one line each.</summary>
    public IEnumerable<string> Mistakes()
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(20)";
        using var row = command.ExecuteReader();
        while (row.Read())
            if (row.GetString(0) is var line && line != "ok") yield return $"{path}: {line.ReplaceLineEndings(" ")}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sizeLimit?.Dispose();
        hold.Dispose();
    }

    private NotKeptException NotWritten(Exception error) => new($"{path} cannot be written: the file, its directory or the disk is read-only.", error);

    internal static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>The file is open as long as the process lives, however it ends: nobody else can open it meanwhile.</summary>
    private static FileStream Hold(string directory)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
            else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(Path.Combine(directory, Lock), options);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new NotKeptException($"{directory} cannot be written: {error.Message}", error);
        }
        catch (IOException error)
        {
            throw new NotKeptException(
                File.Exists(Path.Combine(directory, Lock))
                    ? $"Another process has hold of {directory}, or it cannot be written. One emulator at a time keeps its data there; choose another."
                    : $"{directory} cannot be used: {error.Message}",
                error);
        }
    }

    private static string First(SqliteException error) => error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');

    private void Prepare(SqliteConnection connection)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var format = Number(connection, "PRAGMA user_version");
        if (format > Format)
        {
            throw new NotKeptException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path} is of format {format}; this version reads up to {Format}. Use the version that wrote it, or a newer one."));
        }

        if (format == 0)
        {
            if (Number(connection, "SELECT count(*) FROM sqlite_master") > 0) throw new NotKeptException($"{path} is a database of another program.");
            Do(connection, string.Create(CultureInfo.InvariantCulture, $"BEGIN; {Schema} PRAGMA user_version = {Format}; COMMIT"));
        }

        Do(connection, "PRAGMA journal_mode = WAL");
        // Whether it can be written is known before anybody is served.
        Do(connection, "BEGIN IMMEDIATE; INSERT INTO meta VALUES ('opened', 1) ON CONFLICT DO UPDATE SET value = value + 1; COMMIT");
    }

    private static class SqliteCode
    {
        public const int Perm = 3;
        public const int Busy = 5;
        public const int Locked = 6;
        public const int ReadOnly = 8;
        public const int InputOutput = 10;
        public const int Corrupt = 11;
        public const int Full = 13;
        public const int CannotOpen = 14;
        public const int Authorization = 23;
        public const int NotADatabase = 26;
    }
}
