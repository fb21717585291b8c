using System.Collections.Concurrent;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Core.Wire;

namespace Emulator.Core.Hosting;

/// <summary>The providers that are played, and where each is found.</summary>
public sealed class ProviderCatalog
{
    private readonly Dictionary<string, Place> byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Place> byPrefix = [];
    private readonly ConcurrentDictionary<string, ProviderState> forms = new(StringComparer.Ordinal);

    /// <summary>The catalogue of these providers.</summary>
    /// <exception cref="InvalidOperationException">Two providers want one name, prefix or host.</exception>
    public ProviderCatalog(IEnumerable<IProvider> providers)
    {
        All = [.. providers];
        foreach (var provider in All)
        {
            foreach (var surface in provider.Surfaces)
            {
                var place = new Place(
                    provider, surface, new RouteTable(provider.Operations, surface.Name, provider.IgnoresPathCase, provider.IsLenientAboutPaths),
                    provider.ChecksOf(surface));
                if (!byHost.TryAdd(surface.VendorHost, place) || byPrefix.Exists(other => other.Surface.Prefix == surface.Prefix))
                    throw new InvalidOperationException(
                        $"{provider.Title} wants an address that another provider has: {surface.Prefix} or {surface.VendorHost}.");
                byPrefix.Add(place);
            }
        }
    }

    /// <summary>All providers.</summary>
    public IReadOnlyList<IProvider> All { get; }

    /// <summary>The routes of a surface.</summary>
    public RouteTable RoutesOf(Surface surface) => byPrefix.First(place => place.Surface == surface).Routes;

    /// <summary>The provider with this name, or null.</summary>
    public IProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>A state of the provider that has the form of all: its tables with their indices, for reading back what was kept.</summary>
    public ProviderState FormOf(IProvider provider) => forms.GetOrAdd(
        provider.Name,
        static (_, of) => of.Seed(new SeedContext("empty", 0, DateTimeOffset.UnixEpoch, new Secrets(new byte[32], 0), HasFixedCredentials: true)).State!,
        provider);

    /// <summary>Whether a provider has this name.</summary>
    public bool IsProvider(string name)
    {
        foreach (var provider in All)
            if (provider.Name == name) return true;
        return false;
    }

    /// <summary>The fixture with this name and its provider, or null.</summary>
    public (IProvider Provider, Fixture Fixture)? FindFixture(string name)
    {
        foreach (var provider in All)
            if (provider.Fixtures.FirstOrDefault(fixture => fixture.Name == name) is { } fixture) return (provider, fixture);
        return null;
    }

    /// <summary>The place that a call is meant for: by the vendor's host, else by the path's prefix; null when it is for no provider.</summary>
    /// <param name="host">The host without its port.</param>
    /// <param name="path">The path as sent, without the query.</param>
    /// <param name="prefix">The prefix that was found in the path; empty when the host was found.</param>
    public Place? Locate(string host, string path, out string prefix)
    {
        prefix = "";
        if (byHost.TryGetValue(host, out var place)) return place;
        foreach (var candidate in byPrefix)
        {
            var length = candidate.Surface.Prefix.Length;
            if (!path.StartsWith(candidate.Surface.Prefix, StringComparison.OrdinalIgnoreCase) || (path.Length > length && path[length] != '/')) continue;
            prefix = candidate.Surface.Prefix;
            return candidate;
        }

        return null;
    }

    /// <summary>The provider's path that a call which came to none most likely meant; null when none is near.</summary>
    public string? NearestTo(string method, string path)
    {
        var parts = Request.SegmentsOf(path);
        return byPrefix.Select(place => place.Routes.NearestTo(method, parts, place.Surface.Prefix.Split('/', StringSplitOptions.RemoveEmptyEntries)))
            .Where(near => near is not null).MinBy(near => near!.Value.Cost)?.Path;
    }

    /// <summary>One surface of one provider, with its routes and its checks.</summary>
    public sealed record Place(IProvider Provider, Surface Surface, RouteTable Routes, IReadOnlyList<Check> Checks);
}
