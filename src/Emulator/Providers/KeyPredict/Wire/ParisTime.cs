using System.Globalization;
using Emulator.Core.Clock;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>The provider's dates: local time of Paris, <c>YYYY-MM-DD HH:MM:SS</c>, without a zone, in answers and parameters alike.</summary>
internal static class ParisTime
{
    private const string Pattern = "yyyy-MM-dd HH:mm:ss";
    private static readonly Zone Paris = Zone.Of("Europe/Paris");

    public static string Text(DateTimeOffset instant) => Paris.Local(instant).ToString(Pattern, CultureInfo.InvariantCulture);

    public static string? Text(DateTimeOffset? instant) => instant is { } given ? Text(given) : null;

    /// <summary>The instant of a date as the provider writes it, or null. The first year of the calendar is left out: it has no room for a zone.</summary>
    public static DateTimeOffset? Read(string text) =>
        DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 1 ? Paris.Instant(local) : null;

    /// <summary>Whether this is the first instant of a day in Paris.</summary>
    public static bool IsMidnight(DateTimeOffset instant) => Paris.Local(instant).TimeOfDay == TimeSpan.Zero;

    /// <summary>The first instant of the day after, in Paris; of the last day of the calendar, its last instant.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset instant) =>
        Paris.Local(instant).Date is var day && day >= DateTime.MaxValue.Date ? Paris.Instant(DateTime.MaxValue) : Paris.Instant(day.AddDays(1));
}
