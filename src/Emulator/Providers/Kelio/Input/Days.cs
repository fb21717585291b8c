using System.Globalization;
using Emulator.Core.Clock;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Endpoints;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Whole days of a filter, both ends included. The form is documented [C/applications]; that days are those of
/// Paris is inferred: a French vendor.</summary>
internal static class Days
{
    private static readonly Zone Paris = Zone.Of("Europe/Paris");

    /// <summary>The instant at which the day begins and, with <paramref name="daysLater"/> 1, that at which it has ended.</summary>
    public static DateTimeOffset Begin(DateOnly day, int daysLater) =>
        day == DateOnly.MaxValue && daysLater > 0 ? DateTimeOffset.MaxValue
        : day.DayNumber == 0 ? DateTimeOffset.MinValue
        : Paris.Instant(day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue));

    /// <summary>Reads a day; null when it is absent or empty, and the refusal when it is no day.</summary>
    public static Refusal? Read(Call call, string name, out DateOnly? day)
    {
        day = null;
        if (call.Request.Query[name] is not { Length: > 0 } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            day = read;
            return null;
        }

        return Refuse.NoDay(name, text);
    }
}
