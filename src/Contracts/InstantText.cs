namespace Contracts;

/// <summary>Writes instants of UTC as ISO 8601 with a fixed number of decimals: the forms that the providers' answers are full of.</summary>
internal static class InstantText
{
    /// <summary>The room that the longest form takes.</summary>
    public const int MaxLength = 28;

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ss</c> with decimals and, if wanted, <c>Z</c>.</summary>
    /// <param name="instant">The instant; what is smaller than the last decimal is cut off.</param>
    /// <param name="decimals">How many decimals of a second, 1 to 7.</param>
    /// <param name="isZoned">Whether <c>Z</c> stands at the end.</param>
    /// <param name="place">Where it is written.</param>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(DateTimeOffset instant, int decimals, bool isZoned, Span<byte> place)
    {
        var utc = instant.UtcDateTime;
        utc.Deconstruct(out var date, out var time);
        Digits(date.Year, place[..4]);
        place[4] = place[7] = (byte)'-';
        Digits(date.Month, place[5..7]);
        Digits(date.Day, place[8..10]);
        place[10] = (byte)'T';
        Digits(time.Hour, place[11..13]);
        place[13] = place[16] = (byte)':';
        Digits(time.Minute, place[14..16]);
        Digits(time.Second, place[17..19]);
        place[19] = (byte)'.';
        var fraction = (int)(utc.Ticks % TimeSpan.TicksPerSecond);
        for (var i = decimals; i < 7; i++) fraction /= 10;
        Digits(fraction, place.Slice(20, decimals));
        if (isZoned) place[20 + decimals] = (byte)'Z';
        return 20 + decimals + (isZoned ? 1 : 0);
    }

    private static void Digits(int number, Span<byte> place)
    {
        for (var i = place.Length - 1; i >= 0; i--, number /= 10) place[i] = (byte)('0' + (number % 10));
    }
}
