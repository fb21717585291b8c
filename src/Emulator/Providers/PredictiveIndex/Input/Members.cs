using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Reads the members of a body by type. A member that is absent, null or blank is null; one that cannot be read has a fault.</summary>
internal static partial class Members
{
    /// <summary>What a language tag must be.</summary>
    public const string LanguageRule = "be a language tag of RFC 5646";

    /// <summary>What a gender must be.</summary>
    public const string GenderRule = "be one of 0 (Unknown), 1 (Male), 2 (Female), by number or name";

    private static readonly string[] InstantForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Genders = ["Unknown", "Male", "Female"];

    /// <summary>One line of text.</summary>
    public static Member<string> Text(this JsonBody body, string name) => body.Line(name, static text => text, new("", "", Samples.Line(name)));

    /// <summary>An e-mail address: something, one at sign, something, no blanks.</summary>
    public static Member<string> Address(this JsonBody body, string name) => body.Line(
        name,
        static text => EmailForm().IsMatch(text) ? text : null,
        new("is not an e-mail address", "be an e-mail address: something, one @, something, no blanks", Samples.Line(name)));

    /// <summary>A language tag of RFC 5646, by its form.</summary>
    public static Member<string> Language(this JsonBody body, string name) =>
        body.Line(name, static text => IsLanguage(text) ? text : null, new("is not a language tag", LanguageRule, PredictiveIndexSettings.DefaultLanguage));

    /// <summary>Whether the text has the form of a language tag of RFC 5646.</summary>
    public static bool IsLanguage(string text) => LanguageForm().IsMatch(text);

    /// <summary>An absolute URL that can be called.</summary>
    public static Member<WebhookAddress> Webhook(this JsonBody body, string name) => body.Line(
        name,
        WebhookAddress.Parse,
        new("must be an absolute http or https URL", "be an absolute URL that begins with http:// or https://", "http://localhost:9000/pi"),
        Sight.Address);

    /// <summary>An instant: ISO 8601 in UTC, at most seven decimals, or a date alone [BA-POST].</summary>
    public static Member<DateTimeOffset?> Instant(this JsonBody body, string name) => body.Line<DateTimeOffset?>(
        name,
        static text => IsInstant(text, out var instant) ? instant : null,
        new(
            "must be an ISO 8601 date and time in UTC",
            "be a date, or a date and time of ISO 8601 with Z or an offset (none is UTC) and at most seven decimals of a second",
            Samples.Instant),
        better: static text =>
            LiteralRepair.Of(text, typeof(DateTimeOffset), isField: false) is { } written && IsInstant(written.Text, out _) ? written.Text : null);

    /// <summary>A list of texts.</summary>
    public static Member<IReadOnlyList<string>> Texts(this JsonBody body, string name) => body.Member<IReadOnlyList<string>>(name, value =>
    {
        var texts = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Select(Shown.StringOf).ToList() : [null];
        return texts.TrueForAll(text => !string.IsNullOrWhiteSpace(text)) ? (texts!, null) : (null, new Mistake(
            name, $"The {name} parameter must be a list of texts.", "be a list of texts, none of them blank")
        {
            Seen = value.ValueKind is JsonValueKind.Array ? "a list with something else in it" : Shown.Json(value, Samples.SightOf(name)),
            Example = "[\"A-1001\"]",
        });
    });

    /// <summary>True or false.</summary>
    public static Member<bool?> Flag(this JsonBody body, string name) => body.Member<bool?>(
        name, value => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? (value.GetBoolean(), null)
            : (null, new Mistake(name, $"The {name} parameter must be true or false.", "be true or false, without quotation marks")
            {
                Seen = Shown.Json(value, Samples.SightOf(name)),
                Example = "true",
            }));

    /// <summary>0 Unknown, 1 Male, 2 Female, by name or number.</summary>
    public static Member<int?> Gender(this JsonBody body, string name) => body.Choice(
        name,
        0,
        2,
        text => Array.FindIndex(Genders, gender => gender.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var found ? found : null,
        GenderRule);

    /// <summary>1 to 5, by name or number.</summary>
    public static Member<int?> PersonType(this JsonBody body, string name) => body.Choice(
        name,
        1,
        5,
        text => Contracts.PredictiveIndex.PersonType.Parse(text)?.Number,
        "be one of 1 (Unknown), 2 (Other), 3 (Candidate), 4 (Employee), 5 (Former Employee), by number or name");

    /// <summary>0 Unset, 1 Favorite, 2 Rejected.</summary>
    public static Member<int?> Impression(this JsonBody body, string name) =>
        body.Choice(name, 0, 2, static _ => null, "be one of 0 (unset), 1 (favorite), 2 (rejected), by number");

    private static Member<T> Line<T>(
        this JsonBody body, string name, Func<string, T?> read, Form form, Sight? sight = null, Func<string, string?>? better = null) =>
        body.Member<T>(name, value =>
    {
        if (Shown.StringOf(value) is not { } text || text.Any(char.IsControl))
            return (default(T), Wrong("must be a line of text", "be a text of one line, in quotation marks and without control characters"));
        if (string.IsNullOrWhiteSpace(text)) return default;
        return read(text) is { } made ? (made, null) : (default(T), Wrong(form.Otherwise, form.Rule));

        Mistake Wrong(string otherwise, string rule) => new(name, $"The {name} parameter {otherwise}.", rule)
        {
            Seen = Shown.Json(value, sight ?? Samples.SightOf(name)),
            Example = Samples.Quoted((Shown.StringOf(value) is { } said ? better?.Invoke(said) : null) ?? form.Example),
        };
    });

    private static bool IsInstant(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    private static Member<int?> Choice(
        this JsonBody body, string name, int least, int greatest, Func<string, int?> named, string rule) => body.Member<int?>(name, value =>
    {
        var chosen = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String when Shown.StringOf(value) is { } text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : named(text),
            _ => null,
        };
        return chosen is { } found && found >= least && found <= greatest
            ? (found, null)
            : (null, new Mistake(name, $"The {name} parameter is not one of the known values.", rule)
            {
                Seen = Shown.Json(value, Samples.SightOf(name)),
                Example = greatest.ToString(CultureInfo.InvariantCulture),
            });
    });

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageForm();

    /// <summary>What a line of text must be beyond that.</summary>
    private readonly record struct Form(string Otherwise, string Rule, string Example);
}
