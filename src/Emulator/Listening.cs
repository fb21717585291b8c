using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Emulator;

/// <summary>Where the process listens: what it is told, checked before the server tries, or this machine's own addresses.</summary>
internal static class Listening
{
    /// <summary>What is wrong with the addresses and ports, one sentence each.</summary>
    public static IEnumerable<string> Mistakes(IConfiguration configuration)
    {
        foreach (var url in Parts(configuration["urls"]).Where(url => !IsGood(url)))
            yield return $"urls has “{url}”; an address is like {EmulatorApp.DefaultUrl} or {Tls.TlsSettings.DefaultUrl}, without a path";
        foreach (var name in (string[])["http_ports", "https_ports"])
            foreach (var port in Parts(configuration[name]).Where(port => !IsPort(port)))
                yield return $"{name} has “{port}”; a port is a number from 0 to 65535";
        if (Told(configuration) is { Length: > 0 } told && told.All(IsHttps))
            yield return "there are addresses with https alone; give one with http too, by which scenarios and the health check reach the emulator";
    }

    /// <summary>Where it listens when nothing is said: on this machine alone, by IPv6 too where there is any: clients take "localhost" for either.</summary>
    public static string[] Default() => OnThisMachine(EmulatorApp.DefaultUrl);

    /// <summary>An address by both families, where there are both.</summary>
    /// <param name="url">The address by IPv4.</param>
    public static string[] OnThisMachine(string url) => HasIPv6() ? [url, url.Replace("127.0.0.1", "[::1]", StringComparison.Ordinal)] : [url];

    /// <summary>Whether an address is one of HTTPS.</summary>
    public static bool IsHttps(string url) => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where it is told to listen, in the order in which the server looks; nothing when it is told nothing.</summary>
    public static string[] Told(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(one => one["Url"]).OfType<string>().ToArray();
        if (endpoints.Length > 0) return endpoints;
        return Parts(configuration["urls"]) is { Length: > 0 } urls ? urls :
        [
            .. Parts(configuration["http_ports"]).Select(static port => $"http://*:{port}"),
            .. Parts(configuration["https_ports"]).Select(static port => $"https://*:{port}"),
        ];
    }

    /// <summary>The hosts of those addresses, as they are written.</summary>
    public static IEnumerable<string> Hosts(IConfiguration configuration) => Told(configuration).Where(IsGood).Select(url => BindingAddress.Parse(url).Host);

    private static bool HasIPv6()
    {
        if (!Socket.OSSupportsIPv6) return false;
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (Exception error) when (error is SocketException or NotSupportedException)
        {
            return false;
        }
    }

    private static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsPort(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsGood(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return (address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || IsHttps(url))
                && address.PathBase.Length == 0 && (address.IsUnixPipe || address.Port is >= 0 and <= ushort.MaxValue);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }
}
