using System.Globalization;
using System.Text.RegularExpressions;

namespace Contracts.Control;

/// <summary>Reads the instants and durations of the control API, the settings and scenarios: ISO 8601, durations also as <c>00:00:05</c>, and nothing else,
/// since a text in another form would mean one thing here and another there.</summary>
public static partial class Iso8601
{
    /// <summary>What is wanted where an instant is.</summary>
    public const string InstantWanted = "an instant in ISO 8601 is wanted, e.g. 2026-03-02T09:00:00Z";

    /// <summary>What is wanted where a duration is.</summary>
    public const string DurationWanted = "a duration in ISO 8601 is wanted, e.g. PT72H or P3D, or hours, minutes and seconds, e.g. 00:00:05";

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

    /// <summary>Writes an instant, in UTC with <c>Z</c>, as finely as it is known.</summary>
    public static string Written(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a duration of a fixed length: ISO 8601, weeks (<c>P2W</c>) too, or <c>00:00:05</c>.</summary>
    public static bool TryDuration(string? text, out TimeSpan duration)
    {
        var isGood = TryCalendarDuration(text, out var read) && read.Months == 0;
        duration = isGood ? read.Time : default;
        return isGood;
    }

    /// <summary>Reads a duration that may have months and years, which are those of the calendar.</summary>
    public static bool TryCalendarDuration(string? text, out CalendarDuration duration)
    {
        duration = default;
        if (text is null || (DurationForm().Match(text) is var parts && !parts.Success && !(parts = ClockForm().Match(text)).Success)) return false;
        try
        {
            long Count(string name) => parts.Groups[name] is { Success: true } part ? long.Parse(part.Value, CultureInfo.InvariantCulture) : 0;
            var fraction = parts.Groups["fraction"].Value.PadRight(FinestFraction, '0')[..FinestFraction];
            var sign = text[0] == '-' ? -1 : 1;
            var seconds = checked((((((Count("weeks") * 7) + Count("days")) * 24) + Count("hours")) * 3600) + (Count("minutes") * 60) + Count("seconds"));
            var ticks = checked((seconds * TimeSpan.TicksPerSecond) + long.Parse(fraction, CultureInfo.InvariantCulture));
            duration = new CalendarDuration(checked((int)(sign * ((Count("years") * 12) + Count("months")))), TimeSpan.FromTicks(sign * ticks));
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with a text that is no duration of a fixed length.</summary>
    public static string DurationMistake(string? text) =>
        BareNumber().IsMatch(text ?? "") ? $"“{text}” has no unit; {DurationWanted}"
        : TryCalendarDuration(text, out var read) && read.Months != 0 ? "months and years have no fixed length here; say days, e.g. P30D"
        : DurationWanted;

    [GeneratedRegex(
        @"\A(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}(?<clock>T[0-9]{2}:[0-9]{2}(?<seconds>:[0-9]{2})?)?)"
            + @"(?(seconds)(?:[.,](?<fraction>[0-9]{1,16}))?)(?(clock)(?<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)\z")]
    private static partial Regex InstantForm();

    [GeneratedRegex(@"\A-?P(?=[0-9T])(?:(?<years>[0-9]{1,6})Y)?(?:(?<months>[0-9]{1,6})M)?(?:(?<weeks>[0-9]{1,6})W)?(?:(?<days>[0-9]{1,8})D)?"
        + @"(?:T(?=[0-9])(?:(?<hours>[0-9]{1,9})H)?(?:(?<minutes>[0-9]{1,12})M)?(?:(?<seconds>[0-9]{1,12})(?:[.,](?<fraction>[0-9]{1,16}))?S)?)?\z")]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"\A-?(?:(?<days>[0-9]{1,8})\.)?(?<hours>[0-9]{1,6}):(?<minutes>[0-5][0-9]):(?<seconds>[0-5][0-9])(?:\.(?<fraction>[0-9]{1,16}))?\z")]
    private static partial Regex ClockForm();

    [GeneratedRegex(@"\A[+-]?[0-9]+(?:[.,][0-9]+)?\z")]
    private static partial Regex BareNumber();
}
