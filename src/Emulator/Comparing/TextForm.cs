using System.Text.RegularExpressions;

namespace Emulator.Comparing;

/// <summary>The form of a text, as far as a client depends on it.</summary>
internal static partial class TextForm
{
    /// <summary>A text that is neither of the others.</summary>
    public const string Free = "text";

    /// <summary>The form: the pattern of an instant (<c>9999-99-99T99:99:99.999Z</c>), <c>uuid</c>, <c>address</c>, <c>link</c>, <c>digits</c>, or
    /// <see cref="Free"/>.</summary>
    public static string Of(string text) =>
        Instant().IsMatch(text) ? Digit().Replace(text, "9")
        : Uuid().IsMatch(text) ? "uuid"
        : text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "link"
        : Address().IsMatch(text) ? "address"
        : text.All(char.IsAsciiDigit) ? "digits"
        : Free;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$")]
    private static partial Regex Instant();

    [GeneratedRegex("^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Address();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();
}
