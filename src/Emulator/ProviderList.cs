using Emulator.Core.Hosting;

namespace Emulator;

/// <summary>Who is played: the provider of each folder of <c>Providers</c>. The build names them, so that a new one needs no line here and the start looks
/// for nobody.</summary>
internal static partial class ProviderList
{
    private static readonly Type[] Types = Named();
    private static readonly Lazy<IReadOnlyList<IProvider>> Plain = new(static () => Of(new Dictionary<string, IProviderOptions>()));

    /// <summary>All providers as they are when nothing is set, in the order of their names.</summary>
    public static IReadOnlyList<IProvider> All => Plain.Value;

    /// <summary>The type of the options of each provider that has any, by the name of its settings.</summary>
    public static IReadOnlyDictionary<string, Type> Options { get; } = OptionTypes();

    /// <summary>All providers, in the order of their names.</summary>
    /// <param name="options">The options given, by the name of their settings.</param>
    public static IReadOnlyList<IProvider> Of(IReadOnlyDictionary<string, IProviderOptions> options)
    {
        var all = Array.ConvertAll(Types, type =>
            (IProvider)(options.TryGetValue(NameOf(type), out var given) ? Activator.CreateInstance(type, given) : Activator.CreateInstance(type))!);
        Array.Sort(all, static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return all;
    }

    private static Dictionary<string, Type> OptionTypes()
    {
        var options = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in Types)
            foreach (var constructor in type.GetConstructors())
                foreach (var parameter in constructor.GetParameters())
                    if (typeof(IProviderOptions).IsAssignableFrom(parameter.ParameterType)) options.Add(NameOf(type), parameter.ParameterType);
        return options;
    }

    /// <summary>The folder's name, as a setting begins.</summary>
    private static string NameOf(Type provider)
    {
        var folder = provider.Namespace!.Split('.')[^1];
        return char.ToLowerInvariant(folder[0]) + folder[1..];
    }
}
