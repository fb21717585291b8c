using System.Globalization;
using System.Text.RegularExpressions;
using Contracts.Control;

namespace Emulator.Scenarios.Reading;

/// <summary>Durations as people say them: <c>2 days</c>, <c>1 hour 30 minutes</c>, <c>3 months</c> of the calendar; what the control API takes
/// (<c>PT90M</c>, <c>00:00:05</c>) is taken too.</summary>
internal static partial class Duration
{
    /// <summary>What is wanted where a duration is.</summary>
    public const string Wanted = "a duration, e.g. 2 days, 1 hour 30 minutes, PT90M or 00:00:05";

    private const int MonthsOfAYear = 12;

    private static readonly (string Word, string[] Short, TimeSpan Length, int Months)[] Units =
        [
            ("year", ["yr", "yrs", "y"], default, MonthsOfAYear), ("month", ["mo"], default, 1),
            ("week", ["wk", "wks", "w"], TimeSpan.FromDays(7), 0), ("day", ["d"], TimeSpan.FromDays(1), 0),
            ("hour", ["hr", "hrs", "h"], TimeSpan.FromHours(1), 0), ("minute", ["min", "mins"], TimeSpan.FromMinutes(1), 0),
            ("second", ["sec", "secs", "s"], TimeSpan.FromSeconds(1), 0), ("millisecond", ["ms"], TimeSpan.FromMilliseconds(1), 0),
        ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_600);
    private static readonly int MostMonths = 100 * MonthsOfAYear;

    /// <summary>The duration, or null when the text is none.</summary>
    public static CalendarDuration? Read(string text)
    {
        text = text.Trim();
        if (text is "0" or "now" or "at once") return TimeSpan.Zero;
        if (Iso8601.TryCalendarDuration(text, out var iso)) return Bounded(iso);
        if (!Form().IsMatch(text)) return null;
        var total = new CalendarDuration(0, TimeSpan.Zero);
        foreach (Match part in Part().Matches(text))
        {
            if (Unit(part.Groups["unit"].Value) is not { } unit
                || !decimal.TryParse(part.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number * unit.Length.Ticks > Longest.Ticks || number * unit.Months > MostMonths || number * unit.Months % 1 != 0)
                return null;
            total = new(total.Months + (int)(number * unit.Months), total.Time + TimeSpan.FromTicks((long)(number * unit.Length.Ticks)));
            if (Bounded(total) is null) return null;
        }

        return total;
    }

    /// <summary>What is wrong with a text that is no duration: the unit that is none with the nearest that is, or what is wanted.</summary>
    public static string Mistake(string text)
    {
        if (BareNumber().IsMatch(text.Trim())) return $"“{text}” has no unit: {text.Trim()} seconds, minutes, hours …? This is {Wanted}.";
        var wrong = Part().Matches(text).Select(part => part.Groups["unit"].Value).FirstOrDefault(word => word is not "and" && Unit(word) is null);
        if (!Form().IsMatch(text.Trim()) || wrong is null) return $"“{text}” is no duration. This is {Wanted}, from zero to a hundred years.";
        var near = Nearest.Of(wrong, Units.SelectMany(unit => (string[])[unit.Word, unit.Word + "s"]));
        return $"“{wrong}” is no unit of time; the nearest is {near}. This is {Wanted}.";
    }

    /// <summary>The duration in words that <see cref="Read"/> takes.</summary>
    public static string Write(TimeSpan duration)
    {
        var parts = new List<string>();
        foreach (var (word, _, length, _) in Units)
        {
            if (word == "week" || length == default) continue;
            var count = duration.Ticks / length.Ticks;
            if (count == 0) continue;
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}"));
            duration -= TimeSpan.FromTicks(count * length.Ticks);
        }

        return parts.Count == 0 ? "0 seconds" : string.Join(' ', parts);
    }

    private static (TimeSpan Length, int Months)? Unit(string word)
    {
        foreach (var (name, abbreviations, length, months) in Units)
            if (word == name || word == name + "s" || abbreviations.Contains(word)) return (length, months);
        return null;
    }

    private static CalendarDuration? Bounded(CalendarDuration duration) =>
        !duration.IsNegative && duration.Time <= Longest && duration.Months <= MostMonths ? duration : null;

    [GeneratedRegex(@"\A\d{1,12}(\.\d{1,9})? ?[a-z]+(,? (and )?\d{1,12}(\.\d{1,9})? ?[a-z]+){0,8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?) ?(?<unit>[a-z]+)")]
    private static partial Regex Part();

    [GeneratedRegex(@"\A[+-]?\d+([.,]\d+)?\z")]
    private static partial Regex BareNumber();
}
