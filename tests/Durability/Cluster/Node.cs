using System.Globalization;
using Benchmarks.Soak;

namespace Durability.Cluster;

/// <summary>One node: the emulator as a process, and what lies between it and the database.</summary>
internal sealed class Node : IDisposable
{
    private readonly Relay relay;

    private Node(SoakChild child, Relay relay) => (Child, this.relay) = (child, relay);

    /// <summary>The process.</summary>
    public SoakChild Child { get; }

    /// <summary>Where it listens.</summary>
    public string Address => Child.Address;

    /// <summary>Starts one.</summary>
    /// <param name="assembly">The emulator.</param>
    /// <param name="database">The connection string of the database; it names Host and Port.</param>
    /// <param name="settings">What else is set.</param>
    public static async Task<Node> StartAsync(string assembly, string database, params string[] settings)
    {
        var parts = database.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var relay = new Relay(int.Parse(parts["Port"], CultureInfo.InvariantCulture));
        parts["Port"] = relay.Port.ToString(CultureInfo.InvariantCulture);
        var through = string.Join(';', parts.Select(part => $"{part.Key}={part.Value}"));
        return new Node(await SoakChild.StartAsync(assembly, ["--cluster", through, .. settings]), relay);
    }

    /// <summary>Cuts it off from the database.</summary>
    public void Cut() => relay.Cut();

    /// <summary>The database can be reached again.</summary>
    public void Mend() => relay.Mend();

    public void Dispose()
    {
        Child.Dispose();
        relay.Dispose();
    }
}
