namespace Emulator.Core.Store;

/// <summary>The error codes of SQLite that a person can do something about (sqlite.org/rescode.html).</summary>
internal static class SqliteCode
{
    /// <summary>Permission denied.</summary>
    public const int Perm = 3;

    /// <summary>Another connection has hold of the file.</summary>
    public const int Busy = 5;

    /// <summary>Another statement has hold of a table.</summary>
    public const int Locked = 6;

    /// <summary>The file is read-only.</summary>
    public const int ReadOnly = 8;

    /// <summary>The disk cannot write or read.</summary>
    public const int InputOutput = 10;

    /// <summary>The file is damaged.</summary>
    public const int Corrupt = 11;

    /// <summary>The disk is full.</summary>
    public const int Full = 13;

    /// <summary>The file cannot be opened.</summary>
    public const int CannotOpen = 14;

    /// <summary>Access is not allowed.</summary>
    public const int Authorization = 23;

    /// <summary>The file is no database.</summary>
    public const int NotADatabase = 26;
}
