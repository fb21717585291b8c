using System.Globalization;

namespace Emulator;

/// <summary>Checks where the process is told to listen, before the server tries.</summary>
internal static class Listening
{
    /// <summary>What is wrong with the addresses and ports, one sentence each.</summary>
    public static IEnumerable<string> Mistakes(IConfiguration configuration)
    {
        foreach (var url in Parts(configuration["urls"]).Where(url => !IsGood(url)))
            yield return $"urls has “{url}”; an address is like {EmulatorApp.DefaultUrl}, without a path and without https";
        foreach (var port in Parts(configuration["http_ports"]).Where(port => !IsPort(port)))
            yield return $"http_ports has “{port}”; a port is a number from 0 to 65535";
    }

    private static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsPort(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsGood(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
                && address.PathBase.Length == 0 && (address.IsUnixPipe || address.Port is >= 0 and <= ushort.MaxValue);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }
}
