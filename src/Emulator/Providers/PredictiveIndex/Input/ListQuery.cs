using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The OData options of a list: <c>$filter $select $search searchfields $orderby $skip $top</c> [COMMON].</summary>
internal sealed record ListQuery<TRow>
{
    public int Skip { get; private init; }

    public int Top { get; private init; }

    public ImmutableArray<Func<TRow, bool>> Tests { get; private init; } = [];

    /// <summary>Fields, each with the text that every row of the list has in it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Wanted { get; private init; } = [];

    public ImmutableArray<(Field<TRow> Field, bool IsDescending)> Order { get; private init; } = [];

    /// <summary>The paths of the members to return; empty for all.</summary>
    public ImmutableHashSet<string> Select { get; private init; } = [];

    /// <summary>Whether records can be counted and paged as they lie.</summary>
    public bool IsPlain => Tests.IsEmpty && Order.IsEmpty;

    /// <summary>Reads the options, or tells which is wrong.</summary>
    public static (ListQuery<TRow>? Query, Refusal? Refusal) Read(QueryValues given, FieldTable<TRow> fields)
    {
        var options = new OptionReader<TRow>(given, fields);
        var filter = options.Filter();
        var query = new ListQuery<TRow>
        {
            Skip = options.Count("$skip") ?? 0,
            Top = Math.Min(options.Count("$top") ?? PredictiveIndexSettings.LargestPage, PredictiveIndexSettings.LargestPage),
            Tests = [.. new[] { filter?.Test, options.Search() }.OfType<Func<TRow, bool>>()],
            Wanted = filter?.Wanted ?? [],
            Order = options.Order(),
            Select = options.Select(),
        };
        return options.Refusal is { } refusal ? (null, refusal) : (query, null);
    }

    /// <summary>Whether the row is one of those asked for.</summary>
    public bool Fits(TRow row)
    {
        foreach (var test in Tests)
            if (!test(row)) return false;
        return true;
    }
}

/// <summary>The options as the OpenAPI document tells them.</summary>
internal static class ListOptions
{
    private const string Documented = "Documented in COMMON; which method takes which option was in the Swagger.";

    /// <summary>All of them.</summary>
    public static ImmutableArray<Parameter> All { get; } =
    [
        new("$filter", "query", "string", "Field names, comparison operators and conjunctions. " + Documented),
        new("$select", "query", "string", "The fields to return, with commas between them."),
        new("$search", "query", "string", "A text to be found in text fields, without regard to case."),
        new("searchfields", "query", "string", "The fields in which $search looks, with commas between them."),
        new("$orderby", "query", "string", "Fields to sort by, each with asc or desc."),
        new("$skip", "query", "integer", "How many to pass over."),
        new("$top", "query", "integer", "How many to return; at most 50, which is also the default."),
    ];
}
