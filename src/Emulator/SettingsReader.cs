using System.Reflection;

namespace Emulator;

/// <summary>Reads the settings once and checks them.</summary>
internal static class SettingsReader
{
    private const string Section = "Emulator";

    /// <summary>The settings: from the section <c>Emulator</c> (file, environment), then from bare names on the command line.</summary>
    /// <exception cref="SettingsException">A name is unknown, a value cannot be read, or a value is out of range.</exception>
    public static EmulatorSettings Read(IConfiguration configuration)
    {
        var settings = new EmulatorSettings();
        try
        {
            configuration.GetSection(Section).Bind(settings, options => options.ErrorOnUnknownConfiguration = true);
            foreach (var property in typeof(EmulatorSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var given = configuration.GetSection(property.Name);
                if (given.Exists() && given.Get(property.PropertyType) is { } value) property.SetValue(settings, value);
            }
        }
        catch (InvalidOperationException error)
        {
            throw new SettingsException((error.InnerException ?? error).Message.ReplaceLineEndings(" "));
        }

        if (configuration["EMULATOR_CONTROL_TOKEN"] is { Length: > 0 } token) typeof(EmulatorSettings).GetProperty(nameof(EmulatorSettings.ControlToken))!.SetValue(settings, token);
        var mistakes = settings.Mistakes().ToList();
        return mistakes.Count == 0 ? settings : throw new SettingsException(string.Join("; ", mistakes));
    }
}
