using System.Globalization;
using Contracts.Control;
using Emulator.Control.Calls;

namespace Emulator.Control.Watching;

/// <summary>From where on a list is wanted: from its beginning when neither is given.</summary>
/// <param name="After">Only what has a larger number, or null.</param>
/// <param name="From">Only from this instant on, or null.</param>
internal readonly record struct Since(long? After, DateTimeOffset? From)
{
    /// <summary>Reads the query's <c>since</c>; answers the refusal of what is neither number nor instant, or null.</summary>
    /// <param name="text">What is asked for.</param>
    /// <param name="numbered">What has a number in the list.</param>
    /// <param name="since">From where on.</param>
    public static IResult? Read(string? text, string numbered, out Since since)
    {
        since = default;
        if (text is null) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) since = new Since(number, null);
        else if (Iso8601.TryInstant(text, out var instant)) since = new Since(null, instant);
        else return Problems.BadMember("since", $"the number of {numbered}, or an instant in ISO 8601");
        return null;
    }
}
