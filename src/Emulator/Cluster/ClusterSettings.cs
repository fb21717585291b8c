using System.Net;
using System.Runtime.CompilerServices;

namespace Emulator.Cluster;

/// <summary>Several nodes that share their workspaces: off unless a database is named.</summary>
public sealed class ClusterSettings
{
    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(2), LongestLease = TimeSpan.FromMinutes(1);

    /// <summary>The PostgreSQL database that the nodes share, as Npgsql's connection string; empty for none. Also <c>--cluster</c> itself.</summary>
    public string Database { get; init; } = "";

    /// <summary>The address that is announced to other nodes, a host or an IP address; empty for the one that the process listens on.</summary>
    public string Address { get; init; } = "";

    /// <summary>How old the last sign of life of a node may be: an older one answers nothing, and others may take over its workspaces.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether several nodes share their workspaces.</summary>
    internal bool IsOn => Database.Length > 0;

    /// <summary>What is wrong, one sentence each. The connection string holds a password, so it is not repeated.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (IsOn && ConnectionMistake(Database) is { } mistake) yield return mistake;
        if (!IsOn && Address.Length > 0) yield return "cluster:address is set, and there is no cluster: set cluster:database too";
        if (Address.Length > 0 && Uri.CheckHostName(Address) == UriHostNameType.Unknown && !IPAddress.TryParse(Address, out _))
            yield return $"cluster:address is “{Address}”; it is a host or an IP address, without a port";
        if (Lease < ShortestLease || Lease > LongestLease) yield return $"cluster:lease is {Lease}; it can be {ShortestLease:c} to {LongestLease:c}";
    }

    // Not inlined: without the setting nothing that knows PostgreSQL is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? ConnectionMistake(string text)
    {
        const string Wanted = "it is like \"Host=db.example;Database=emulator;Username=emulator;Password=…\"";
        try
        {
            var read = new Npgsql.NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(read.Host) ? $"cluster:database names no Host; {Wanted}"
                : string.IsNullOrWhiteSpace(read.Database) ? $"cluster:database names no Database; {Wanted}"
                : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return $"cluster:database is no connection string of PostgreSQL; {Wanted}";
        }
    }
}
