namespace Contracts.Control;

/// <summary>A token for a team that is to share the emulator. Its limits are the team's; one that is absent stays as it is, at first without a limit.</summary>
public sealed record TokenRequest
{
    /// <summary>The team: letters, digits, dots, hyphens, underscores, at most 64.</summary>
    public string? Team { get; init; }

    /// <summary>How many workspaces the team may have at once.</summary>
    public int? MaxWorkspaces { get; init; }

    /// <summary>How many calls the team may make to the control API in a minute; its clients' calls to the providers are not counted.</summary>
    public int? RequestsPerMinute { get; init; }
}

/// <summary>A token of a team.</summary>
/// <param name="Id">By what it is taken back; no secret.</param>
/// <param name="Team">The team.</param>
/// <param name="CreatedAt">When it was made, in real time.</param>
public sealed record TokenView(string Id, string Team, DateTimeOffset CreatedAt)
{
    /// <summary>What the team sends as <c>Authorization: Bearer</c>. Told once, when it is made; null after that.</summary>
    public string? Token { get; init; }

    /// <summary>How many workspaces the team may have at once; null for any number.</summary>
    public int? MaxWorkspaces { get; init; }

    /// <summary>How many calls the team may make to the control API in a minute; null for any number.</summary>
    public int? RequestsPerMinute { get; init; }
}
