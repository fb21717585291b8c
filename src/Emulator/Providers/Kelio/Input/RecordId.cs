using System.Globalization;
using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Ids in paths and queries: digits only.</summary>
internal static class RecordId
{
    /// <summary>The number that a text is, or null.</summary>
    public static int? Of(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The id that the route's name holds, or null.</summary>
    public static int? InRoute(Call call, string name = "id") => Of(call.Match.Values.SpanOf(name));

    /// <summary>The number that a filter names; null when it is absent or empty, and 0, which no record has, when it is no id.</summary>
    public static int? Filter(Call call, string name) => call.Request.Query[name] is { Length: > 0 } text ? Of(text) ?? 0 : null;

    /// <summary>The id as the agenda names its subjects.</summary>
    public static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
