namespace Contracts.Control;

/// <summary>A team that shares the emulator, with what it may and what it uses.</summary>
/// <param name="Name">Its name.</param>
public sealed record TeamView(string Name)
{
    /// <summary>How many tokens it has.</summary>
    public int Tokens { get; init; }

    /// <summary>How many workspaces it has.</summary>
    public int Workspaces { get; init; }

    /// <summary>How many it may have; null for any number.</summary>
    public int? MaxWorkspaces { get; init; }

    /// <summary>How many calls it has made to the control API in the minute that runs, which began with the first of them.</summary>
    public int Requests { get; init; }

    /// <summary>How many it may make in a minute; null for any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>What its workspaces keep, in bytes; those that are put away as they were written last.</summary>
    public long KeptBytes { get; init; }

    /// <summary>How many calls of providers came to its workspaces since the emulator began, those to workspaces that are deleted among them.</summary>
    public long ProviderCalls { get; init; }
}
