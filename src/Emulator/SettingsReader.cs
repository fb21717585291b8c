using System.Reflection;
using Emulator.Core.Hosting;

namespace Emulator;

/// <summary>Reads the settings once and checks them: no unknown name, no value that cannot be read or is out of range.</summary>
internal static class SettingsReader
{
    private const string Section = "Emulator";

    /// <summary>What the command line may set besides the emulator's own: the framework's settings.</summary>
    private static readonly string[] OfTheFramework = ["urls", "http_ports", "https_ports", "environment", "Logging", "AllowedHosts", "Kestrel", Section];

    /// <summary>The settings: from the section <c>Emulator</c> (file, environment), then from bare names on the command line.</summary>
    /// <exception cref="SettingsException">A name is unknown, a value cannot be read, or a value is out of range.</exception>
    public static EmulatorSettings Read(string[] args, IConfiguration configuration)
    {
        var commandLine = ReadCommandLine(args);
        var given = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in configuration.GetSection(Section).AsEnumerable(makePathsRelative: true))
            if (value is not null) given[name] = value;
        foreach (var (name, value) in commandLine.AsEnumerable())
            if (value is not null && !IsOfTheFramework(name)) given[name] = value;
        // What makes the process a node, or offers HTTPS, is one short word; its section has more.
        Shorten(given, "cluster", "cluster:database");
        Shorten(given, "tls", "tls:on");
        Shorten(given, "https", "tls:on");
        if (Listening.Told(configuration).Any(Listening.IsHttps)) given.TryAdd("tls:on", "true");
        var merged = new ConfigurationBuilder().AddInMemoryCollection(given).Build();
        FindUnknown(merged, typeof(EmulatorSettings));
        var plain = SettingForms.Plain(merged, Members);
        var settings = (EmulatorSettings)Bind(plain, typeof(EmulatorSettings));
        settings.Providers = ProviderList.Options.ToDictionary(
            pair => pair.Key, pair => (IProviderOptions)Bind(plain.GetSection(pair.Key), pair.Value), StringComparer.OrdinalIgnoreCase);
        if (configuration["EMULATOR_CONTROL_TOKEN"] is { Length: > 0 } token) settings.ControlToken = token;
        var mistakes = settings.Mistakes().Concat(Listening.Mistakes(configuration)).ToList();
        return mistakes.Count == 0 ? settings : throw new SettingsException(string.Join("; ", mistakes));
    }

    /// <summary>The command line with a value for what is said by its name alone, so that all who read it read the same.</summary>
    public static string[] Plain(string[] args) =>
    [
        .. args.SelectMany((arg, i) => arg.Equals("--https", StringComparison.OrdinalIgnoreCase)
            && (i + 1 == args.Length || (args[i + 1] is not ("true" or "false"))) ? (string[])["--https=true"] : [arg]),
    ];

    private static void Shorten(Dictionary<string, string?> given, string word, string name)
    {
        if (given.Remove(word, out var value) && value?.Length > 0 && !given.TryAdd(name, value))
            throw new SettingsException($"{word} and {name} are the same setting, and both are given.");
    }

    private static IConfigurationRoot ReadCommandLine(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].Contains('=', StringComparison.Ordinal)) continue;
            if (!args[i].StartsWith('-') && !args[i].StartsWith('/'))
                throw new SettingsException($"“{args[i]}” is no setting; settings are written --name value.");
            if (++i == args.Length) throw new SettingsException($"{args[^1]} has no value; settings are written --name value.");
        }

        return new ConfigurationBuilder().AddCommandLine(args).Build();
    }

    private static bool IsOfTheFramework(string key) => OfTheFramework.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase);

    private static void FindUnknown(IConfiguration given, Type type)
    {
        foreach (var one in given.GetChildren())
        {
            var inner = Members(type, one.Key) ?? throw new SettingsException($"there is no setting “{one.Path}”; the settings are listed in README.md.");
            if (SettingForms.IsSection(inner)) FindUnknown(one, inner);
        }
    }

    /// <summary>The type of a setting or section with this name; null when there is none.</summary>
    private static Type? Members(Type type, string name) =>
        type == typeof(EmulatorSettings) && ProviderList.Options.TryGetValue(name, out var options) ? options
            : type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType;

    private static object Bind(IConfiguration given, Type type)
    {
        try
        {
            // Nothing set is the usual: then nothing is bound, which takes a while the first time.
            return given.GetChildren().Any() ? given.Get(type) ?? Activator.CreateInstance(type)! : Activator.CreateInstance(type)!;
        }
        catch (InvalidOperationException error)
        {
            // «Failed to convert configuration value 'many' at 'Seed' to type …»
            var name = error.Message.Split(" at '") is [_, var rest, ..] ? rest.Split('\'')[0] : "a setting";
            throw new SettingsException($"{name} cannot be read: {(error.InnerException ?? error).Message.ReplaceLineEndings(" ")}");
        }
    }
}
