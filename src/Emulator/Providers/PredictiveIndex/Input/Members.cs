using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Reads the members of a body by type. A member that is absent, null or blank is null; one that cannot be read is noted in the body and null.</summary>
internal static partial class Members
{
    private static readonly string[] InstantForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Genders = ["Unknown", "Male", "Female"];

    /// <summary>One line of text.</summary>
    public static string? Text(this JsonBody body, string name)
    {
        if (body.Value(name) is not { } value) return null;
        if (value.ValueKind is not JsonValueKind.String || Read(value) is not { } text || text.Any(char.IsControl))
        {
            body.Fault(name, $"The {name} parameter must be a line of text.");
            return null;
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>An e-mail address: something, one at sign, something, no blanks.</summary>
    public static string? Address(this JsonBody body, string name)
    {
        if (body.Text(name) is not { } text) return null;
        if (EmailForm().IsMatch(text)) return text;
        body.Fault(name, $"The {name} parameter is not an e-mail address.");
        return null;
    }

    /// <summary>A language tag of RFC 5646, by its form.</summary>
    public static string? Language(this JsonBody body, string name)
    {
        if (body.Text(name) is not { } text) return null;
        if (LanguageForm().IsMatch(text)) return text;
        body.Fault(name, $"The {name} parameter is not a language tag.");
        return null;
    }

    /// <summary>Whether the text has the form of a language tag of RFC 5646.</summary>
    public static bool IsLanguage(string text) => LanguageForm().IsMatch(text);

    /// <summary>A list of texts.</summary>
    public static IReadOnlyList<string>? Texts(this JsonBody body, string name)
    {
        if (body.Value(name) is not { } value) return null;
        var texts = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Select(item => item.ValueKind is JsonValueKind.String ? Read(item) : null).ToList() : [null];
        if (texts.TrueForAll(text => !string.IsNullOrWhiteSpace(text))) return texts!;
        body.Fault(name, $"The {name} parameter must be a list of texts.");
        return null;
    }

    /// <summary>True or false.</summary>
    public static bool? Flag(this JsonBody body, string name)
    {
        if (body.Value(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        body.Fault(name, $"The {name} parameter must be true or false.");
        return null;
    }

    /// <summary>An instant after <paramref name="now"/>: ISO 8601 in UTC, at most seven decimals, or a date alone [BA-POST].</summary>
    public static DateTimeOffset? Future(this JsonBody body, string name, DateTimeOffset now)
    {
        if (body.Text(name) is not { } text) return null;
        if (!DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            body.Fault(name, $"The {name} parameter must be an ISO 8601 date and time in UTC.");
        else if (instant <= now)
            body.Fault(name, $"The {name} parameter must be in the future.");
        else
            return instant;
        return null;
    }

    /// <summary>0 Unknown, 1 Male, 2 Female, by name or number.</summary>
    public static int? Gender(this JsonBody body, string name) =>
        body.Choice(name, 0, 2, text => Array.FindIndex(Genders, gender => gender.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var found ? found : null);

    /// <summary>1 to 5, by name or number.</summary>
    public static int? PersonType(this JsonBody body, string name) => body.Choice(name, 1, 5, text => Contracts.PredictiveIndex.PersonType.Parse(text)?.Number);

    /// <summary>0 Unset, 1 Favorite, 2 Rejected.</summary>
    public static int? Impression(this JsonBody body, string name) => body.Choice(name, 0, 2, static _ => null);

    /// <summary>An absolute URL that can be called.</summary>
    public static WebhookAddress? Webhook(this JsonBody body, string name)
    {
        if (body.Text(name) is not { } text) return null;
        if (WebhookAddress.Parse(text) is { } address) return address;
        body.Fault(name, $"The {name} parameter must be an absolute http or https URL.");
        return null;
    }

    private static int? Choice(this JsonBody body, string name, int least, int greatest, Func<string, int?> named)
    {
        if (body.Value(name) is not { } value) return null;
        var chosen = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String when Read(value) is { } text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : named(text),
            _ => null,
        };
        if (chosen is { } found && found >= least && found <= greatest) return found;
        body.Fault(name, $"The {name} parameter is not one of the known values.");
        return null;
    }

    /// <summary>The text, or null when it holds half a surrogate pair.</summary>
    private static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
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
