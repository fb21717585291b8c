using System.Globalization;

namespace Emulator.Control.Calls;

/// <summary>Whole numbers in a query: digits and nothing else.</summary>
internal static class QueryNumber
{
    /// <summary>Reads how many are wanted; answers the refusal of what is no number, or null.</summary>
    /// <param name="text">What is asked for.</param>
    /// <param name="usual">How many there are when nobody says it.</param>
    /// <param name="limit">How many.</param>
    public static IResult? ReadLimit(string? text, int usual, out int limit)
    {
        limit = usual;
        return text is null || TryRead(text, out limit) ? null : Problems.BadMember("limit", "a whole number from 0");
    }

    /// <summary>Reads a status; answers the refusal of what is no number, or null.</summary>
    public static IResult? ReadStatus(string? text, out int? status)
    {
        status = null;
        if (text is null) return null;
        if (!TryRead(text, out var number)) return Problems.BadMember("status", "a whole number");
        status = number;
        return null;
    }

    /// <summary>Reads the number of a row; answers the refusal of what is no number, or null.</summary>
    public static IResult? ReadNumber(string member, string? text, out long? number)
    {
        number = null;
        if (text is null) return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read)) return Problems.BadMember(member, "a whole number from 0");
        number = read;
        return null;
    }

    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
