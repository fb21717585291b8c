using System.Text.RegularExpressions;
using Emulator.Core.Workspaces;

namespace Emulator.Control;

/// <summary>Finds whom something in a workspace is about.</summary>
internal sealed partial class PeopleIndex
{
    /// <summary>The people of a workspace as it is.</summary>
    public static PeopleIndex Of(Workspace workspace)
    {
        _ = workspace.Current;
        return new PeopleIndex();
    }

    /// <summary>The first e-mail address in a text, or null.</summary>
    public static string? InText(string? text) => text is not null && AddressPattern().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")]
    private static partial Regex AddressPattern();
}
