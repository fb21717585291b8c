using System.Globalization;

namespace Emulator.Control.Calls;

/// <summary>What is told to whoever meets a bound. Numbers only grow and the oldest go first, so of what is not there, that with a number up to the last that
/// went was there once: the refusal names the bound and its setting.</summary>
internal static class Absent
{
    /// <summary>How many of what a list tells of are not kept any more, and the setting that bounds it.</summary>
    public const string Header = "X-Emulator-Dropped";

    /// <summary>The refusal of a look-up that finds nothing.</summary>
    /// <param name="what">What was looked for, in a word.</param>
    /// <param name="id">What the caller wrote.</param>
    /// <param name="last">The largest number that was dropped, or that was given where nothing goes in another way.</param>
    /// <param name="most">How many are kept.</param>
    /// <param name="setting">The setting that says so.</param>
    /// <param name="otherwise">In what other way it may have gone, or nothing.</param>
    public static IResult Of(string what, string id, long last, long most, string setting, string otherwise = "") =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= last
            ? Problems.NotFound($"The {what} “{id}” was dropped{otherwise}: a workspace keeps the latest {most} ({setting}).")
            : Problems.NotFound($"There is no {what} “{id}” in this workspace.");

    /// <summary>Says in the answer with a list how many are missing in it.</summary>
    /// <param name="context">The call.</param>
    /// <param name="given">How many there ever were.</param>
    /// <param name="kept">How many are kept.</param>
    /// <param name="setting">The setting that bounds them.</param>
    public static void Mark(HttpContext context, long given, long kept, string setting)
    {
        if (given > kept) context.Response.Headers[Header] = string.Create(CultureInfo.InvariantCulture, $"{given - kept}; {setting}");
    }
}
