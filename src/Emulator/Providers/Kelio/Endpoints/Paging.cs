using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Contracts.Kelio;
using Emulator.Core.Access;

namespace Emulator.Providers.Kelio.Endpoints;

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
        rows.Sort(call.Request.Query["sort"] == "asc" ? ascending : (a, b) => ascending(b, a));
        var shown = new List<TWire>(size);
        if (page <= last)
            foreach (var row in rows.Skip((int)(page - 1) * size).Take(size)) shown.Add(show(row));
        var numbers = new KelioPagination(rows.Count, page, page < last ? page + 1 : null, last);
        return new Answer(200, KelioDialect.Json, JsonSerializer.SerializeToUtf8Bytes(shown, type))
        {
            Headers = [new(KelioRoutes.PaginationHeader, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(numbers, KelioJson.Wire.KelioPagination)))],
        };
    }

    // Digits too many for a number still are a number: the largest.
    private static long? Number(Call call, string name) =>
        call.Request.Query[name] is { Length: > 0 } text && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : long.MaxValue
            : null;
}
