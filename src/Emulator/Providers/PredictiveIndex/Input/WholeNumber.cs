using System.Globalization;
using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The number that <c>$top</c> and <c>$skip</c> take: digits alone.</summary>
internal static class WholeNumber
{
    /// <summary>The number, of one beyond all lists the largest there is; null when the text is none.</summary>
    public static int? Read(string text) =>
        text.Length == 0 || !text.All(char.IsAsciiDigit) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : int.MaxValue;

    /// <summary>What is wrong with a text that is none.</summary>
    public static Mistake Wrong(string name, string text) => new(
        name, $"The {name} parameter must be a whole number that is not negative.", "be a whole number from 0 up, in digits alone")
    {
        Seen = Shown.Text(text, Sight.Open),
        Place = MemberPlace.Form,
        Example = "10",
    };
}
