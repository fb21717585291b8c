using System.Globalization;

namespace Emulator.Control.Calls;

/// <summary>A part of a list that may be long. Without a cursor it is the newest, so that whoever looks for what has just come finds it; with one, what comes
/// next after it. The list is oldest first in either case, and a header tells what is left out.</summary>
/// <param name="Limit">How many are told.</param>
/// <param name="After">Only those with a larger number, from the oldest on; null for the newest.</param>
internal readonly record struct Page(int Limit, long? After)
{
    /// <summary>How many more there are, and the cursor with which to ask for them.</summary>
    public const string Header = "X-Emulator-More";

    /// <summary>How many are told when nobody says it.</summary>
    public const int Usual = 1_000;

    /// <summary>Reads the query's <c>limit</c> and <c>after</c>; answers the refusal of what is no number, or null.</summary>
    public static IResult? Read(string? limit, string? after, out Page page)
    {
        page = default;
        if (QueryNumber.ReadLimit(limit, Usual, out var most) is { } refusal) return refusal;
        long number = 0;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            return Problems.BadMember("after", "a whole number from 0");
        page = new Page(most, after is null ? null : number);
        return null;
    }

    /// <summary>The part of rows that have growing numbers.</summary>
    /// <param name="context">The call, whose answer tells what is left out.</param>
    /// <param name="rows">The rows, oldest first.</param>
    /// <param name="number">The number of a row.</param>
    public IReadOnlyList<TRow> Of<TRow>(HttpContext context, IEnumerable<TRow> rows, Func<TRow, long> number)
    {
        var cursor = After ?? 0;
        var all = rows.Where(row => number(row) > cursor).ToList();
        var more = all.Count - Math.Min(all.Count, Limit);
        if (more == 0) return all;
        List<TRow> part = After is null ? all[more..] : all[..Limit];
        Tell(context, more, After is null || part.Count == 0 ? cursor : number(part[^1]));
        return part;
    }

    /// <summary>The part of things without numbers, in their own order; the cursor is how many are passed over.</summary>
    public IReadOnlyList<T> Of<T>(HttpContext context, IEnumerable<T> things, int count)
    {
        var skipped = (int)Math.Min(After ?? 0, count);
        var part = things.Skip(skipped).Take(Limit).ToList();
        var more = count - skipped - part.Count;
        if (more > 0) Tell(context, more, skipped + part.Count);
        return part;
    }

    private static void Tell(HttpContext context, int more, long from) =>
        context.Response.Headers[Header] = string.Create(CultureInfo.InvariantCulture, $"{more}; after={from}");
}
