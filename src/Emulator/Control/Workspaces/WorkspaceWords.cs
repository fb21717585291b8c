namespace Emulator.Control.Workspaces;

/// <summary>The free words that are said of a workspace, and its life time.</summary>
internal static class WorkspaceWords
{
    /// <summary>The longest label, and the longest name of an owner.</summary>
    public const int Longest = 200;

    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>Notes what is wrong with a text that is said of a workspace.</summary>
    public static void Look(string member, string? text, Dictionary<string, string[]> errors)
    {
        if (text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > Longest || text.Any(char.IsControl)))
            errors[member] = [$"a line of at most {Longest} characters"];
    }

    /// <summary>Notes what is wrong with a life time.</summary>
    public static void LookAtLife(TimeSpan? ttl, Dictionary<string, string[]> errors)
    {
        if (ttl is { } life && (life <= TimeSpan.Zero || life > LongestLife)) errors["ttl"] = ["above zero, at most P366D"];
    }
}
