using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The page of a list that a call asks for: <c>page</c>, <c>per_page</c>, <c>sort</c>. Values that make no sense are taken as the default
/// [inferred: the framework's clamping].</summary>
/// <param name="Number">The number of the page, from 1.</param>
/// <param name="Size">Results on a page.</param>
/// <param name="IsAscending">Whether the oldest, or the first in the alphabet, comes first.</param>
internal readonly record struct Paging(long Number, int Size, bool IsAscending)
{
    /// <summary>The parameters, for the OpenAPI document.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("order", "query", "string", "The member to sort by; created_at by default."),
        new("sort", "query", "string", "asc or desc; desc by default."),
        new("page", "query", "integer", "The number of the page, from 1."),
        new("per_page", "query", "integer", "Results on a page, 50 by default and at most."),
    ];

    /// <summary>The page that the call asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="most">Results on a page, by default and at most.</param>
    public static Paging Of(Call call, int most) => new(
        WholeNumber(call, "page") is { } number and >= 1 ? number : 1,
        WholeNumber(call, "per_page") is { } asked and >= 1 ? (int)Math.Min(asked, most) : most,
        call.Request.Query["sort"] == "asc");

    /// <summary>The page's rows out of all that are in order, and how many there are in all. Without a filter the page is taken by its position; with one,
    /// all rows are looked at and only those of the page are kept.</summary>
    /// <param name="all">The rows, ascending; descending is the same read backwards.</param>
    /// <param name="isAsked">Whether a row is asked for; null when all are.</param>
    public PageOf<TRow> Take<TRow>(ImmutableSortedSet<TRow> all, Func<TRow, bool>? isAsked)
    {
        var first = Number - 1 > int.MaxValue / Size ? int.MaxValue : (int)(Number - 1) * Size;
        var rows = ImmutableArray.CreateBuilder<TRow>();
        if (isAsked is null)
        {
            for (var i = first; i < all.Count && rows.Count < Size; i++) rows.Add(all[IsAscending ? i : all.Count - 1 - i]);
            return new PageOf<TRow>(rows.DrainToImmutable(), all.Count, this);
        }

        var total = 0;
        foreach (var row in IsAscending ? all : all.Reverse())
        {
            if (!isAsked(row)) continue;
            if (total++ >= first && rows.Count < Size) rows.Add(row);
        }

        return new PageOf<TRow>(rows.DrainToImmutable(), total, this);
    }

    // Digits too many for a number still are a number: the largest.
    private static long? WholeNumber(Call call, string name) =>
        call.Request.Query[name] is { Length: > 0 } text && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : long.MaxValue
            : null;
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">The number of rows on all pages.</param>
/// <param name="Asked">What was asked for.</param>
internal sealed record PageOf<TRow>(ImmutableArray<TRow> Rows, int Total, Paging Asked);
