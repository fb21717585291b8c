namespace Emulator.Core.Store;

/// <summary>The advisory locks of the shared database, by number: the word “emul”, and which.</summary>
internal static class PostgresLocks
{
    /// <summary>Who makes the tables.</summary>
    public const long Schema = 0x656D_756C_0001;

    /// <summary>Who takes tables away that no workspace names, and those who rely on one.</summary>
    public const long Sweep = 0x656D_756C_0002;

    /// <summary>Who adds a table that workspaces have in common.</summary>
    public const long Common = 0x656D_756C_0003;

    /// <summary>Who adds a term of the journals.</summary>
    public const long Terms = 0x656D_756C_0004;

    /// <summary>Who takes a seat, or reserves a name.</summary>
    public const long Directory = 0x656D_756C_0005;
}
