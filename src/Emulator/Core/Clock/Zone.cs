namespace Emulator.Core.Clock;

/// <summary>A time zone of the IANA database, for providers that speak in local time or whole local days.</summary>
public sealed class Zone
{
    private readonly TimeZoneInfo zone;

    private Zone(TimeZoneInfo zone) => this.zone = zone;

    /// <summary>The zone with this name, e.g. <c>Europe/Paris</c>.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine has no such zone (no tzdata).</exception>
    public static Zone Of(string name) => new(TimeZoneInfo.FindSystemTimeZoneById(name));

    /// <summary>The instant as local time with its offset.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The instant of a local time; of a time that is skipped in spring, the instant after the gap; of one that
    /// comes twice in autumn, the first.</summary>
    public DateTimeOffset Instant(DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time)) return new DateTimeOffset(time - zone.BaseUtcOffset, TimeSpan.Zero);
        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        return new DateTimeOffset(time - offset, TimeSpan.Zero);
    }
}
