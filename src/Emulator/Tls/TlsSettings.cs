namespace Emulator.Tls;

/// <summary>HTTPS under the vendors’ names: off unless <c>--https</c> is given, or an address of <c>urls</c> begins with https.</summary>
public sealed class TlsSettings
{
    /// <summary>Where it listens when nothing is said.</summary>
    public const string DefaultUrl = "https://127.0.0.1:8443";

    /// <summary>Whether HTTPS is offered beside HTTP. Also <c>--https</c>, and <c>tls</c> itself.</summary>
    public bool On { get; set; }

    /// <summary>Where it listens by HTTPS, when no address of <c>urls</c> says it; of several one an entry.</summary>
    public string[] Urls { get; init; } = [];

    /// <summary>Names and addresses that certificates are made for besides the vendors’ hosts, <c>localhost</c> and names without a dot.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>A PEM file with a certificate, and those between it and its authority, to use instead; empty for those that the emulator makes.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The PEM file with the certificate's key; empty when it is in the same file.</summary>
    public string Key { get; init; } = "";

    /// <summary>What is wrong, one sentence each.</summary>
    public IEnumerable<string> Mistakes()
    {
        foreach (var url in Urls.Where(static url => !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
            yield return $"tls:urls has “{url}”; an address is like {DefaultUrl}";
        foreach (var name in Names.Where(static name => Uri.CheckHostName(name) == UriHostNameType.Unknown && !IsWildcard(name)))
            yield return $"tls:names has “{name}”; a name is like hr.example.test or *.example.test, without scheme and port, or an address";
        if (Certificate.Length > 0 && Names.Length > 0)
            yield return "tls:names and tls:certificate are both set; the names of a given certificate stand in itself";
        if (Key.Length > 0 && Certificate.Length == 0) yield return "tls:key is set, and there is no certificate: set tls:certificate too";
        if (!On && (Urls.Length > 0 || Names.Length > 0 || Certificate.Length > 0))
            yield return "there are settings of tls, and HTTPS is off: start with --https, or set tls:on to true";
    }

    private static bool IsWildcard(string name) => name is ['*', '.', ..] && Uri.CheckHostName(name[2..]) == UriHostNameType.Dns;
}
