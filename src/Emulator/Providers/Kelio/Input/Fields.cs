using System.Globalization;
using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Endpoints;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Reads the fields of a record out of a body and gathers what is wrong with them, so that one 422 lists all. Null is as good as absent; members that
/// are not asked for are ignored [inferred: the framework's strong parameters].</summary>
/// <param name="body">The object that holds the fields.</param>
/// <param name="within">The member of the body that it is.</param>
/// <param name="settings">The longest text that is taken, and whether types are cast.</param>
internal sealed class Fields(JsonElement body, string within, KelioSettings settings)
{
    private const string EmailRule = "be an e-mail address: something, one @, something, no blanks";

    /// <summary>What was wrong so far.</summary>
    public FieldErrors Errors { get; private set; } = FieldErrors.None;

    /// <summary>Adds what is wrong with a field.</summary>
    /// <param name="name">The field; of one within another both names, with a dot between.</param>
    /// <param name="message">The provider's words.</param>
    /// <param name="rule">What the field must.</param>
    /// <param name="seen">What came.</param>
    /// <param name="example">A value that passes, as a literal of JSON.</param>
    /// <param name="remedy">What helps besides, in a sentence.</param>
    public void Reject(string name, string message, string rule, JsonElement seen, string example, string? remedy = null) =>
        Errors = Errors.And(new(name, message, rule)
        {
            Within = within,
            Seen = seen.ValueKind is JsonValueKind.Undefined ? null : Shown.Json(seen, Samples.SightOf(name)),
            Example = example,
            Remedy = remedy,
        });

    /// <summary>The member, unless it is absent or null.</summary>
    public JsonElement? Find(string name) => body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Whether the member is there, null or not.</summary>
    public bool IsGiven(string name) => body.TryGetProperty(name, out _);

    /// <summary>Refuses null where the member may be absent and not empty.</summary>
    public void RejectNull(string name, string rule, string example)
    {
        if (body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null) Reject(name, KelioErrors.NotListed, rule, value, example);
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>; <paramref name="otherwise"/> when absent.</summary>
    public int Number(string name, int least, int most, int otherwise)
    {
        if (Find(name) is not { } value) return otherwise;
        var cast = settings.CastsTypes ? RailsCast.Number(value) : null;
        var isCastable = RailsCast.Number(value) is { } one && one >= least && one <= most;
        if (cast is null && value.ValueKind != JsonValueKind.Number) Wrong(KelioErrors.Invalid, isCastable ? Refuse.CastHint : null);
        else if ((cast ?? (value.TryGetInt32(out var whole) ? whole : null)) is not { } number || number < least || number > most)
            Wrong(KelioErrors.NotListed, null);
        else return number;
        return otherwise;

        void Wrong(string message, string? remedy) =>
            Reject(name, message, Between(least, most), value, most.ToString(CultureInfo.InvariantCulture), remedy);
    }

    /// <summary>A text without control characters, of a length that a column holds.</summary>
    public string? Text(string name) => Find(name) is { } value ? Text(name, value) : null;

    /// <summary>A true or false; false when absent.</summary>
    public bool Flag(string name)
    {
        if (Find(name) is not { } value) return false;
        if (settings.CastsTypes && RailsCast.Flag(value) is { } cast) return cast;
        if (settings.CastsTypes && value.ValueKind == JsonValueKind.String) return false; // An empty text is no value.
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            var hint = RailsCast.Flag(value) is null ? null : Refuse.CastHint;
            Reject(name, KelioErrors.Invalid, "be true or false, without quotation marks", value, "true", hint);
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>One of the values; <paramref name="otherwise"/> when absent.</summary>
    public string OneOf(string name, IReadOnlyList<string> values, string otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        if (!values.Contains(text)) Reject(name, KelioErrors.NotListed, OneOf(values), Find(name)!.Value, Samples.Quoted(values[0]));
        return text;
    }

    /// <summary>An e-mail address that must be there: one at sign with something on either side, no blanks.</summary>
    public string Email(string name)
    {
        if (Find(name) is not { } value || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())))
        {
            Reject(name, KelioErrors.Blank, EmailRule, Find(name) ?? default, Samples.Line(name));
            return "";
        }

        if (Text(name, value) is not { } email) return "";
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == email.Length - 1 || at != email.LastIndexOf('@') || email.Any(char.IsWhiteSpace))
            Reject(name, KelioErrors.Invalid, EmailRule, value, Samples.Line(name));
        return email;
    }

    /// <summary>The rule of a field that chooses from a list.</summary>
    public static string OneOf(IEnumerable<string> values) => "be one of " + string.Join(", ", values);

    /// <summary>The rule of a number.</summary>
    public static string Between(int least, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"be a whole number from {least} to {most}, without quotation marks");

    private string? Text(string name, JsonElement value)
    {
        var text = settings.CastsTypes ? RailsCast.Text(value) : value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (text is null) Wrong(KelioErrors.Invalid, RailsCast.Text(value) is null ? null : Refuse.CastHint);
        else if (text.Any(char.IsControl)) Wrong(KelioErrors.Invalid, null);
        else if (text.Length > settings.LongestText) Wrong(KelioErrors.TooLong, null);
        else return text;
        return null;

        void Wrong(string message, string? remedy) => Reject(
            name,
            message,
            string.Create(
                CultureInfo.InvariantCulture, $"be a text of at most {settings.LongestText} characters, in quotation marks and without control characters"),
            value,
            Samples.Line(name),
            remedy);
    }
}
