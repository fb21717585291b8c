using System.Text.Json;
using Contracts.Kelio;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Reads the fields of a record out of a body and gathers what is wrong with them, so that one 422 lists all. Null is as good as absent; members that
/// are not asked for are ignored [inferred: the framework's strong parameters].</summary>
/// <param name="body">The object that holds the fields.</param>
/// <param name="settings">The longest text that is taken, and whether types are cast.</param>
internal sealed class Fields(JsonElement body, KelioSettings settings)
{
    /// <summary>What was wrong so far.</summary>
    public FieldErrors Errors { get; private set; } = FieldErrors.None;

    /// <summary>Adds a message for a field.</summary>
    public void Reject(string name, string message) => Errors = Errors.And(name, message);

    /// <summary>The member, unless it is absent or null.</summary>
    public JsonElement? Find(string name) => body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Whether the member is there, null or not.</summary>
    public bool IsGiven(string name) => body.TryGetProperty(name, out _);

    /// <summary>Whether the member is there, and null.</summary>
    public bool IsNull(string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>; <paramref name="otherwise"/> when absent.</summary>
    public int Number(string name, int least, int most, int otherwise)
    {
        if (Find(name) is not { } value) return otherwise;
        var cast = settings.CastsTypes ? RailsCast.Number(value) : null;
        if (cast is null && value.ValueKind != JsonValueKind.Number) RejectType(name, RailsCast.Number(value) is { } one && one >= least && one <= most);
        else if ((cast ?? (value.TryGetInt32(out var whole) ? whole : null)) is not { } number || number < least || number > most)
            Reject(name, KelioErrors.NotListed);
        else return number;
        return otherwise;
    }

    /// <summary>A text without control characters, of a length that a column holds.</summary>
    public string? Text(string name) => Find(name) is { } value ? Text(name, value) : null;

    /// <summary>A true or false; false when absent.</summary>
    public bool Flag(string name)
    {
        if (Find(name) is not { } value) return false;
        if (settings.CastsTypes && RailsCast.Flag(value) is { } cast) return cast;
        if (settings.CastsTypes && value.ValueKind == JsonValueKind.String) return false; // An empty text is no value.
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) RejectType(name, RailsCast.Flag(value) is not null);
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>One of the values; <paramref name="otherwise"/> when absent.</summary>
    public string OneOf(string name, IReadOnlyList<string> values, string otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        if (!values.Contains(text)) Reject(name, KelioErrors.NotListed);
        return text;
    }

    /// <summary>An e-mail address that must be there: one at sign with something on either side, no blanks.</summary>
    public string Email(string name)
    {
        if (Find(name) is not { } value || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())))
        {
            Reject(name, KelioErrors.Blank);
            return "";
        }

        if (Text(name, value) is not { } email) return "";
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == email.Length - 1 || at != email.LastIndexOf('@') || email.Any(char.IsWhiteSpace)) Reject(name, KelioErrors.Invalid);
        return email;
    }

    private void RejectType(string name, bool isCastable)
    {
        Reject(name, KelioErrors.Invalid);
        if (isCastable) Errors = Errors with { Castable = Errors.Castable.Add(name) };
    }

    private string? Text(string name, JsonElement value)
    {
        var text = settings.CastsTypes ? RailsCast.Text(value) : value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (text is null) RejectType(name, RailsCast.Text(value) is not null);
        else if (text.Any(char.IsControl)) Reject(name, KelioErrors.Invalid);
        else if (text.Length > settings.LongestText) Reject(name, KelioErrors.TooLong);
        else return text;
        return null;
    }
}
