using System.Globalization;
using System.Text.RegularExpressions;
using Contracts.Control;

namespace Emulator.Scenarios.Reading;

/// <summary>Durations as people say them: <c>2 days</c>, <c>1 hour 30 minutes</c>; ISO 8601 (<c>PT90M</c>) is taken too.</summary>
internal static partial class Duration
{
    private static readonly (string Word, TimeSpan Length)[] Units =
        [
            ("week", TimeSpan.FromDays(7)), ("day", TimeSpan.FromDays(1)), ("hour", TimeSpan.FromHours(1)), ("minute", TimeSpan.FromMinutes(1)),
            ("second", TimeSpan.FromSeconds(1)), ("millisecond", TimeSpan.FromMilliseconds(1)),
        ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_600);

    /// <summary>The duration, or null when the text is none.</summary>
    public static TimeSpan? Read(string text)
    {
        text = text.Trim();
        if (text is "0" or "now" or "at once") return TimeSpan.Zero;
        if (text.StartsWith('P')) return Iso(text);
        if (!Form().IsMatch(text)) return null;
        var total = TimeSpan.Zero;
        foreach (Match part in Part().Matches(text))
        {
            var unit = Units.FirstOrDefault(unit => part.Groups["unit"].Value.TrimEnd('s') == unit.Word);
            if (unit.Word is null
                || !decimal.TryParse(part.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number * unit.Length.Ticks > Longest.Ticks)
                return null;
            total += TimeSpan.FromTicks((long)(number * unit.Length.Ticks));
            if (total > Longest) return null;
        }

        return total;
    }

    /// <summary>The duration in words that <see cref="Read"/> takes.</summary>
    public static string Write(TimeSpan duration)
    {
        var parts = new List<string>();
        foreach (var (word, length) in Units)
        {
            if (word == "week") continue;
            var count = duration.Ticks / length.Ticks;
            if (count == 0) continue;
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}"));
            duration -= TimeSpan.FromTicks(count * length.Ticks);
        }

        return parts.Count == 0 ? "0 seconds" : string.Join(' ', parts);
    }

    private static TimeSpan? Iso(string text) =>
        Iso8601.TryDuration(text, out var duration) && duration >= TimeSpan.Zero && duration <= Longest ? duration : null;

    [GeneratedRegex(@"\A\d{1,12}(\.\d{1,9})? [a-z]+(,? (and )?\d{1,12}(\.\d{1,9})? [a-z]+){0,8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?) (?<unit>[a-z]+)")]
    private static partial Regex Part();
}
