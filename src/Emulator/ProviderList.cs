using Emulator.Core;

namespace Emulator;

/// <summary>Who is played.</summary>
internal static class ProviderList
{
    /// <summary>All providers found in this program, in the order of their names: a new one needs no line here.</summary>
    public static IReadOnlyList<IProvider> All { get; } =
        [.. typeof(ProviderList).Assembly.GetTypes().Where(type => type.IsClass && !type.IsAbstract && typeof(IProvider).IsAssignableFrom(type))
            .Select(type => (IProvider)Activator.CreateInstance(type)!).OrderBy(provider => provider.Name, StringComparer.Ordinal)];
}
