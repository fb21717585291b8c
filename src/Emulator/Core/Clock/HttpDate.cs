using System.Globalization;

namespace Emulator.Core.Clock;

/// <summary>Instants as HTTP writes them (RFC 9110, 5.6.7). The last text is remembered: most calls of a second want the same.</summary>
public static class HttpDate
{
    private static Written last = new(-1, "");

    /// <summary>The instant, e.g. <c>Mon, 02 Mar 2026 09:00:00 GMT</c>.</summary>
    public static string Of(DateTimeOffset instant)
    {
        var second = instant.UtcTicks / TimeSpan.TicksPerSecond;
        var known = Volatile.Read(ref last);
        if (known.Second == second) return known.Text;
        known = new Written(second, instant.ToString("r", CultureInfo.InvariantCulture));
        Volatile.Write(ref last, known);
        return known.Text;
    }

    private sealed record Written(long Second, string Text);
}
