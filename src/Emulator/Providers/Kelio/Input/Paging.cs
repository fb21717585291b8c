using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Pages of a list: <c>page</c>, <c>per_page</c>, <c>sort</c>, and the header that tells where one is. Values that make no sense are taken as the default
/// [inferred: the framework's clamping].</summary>
internal static class Paging
{
    /// <summary>The parameters, for the OpenAPI document.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("order", "query", "string", "The member to sort by; created_at by default."),
        new("sort", "query", "string", "asc or desc; desc by default."),
        new("page", "query", "integer", "The number of the page, from 1."),
        new("per_page", "query", "integer", "Results on a page, 50 by default and at most."),
    ];

    /// <summary>Answers the page that the call asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="rows">All results, in no order.</param>
    /// <param name="ascending">The order when <c>sort</c> is <c>asc</c>; ties are decided by it too.</param>
    /// <param name="show">Turns a row into its wire record.</param>
    /// <param name="type">The wire list.</param>
    /// <param name="most">Results on a page, by default and at most.</param>
    public static Answer Page<TRow, TWire>(
        Call call, List<TRow> rows, Comparison<TRow> ascending, Func<TRow, TWire> show, JsonTypeInfo<IReadOnlyList<TWire>> type, int most)
    {
        var size = Number(call, "per_page") is { } asked && asked >= 1 ? (int)Math.Min(asked, most) : most;
        var page = Number(call, "page") is { } number && number >= 1 ? number : 1;
        var last = Math.Max(1, (rows.Count + size - 1) / size);
        // Rows come by id, which most often is the order of creation too: then there is nothing to sort. Ties are decided, so descending is ascending read backwards.
        if (!IsSorted(rows, ascending)) rows.Sort(ascending);
        var isAscending = call.Request.Query["sort"] == "asc";
        var shown = new List<TWire>(size);
        var first = page <= last ? (int)(page - 1) * size : rows.Count;
        for (var i = first; i < Math.Min(first + size, rows.Count); i++) shown.Add(show(rows[isAscending ? i : rows.Count - 1 - i]));
        var numbers = new KelioPagination(rows.Count, page, page < last ? page + 1 : null, last);
        return new Answer(200, KelioDialect.Json, JsonSerializer.SerializeToUtf8Bytes(shown, type))
        {
            Headers = [new(KelioRoutes.PaginationHeader, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(numbers, KelioJson.Wire.KelioPagination)))],
        };
    }

    private static bool IsSorted<TRow>(List<TRow> rows, Comparison<TRow> ascending)
    {
        for (var i = 1; i < rows.Count; i++)
            if (ascending(rows[i - 1], rows[i]) > 0) return false;
        return true;
    }

    // Digits too many for a number still are a number: the largest.
    private static long? Number(Call call, string name) =>
        call.Request.Query[name] is { Length: > 0 } text && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : long.MaxValue
            : null;
}
