using System.Globalization;
using System.Text.Json.Nodes;

namespace Emulator.Scenarios.Running;

/// <summary>The room for what names stand for: a value that is put together of others, which are put together of others, doubles with each line. So the size
/// is taken down while it grows, and what would be too large is never made.</summary>
internal sealed class ValueRoom
{
    /// <summary>The largest size of one value; each of its parts counts as so many characters more.</summary>
    public const long MostOfOne = 4 * 1024 * 1024;

    /// <summary>The largest size of all values that a run remembers.</summary>
    public const long MostOfAll = 2 * MostOfOne;

    /// <summary>The deepest nesting of a value: an answer with its envelope, in a few lists more.</summary>
    public const int Deepest = 96;

    /// <summary>What an object, a list, a number costs in memory beside its characters, counted in characters.</summary>
    private const int PerPart = 32;

    private long taken;

    /// <summary>Takes room for so many characters.</summary>
    /// <exception cref="StepFailedException">There is not so much.</exception>
    public void Take(long characters)
    {
        taken += characters;
        if (taken > MostOfOne)
            throw new StepFailedException($"With its names filled in this is larger than {Text(MostOfOne)} characters, the most of one value.");
    }

    /// <summary>Takes room for a value as it is.</summary>
    /// <exception cref="StepFailedException">There is not so much.</exception>
    public void Take(JsonNode? value) => Take(SizeOf(value, 0));

    /// <summary>The size of a value.</summary>
    /// <exception cref="StepFailedException">It is nested too deeply.</exception>
    public static long SizeOf(JsonNode? value) => SizeOf(value, 0);

    /// <summary>Refuses what is to be remembered besides when it is too much.</summary>
    /// <param name="name">The name.</param>
    /// <param name="size">The size of what it stands for.</param>
    /// <param name="others">The size of all that is remembered else.</param>
    /// <exception cref="StepFailedException">It is too much.</exception>
    public static void Keep(string name, long size, long others)
    {
        if (size > MostOfOne)
            throw new StepFailedException($"“{name}” would stand for more than {Text(MostOfOne)} characters, the most of one value.");
        if (size + others > MostOfAll)
            throw new StepFailedException($"With “{name}” the run would remember more than {Text(MostOfAll)} characters, the most of all names.");
    }

    private static long SizeOf(JsonNode? value, int depth)
    {
        if (depth > Deepest) throw new StepFailedException($"A value is nested deeper than {Text(Deepest)} levels.");
        long size = PerPart;
        switch (value)
        {
            case JsonObject named:
                foreach (var (name, one) in named) size += name.Length + SizeOf(one, depth + 1);
                break;
            case JsonArray list:
                foreach (var one in list) size += SizeOf(one, depth + 1);
                break;
            case JsonValue text when text.TryGetValue<string>(out var written):
                size += written.Length;
                break;
        }

        return size;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
