using System.Collections.Concurrent;
using Emulator.Core.Keys;
using Emulator.Core.Store;

namespace Emulator.Cluster.Forwarding;

/// <summary>Which workspace a name or a credential means that nobody on this node has: told by the credential itself, or asked of
/// the database and remembered until it proves wrong.</summary>
/// <param name="database">The database that the nodes share.</param>
internal sealed class Whereabouts(SharedDatabase database)
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<(string? Kind, string Value), long> known = new();

    /// <summary>The number of the workspace with this name; 0 when there is none.</summary>
    public ValueTask<long> OfNameAsync(string name, CancellationToken stop) => OfAsync(null, name, stop);

    /// <summary>The number of the workspace that a credential names; 0 when there is none.</summary>
    /// <param name="kind">What sort of credential; null for a name.</param>
    /// <param name="value">The credential.</param>
    /// <param name="stop">Ends the look-up.</param>
    /// <exception cref="Core.Workspaces.NotKeptException">The database cannot be asked.</exception>
    public ValueTask<long> OfAsync(string? kind, string value, CancellationToken stop) =>
        known.TryGetValue((kind, value), out var key) || (kind is not null && (key = RoutingMark.KeyOf(value)) > 0) ? new(key) : AskAsync(kind, value, stop);

    /// <summary>What was remembered has proved wrong.</summary>
    public void Forget(string? kind, string value) => known.TryRemove((kind, value), out _);

    /// <summary>As <see cref="OfAsync"/>, whatever is remembered and whatever the credential says of itself.</summary>
    /// <inheritdoc cref="OfAsync"/>
    public async ValueTask<long> AskAsync(string? kind, string value, CancellationToken stop)
    {
        var key = kind is null ? await database.Directory.KeyOfAsync(value, stop) : await database.Directory.OwnerOfAsync(kind, value, stop);
        if (key == 0) return 0;
        if (known.Count >= Most) known.Clear();
        known[(kind, value)] = key;
        return key;
    }
}
