using System.Globalization;
using System.Xml;

namespace Contracts.Control;

/// <summary>A duration that may have months and years of the calendar, which are as long as those in which it is spent; one without is a plain time.</summary>
/// <param name="Months">The months, a year being twelve.</param>
/// <param name="Time">The rest.</param>
public readonly record struct CalendarDuration(int Months, TimeSpan Time)
{
    /// <summary>Whether it goes back.</summary>
    public bool IsNegative => Months < 0 || Time < TimeSpan.Zero;

    /// <summary>A plain time.</summary>
    public static implicit operator CalendarDuration(TimeSpan time) => FromTimeSpan(time);

    /// <summary>A plain time.</summary>
    public static CalendarDuration FromTimeSpan(TimeSpan time) => new(0, time);

    /// <summary>The instant at its end: the same day of the month that many months later, or its last day, and the rest after that.</summary>
    public DateTimeOffset After(DateTimeOffset start)
    {
        try
        {
            return start.AddMonths(Months) + Time;
        }
        catch (ArgumentOutOfRangeException)
        {
            return IsNegative ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
        }
    }

    /// <summary>As long, and back.</summary>
    public CalendarDuration Back() => new(-Months, -Time);

    /// <summary>How long it is from this instant on.</summary>
    public TimeSpan From(DateTimeOffset start) => After(start) - start;

    /// <summary>As ISO 8601 writes it.</summary>
    public override string ToString()
    {
        var time = XmlConvert.ToString(Time);
        if (Months == 0) return time;
        var sign = Months < 0 ? "-" : "";
        var months = string.Create(CultureInfo.InvariantCulture, $"{sign}P{Math.Abs(Months)}M");
        return Time == TimeSpan.Zero ? months : months + time.TrimStart('-')[1..];
    }
}
