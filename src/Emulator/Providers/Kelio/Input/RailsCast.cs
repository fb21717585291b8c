using System.Globalization;
using System.Text.Json;

namespace Emulator.Providers.Kelio.Input;

/// <summary>What Rails makes of a JSON value for an attribute of another type [inferred: ActiveModel's casts; the vendor's API is a Rails application]. Null
/// where it makes nothing: lists, objects, and texts that are empty.</summary>
internal static class RailsCast
{
    private static readonly string[] False = ["0", "f", "F", "false", "FALSE", "off", "OFF"];

    /// <summary>True or false: what is not one of the words for false is true.</summary>
    public static bool? Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number => value.TryGetDouble(out var number) && number != 0,
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => !False.Contains(text),
        _ => null,
    };

    /// <summary>A whole number: the digits that a text begins with, what stands before the point of a number, 1 and 0 for true and false.</summary>
    public static int? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when value.TryGetDouble(out var number) && Math.Abs(number) < int.MaxValue => (int)number,
        JsonValueKind.String when value.GetString()!.Trim() is { Length: > 0 } text => Leading(text),
        _ => null,
    };

    /// <summary>A text: a number as it is written, t and f for true and false.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "t",
        JsonValueKind.False => "f",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => value.GetString(),
        _ => null,
    };

    private static int? Leading(string text)
    {
        var sign = text[0] is '-' or '+' ? 1 : 0;
        var length = sign;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        if (length == sign) return 0;
        return int.TryParse(text.AsSpan(0, length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
