using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Reads the members of a body by type. A member that is absent, null or blank is null; one that cannot be read has a fault.</summary>
internal static partial class Members
{
    private static readonly string[] InstantForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Genders = ["Unknown", "Male", "Female"];

    /// <summary>One line of text.</summary>
    public static Member<string> Text(this JsonBody body, string name) => body.Line(name, static text => text, "");

    /// <summary>An e-mail address: something, one at sign, something, no blanks.</summary>
    public static Member<string> Address(this JsonBody body, string name) =>
        body.Line(name, static text => EmailForm().IsMatch(text) ? text : null, "is not an e-mail address");

    /// <summary>A language tag of RFC 5646, by its form.</summary>
    public static Member<string> Language(this JsonBody body, string name) =>
        body.Line(name, static text => IsLanguage(text) ? text : null, "is not a language tag");

    /// <summary>Whether the text has the form of a language tag of RFC 5646.</summary>
    public static bool IsLanguage(string text) => LanguageForm().IsMatch(text);

    /// <summary>An absolute URL that can be called.</summary>
    public static Member<WebhookAddress> Webhook(this JsonBody body, string name) =>
        body.Line(name, WebhookAddress.Parse, "must be an absolute http or https URL");

    /// <summary>An instant: ISO 8601 in UTC, at most seven decimals, or a date alone [BA-POST].</summary>
    public static Member<DateTimeOffset?> Instant(this JsonBody body, string name) => body.Line<DateTimeOffset?>(
        name,
        static text => DateTimeOffset.TryParseExact(
            text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null,
        "must be an ISO 8601 date and time in UTC");

    /// <summary>A list of texts.</summary>
    public static Member<IReadOnlyList<string>> Texts(this JsonBody body, string name) => body.Member<IReadOnlyList<string>>(name, value =>
    {
        var texts = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Select(Read).ToList() : [null];
        return texts.TrueForAll(text => !string.IsNullOrWhiteSpace(text)) ? (texts!, null) : (null, $"The {name} parameter must be a list of texts.");
    });

    /// <summary>True or false.</summary>
    public static Member<bool?> Flag(this JsonBody body, string name) => body.Member<bool?>(
        name, value => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? (value.GetBoolean(), null)
            : (null, $"The {name} parameter must be true or false."));

    /// <summary>0 Unknown, 1 Male, 2 Female, by name or number.</summary>
    public static Member<int?> Gender(this JsonBody body, string name) => body.Choice(
        name, 0, 2, text => Array.FindIndex(Genders, gender => gender.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var found ? found : null);

    /// <summary>1 to 5, by name or number.</summary>
    public static Member<int?> PersonType(this JsonBody body, string name) =>
        body.Choice(name, 1, 5, text => Contracts.PredictiveIndex.PersonType.Parse(text)?.Number);

    /// <summary>0 Unset, 1 Favorite, 2 Rejected.</summary>
    public static Member<int?> Impression(this JsonBody body, string name) => body.Choice(name, 0, 2, static _ => null);

    private static Member<T> Line<T>(this JsonBody body, string name, Func<string, T?> read, string otherwise) => body.Member<T>(name, value =>
    {
        if (Read(value) is not { } text || text.Any(char.IsControl)) return (default(T), $"The {name} parameter must be a line of text.");
        if (string.IsNullOrWhiteSpace(text)) return default;
        return read(text) is { } made ? (made, null) : (default(T), $"The {name} parameter {otherwise}.");
    });

    private static Member<int?> Choice(this JsonBody body, string name, int least, int greatest, Func<string, int?> named) => body.Member<int?>(name, value =>
    {
        var chosen = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String when Read(value) is { } text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : named(text),
            _ => null,
        };
        return chosen is { } found && found >= least && found <= greatest ? (found, null) : (null, $"The {name} parameter is not one of the known values.");
    });

    /// <summary>The text, or null when it is none or holds half a surrogate pair.</summary>
    private static string? Read(JsonElement value)
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

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageForm();
}
