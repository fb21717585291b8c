using Emulator.Core.Hosting;

namespace Emulator;

/// <summary>Who is played: the provider of each folder of <c>Providers</c>. The build names them, so that a new one needs no line here and the start looks
/// for nobody.</summary>
internal static partial class ProviderList
{
    private static readonly IReadOnlyList<Type> Types = Named();

    /// <summary>All providers as they are when nothing is set, in the order of their names.</summary>
    public static IReadOnlyList<IProvider> All { get; } = Of(new Dictionary<string, IProviderOptions>());

    /// <summary>The type of the options of each provider that has any, by the name of its settings.</summary>
    public static IReadOnlyDictionary<string, Type> Options { get; } = Types
        .SelectMany(type =>
            type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => (Type: type, Options: parameter.ParameterType)))
        .Where(pair => typeof(IProviderOptions).IsAssignableFrom(pair.Options))
        .ToDictionary(pair => NameOf(pair.Type), pair => pair.Options, StringComparer.OrdinalIgnoreCase);

    /// <summary>All providers, in the order of their names.</summary>
    /// <param name="options">The options given, by the name of their settings.</param>
    public static IReadOnlyList<IProvider> Of(IReadOnlyDictionary<string, IProviderOptions> options) =>
        [.. Types.Select(type =>
            (IProvider)(options.TryGetValue(NameOf(type), out var given) ? Activator.CreateInstance(type, given) : Activator.CreateInstance(type))!)
            .OrderBy(provider => provider.Name, StringComparer.Ordinal)];

    /// <summary>The folder's name, as a setting begins.</summary>
    private static string NameOf(Type provider)
    {
        var folder = provider.Namespace!.Split('.')[^1];
        return char.ToLowerInvariant(folder[0]) + folder[1..];
    }
}
