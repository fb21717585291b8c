using Emulator.Core.Hosting;
using Emulator.Core.Screens;

namespace Emulator.Scenarios.Forms;

/// <summary>The words that the providers give to scenarios.</summary>
internal sealed class Vocabulary(ProviderCatalog catalog)
{
    /// <summary>The caller without a credential.</summary>
    public const string Nobody = "nobody";

    /// <summary>The providers' names.</summary>
    public IReadOnlyList<string> Providers { get; } = [.. catalog.All.Select(provider => provider.Name)];

    /// <summary>The places that can be called: a provider's name, alone (its first surface) and with the name of a surface.</summary>
    public IReadOnlyList<string> Places { get; } =
        [.. catalog.All.SelectMany(provider =>
            provider.Surfaces.Select(surface => $"{provider.Name} {surface.Name}").Where(_ => provider.Surfaces.Count > 1).Prepend(provider.Name))];

    /// <summary>The provider, or null.</summary>
    public IProvider? Find(string name) => catalog.Find(name);

    /// <summary>The provider and the surface of a place, or null.</summary>
    public (IProvider Provider, Core.Wire.Surface Surface)? FindPlace(string place)
    {
        var (name, surface) = place.Split(' ', 2) is [var first, var second] ? (first, second) : (place, null);
        return catalog.Find(name) is { } provider
            && (surface is null ? provider.Surfaces[0] : provider.Surfaces.FirstOrDefault(one => one.Name == surface)) is { } found ? (provider, found) : null;
    }

    /// <summary>The surfaces that a place means: the named one, or all of a provider that is named alone.</summary>
    public IReadOnlyList<(Core.Wire.Surface Surface, Core.Judging.RouteTable Routes)> RoutesOf(string place) =>
        FindPlace(place) is not { } found ? []
            : [.. found.Provider.Surfaces.Where(surface => surface == found.Surface || !place.Contains(' ', StringComparison.Ordinal))
                .Select(surface => (surface, catalog.RoutesOf(surface)))];

    /// <summary>Who can call at a provider.</summary>
    public static IEnumerable<string> CallersOf(IProvider provider) => provider.Callers.Append(Nobody);

    /// <summary>The states of a kind of subject that acts lead from or to.</summary>
    public static IReadOnlyList<string> StatesOf(IProvider provider, string subject) =>
        [.. provider.Acts.Where(act => act.Subject == subject).SelectMany(act => act.To is null ? act.From : act.From.Add(act.To)).Distinct()];

    /// <summary>The acts of a provider that change the state of this kind of subject.</summary>
    public static IEnumerable<Act> LifeOf(IProvider provider, string subject) =>
        provider.Acts.Where(act => act.Subject == subject && act is { To: not null, From.IsEmpty: false });
}
