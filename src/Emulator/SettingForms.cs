using System.Globalization;
using Contracts.Control;

namespace Emulator;

/// <summary>Brings what people write as a setting into the one form that is bound: a list of one, a duration; and tells what has the wrong shape.</summary>
internal static class SettingForms
{
    /// <summary>Whether settings of this type have names of their own below theirs.</summary>
    public static bool IsSection(Type type) => type.IsClass && type != typeof(string) && !type.IsArray;

    /// <summary>The settings in the form that is bound.</summary>
    /// <param name="given">What was written; each name is known.</param>
    /// <param name="members">The type of a section's member.</param>
    /// <exception cref="SettingsException">A section has a value, a value has parts, or a duration cannot be read.</exception>
    public static IConfigurationRoot Plain(IConfiguration given, Func<Type, string, Type?> members)
    {
        var plain = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in given.GetChildren()) Add(one, members(typeof(EmulatorSettings), one.Key)!, members, plain);
        return new ConfigurationBuilder().AddInMemoryCollection(plain).Build();
    }

    private static void Add(IConfigurationSection one, Type type, Func<Type, string, Type?> members, Dictionary<string, string?> plain)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var parts = one.GetChildren().ToList();
        if (IsSection(type))
        {
            if (!string.IsNullOrEmpty(one.Value))
                throw new SettingsException($"{one.Path} is “{one.Value}”, and it is a section: its settings are written {one.Path}:name, see README.md.");
            foreach (var part in parts) Add(part, members(type, part.Key)!, members, plain);
        }
        else if (type.IsArray)
        {
            AddList(one, parts, plain);
        }
        else
        {
            if (parts.Count > 0) throw new SettingsException($"{parts[0].Path} is no setting: {one.Path} has one value.");
            plain[one.Path] = type == typeof(TimeSpan) ? Duration(one) : one.Value;
        }
    }

    /// <summary>One value is a list of one.</summary>
    private static void AddList(IConfigurationSection one, List<IConfigurationSection> parts, Dictionary<string, string?> plain)
    {
        if (one.Value is { Length: > 0 } && parts.Count > 0)
            throw new SettingsException($"{one.Path} is given as one value and as a list; write {one.Path}:0, {one.Path}:1 …");
        if (one.Value is { Length: > 0 } value) plain[one.Path + ":0"] = value;
        foreach (var part in parts)
        {
            if (!int.TryParse(part.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _) || part.GetChildren().Any())
                throw new SettingsException($"{part.Path} is no setting: {one.Path} is a list, written {one.Path}:0, {one.Path}:1 …");
            plain[part.Path] = part.Value;
        }
    }

    private static string Duration(IConfigurationSection one) =>
        Iso8601.TryDuration(one.Value, out var duration)
            ? duration.ToString("c", CultureInfo.InvariantCulture)
            : throw new SettingsException($"{one.Path} is “{one.Value}”: {Iso8601.DurationMistake(one.Value)}.");
}
