using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Emulator.Core.Judging;

/// <summary>A value that was refused, as the journal may show it: short, on one line, of a person the first letter, of a secret nothing.</summary>
public static class Shown
{
    private const int Longest = 80;

    /// <summary>A text.</summary>
    public static string Text(string value, Sight sight) => value.Length == 0 ? "empty" : sight switch
    {
        Sight.Open => Quoted(value),
        Sight.Personal => $"“{Rune.GetRuneAt(WithWholeStart(value), 0)}•••” ({Length(value)})",
        Sight.Address => Quoted(WithoutCredentials(value)),
        _ => $"a text of {Length(value)}",
    };

    /// <summary>A part of a path; one that is an e-mail address is a person's.</summary>
    public static string Part(string value) => Text(value, value.Contains('@', StringComparison.Ordinal) ? Sight.Personal : Sight.Open);

    /// <summary>A value of JSON.</summary>
    public static string Json(JsonElement value, Sight sight) => value.ValueKind switch
    {
        JsonValueKind.String => StringOf(value) is { } text ? Text(text, sight) : "a text with half a character",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        JsonValueKind.Number when sight is not Sight.Open => "a number",
        _ => Cut(value.GetRawText()),
    };

    /// <summary>The text, or null when the value is none or holds half a surrogate pair.</summary>
    public static string? StringOf(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Quoted(string value)
    {
        var text = new StringBuilder("“");
        foreach (var letter in Cut(value))
        {
            if (char.IsControl(letter)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else text.Append(letter);
        }

        return text.Append('”').ToString();
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";

    private static string Length(string text) => text.Length == 1 ? "1 character" : string.Create(CultureInfo.InvariantCulture, $"{text.Length} characters");

    private static string WithWholeStart(string text) => char.IsControl(text[0]) || !Rune.TryGetRuneAt(text, 0, out _) ? "•" : text;

    // What stands before the last at sign may be a password, and so may what stands in a query.
    private static string WithoutCredentials(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0) url = url[..query] + "?•••";
        var at = url.LastIndexOf('@');
        return at < 0 ? url : "•••" + url[at..];
    }
}

/// <summary>How much of a value may be shown.</summary>
public enum Sight
{
    /// <summary>All of it.</summary>
    Open,

    /// <summary>That it is there: it is about a person.</summary>
    Personal,

    /// <summary>A URL without the credentials that may be in it.</summary>
    Address,

    /// <summary>Nothing but its length.</summary>
    Secret,
}
