using System.Globalization;

namespace Emulator.Scenarios.Running;

/// <summary>A count in a step: what holds for one that is written holds for one that is worked out.</summary>
internal static class Counted
{
    /// <summary>The largest count.</summary>
    public const int Most = 100_000;

    /// <summary>The rule in words.</summary>
    public static readonly string Rule = $"a whole number from 1 to {Most.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether the text is such a number.</summary>
    public static bool TryRead(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is > 0 and <= Most;

    /// <summary>What is written for a name, with its names filled in; 1 when nothing is.</summary>
    /// <exception cref="StepFailedException">It is no such number.</exception>
    public static int Of(Step step, Stage stage, string name)
    {
        if (stage.Text(step, name) is not { } text) return 1;
        return TryRead(text, out var count)
            ? count
            : throw new StepFailedException($"“{name}” is {Rule}, and here it is “{(text.Length > 40 ? text[..40] + "…" : text)}”.");
    }
}
