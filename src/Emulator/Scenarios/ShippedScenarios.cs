namespace Emulator.Scenarios;

/// <summary>The scenarios that come with the program; they are inside it, so that it finds them wherever it runs.</summary>
internal static class ShippedScenarios
{
    private const string Prefix = "scenarios/";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Texts = new(() => typeof(ShippedScenarios).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .ToDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal));

    /// <summary>The texts by name, in the order of the names.</summary>
    public static IReadOnlyDictionary<string, string> All => Texts.Value;

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ShippedScenarios).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
