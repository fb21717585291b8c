using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Contracts.Control;

/// <summary>Reads the instants and durations of the control API: ISO 8601 and nothing else, since a text in another form would mean
/// one thing here and another there.</summary>
public static partial class Iso8601
{
    /// <summary>What is wanted where an instant is.</summary>
    public const string InstantWanted = "an instant in ISO 8601 is wanted, e.g. 2026-03-02T09:00:00Z";

    /// <summary>What is wanted where a duration is.</summary>
    public const string DurationWanted = "a duration in ISO 8601 is wanted, e.g. PT72H or P3D";

    private const int FinestFraction = 7;
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-ddzzz"];

    /// <summary>Reads an instant: a date, or a date with a time, of which the seconds and the zone may be left out. Without a zone it is UTC.</summary>
    public static bool TryInstant(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || InstantForm().Match(text) is not { Success: true } match) return false;
        var fraction = match.Groups["fraction"].Value;
        var zone = match.Groups["zone"].Value switch
        {
            "" or "Z" => "+00:00",
            { Length: 3 } hours => hours + ":00",
            { Length: 5 } packed => packed.Insert(3, ":"),
            var offset => offset,
        };
        var plain = match.Groups["time"].Value + (fraction.Length > 0 ? "." + fraction[..Math.Min(fraction.Length, FinestFraction)] : "") + zone;
        if (!DateTimeOffset.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
        instant = read.ToUniversalTime();
        return true;
    }

    /// <summary>Reads a duration, weeks (<c>P2W</c>) too. A month is 30 days, a year 365.</summary>
    public static bool TryDuration(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is null) return false;
        try
        {
            duration = WeekForm().Match(text) is { Success: true } weeks
                ? TimeSpan.FromDays(7 * int.Parse(weeks.Groups["weeks"].Value, CultureInfo.InvariantCulture)) * (text[0] == '-' ? -1 : 1)
                : XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        @"\A(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}(?<clock>T[0-9]{2}:[0-9]{2}(?<seconds>:[0-9]{2})?)?)"
            + @"(?(seconds)(?:[.,](?<fraction>[0-9]{1,16}))?)(?(clock)(?<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)\z")]
    private static partial Regex InstantForm();

    [GeneratedRegex(@"\A-?P(?<weeks>[0-9]{1,6})W\z")]
    private static partial Regex WeekForm();
}
