using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Filters of lists: values and flags.</summary>
internal static class Search
{
    /// <summary>The values of a list with commas between, blanks around them ignored; null when the parameter is absent or blank.</summary>
    public static string[]? List(Call call, string name) =>
        call.Request.Query[name]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } values ? values : null;

    /// <summary>The text of a parameter; null when it is absent or empty.</summary>
    public static string? Text(Call call, string name) => call.Request.Query[name] is { Length: > 0 } text ? text : null;

    /// <summary>A true or false out of the query; null when it is absent or empty. Everything but the framework's words for
    /// false is true [inferred: its cast].</summary>
    public static bool? Flag(Call call, string name) => call.Request.Query[name]?.ToLowerInvariant() switch
    {
        null or "" => null,
        "false" or "0" or "f" or "off" => false,
        _ => true,
    };
}
