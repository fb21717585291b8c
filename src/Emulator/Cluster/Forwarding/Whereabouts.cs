using System.Collections.Concurrent;
using Emulator.Core.Keys;
using Emulator.Core.Store;
using Emulator.Core.Workspaces;

namespace Emulator.Cluster.Forwarding;

/// <summary>Which workspace a name or a credential means that nobody on this node has: told by the credential itself, or asked of
/// the database and remembered until it proves wrong.</summary>
/// <param name="database">The database that the nodes share.</param>
internal sealed class Whereabouts(SharedDatabase database)
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<(string? Kind, string Value), long> known = new();

    /// <summary>The number of the workspace with this name; 0 when there is none.</summary>
    public ValueTask<long> OfNameAsync(string name) => OfAsync(null, name);

    /// <summary>The number of the workspace that a credential names; 0 when there is none.</summary>
    /// <param name="kind">What sort of credential; null for a name.</param>
    /// <param name="value">The credential.</param>
    /// <exception cref="NotKeptException">The database cannot be asked.</exception>
    public ValueTask<long> OfAsync(string? kind, string value) =>
        known.TryGetValue((kind, value), out var key) || (kind is not null && (key = RoutingMark.KeyOf(value)) > 0) ? new(key) : AskAsync(kind, value);

    /// <summary>What was remembered has proved wrong.</summary>
    public void Forget(string? kind, string value) => known.TryRemove((kind, value), out _);

    /// <summary>As <see cref="OfAsync"/>, whatever is remembered and whatever the credential says of itself.</summary>
    /// <inheritdoc cref="OfAsync"/>
    public async ValueTask<long> AskAsync(string? kind, string value)
    {
        long key;
        try
        {
            key = await LookAsync(kind, value);
        }
        catch (NotKeptException)
        {
            key = await LookAsync(kind, value); // The connection may have broken: the next one is a new one.
        }

        if (key == 0) return 0;
        if (known.Count >= Most) known.Clear();
        known[(kind, value)] = key;
        return key;
    }

    // Whoever goes meanwhile does not break it off: what is broken off costs its connection.
    private Task<long> LookAsync(string? kind, string value) => kind is null
        ? database.Directory.KeyOfAsync(value, CancellationToken.None)
        : database.Directory.OwnerOfAsync(kind, value, CancellationToken.None);
}
