using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The OData options of a list: <c>$filter $select $search searchfields $orderby $skip $top</c> [COMMON].</summary>
internal sealed record ListQuery
{
    private const string Documented = "Documented in COMMON; which method takes which option was in the Swagger.";

    /// <summary>The options, for the OpenAPI document.</summary>
    public static ImmutableArray<Parameter> Parameters { get; } =
    [
        new("$filter", "query", "string", "Field names, comparison operators and conjunctions. " + Documented),
        new("$select", "query", "string", "The fields to return, with commas between them."),
        new("$search", "query", "string", "A text to be found in text fields, without regard to case."),
        new("searchfields", "query", "string", "The fields in which $search looks, with commas between them."),
        new("$orderby", "query", "string", "Fields to sort by, each with asc or desc."),
        new("$skip", "query", "integer", "How many to pass over."),
        new("$top", "query", "integer", "How many to return; at most 50, which is also the default."),
    ];

    public int Skip { get; private init; }

    public int Top { get; private init; }

    public ImmutableArray<Func<object, bool>> Tests { get; private init; } = [];

    public ImmutableArray<(Field Field, bool IsDescending)> Order { get; private init; } = [];

    /// <summary>The paths of the members to return; empty for all.</summary>
    public ImmutableHashSet<string> Select { get; private init; } = [];

    /// <summary>Whether records can be counted and paged as they lie.</summary>
    public bool IsPlain => Tests.IsEmpty && Order.IsEmpty;

    /// <summary>Reads the options, or tells which is wrong.</summary>
    public static (ListQuery? Query, Refusal? Refusal) Read(QueryValues given, FieldTable fields)
    {
        var options = new OptionReader(given, fields);
        var query = new ListQuery
        {
            Skip = options.Count("$skip") ?? 0,
            Top = Math.Min(options.Count("$top") ?? PredictiveIndexSettings.LargestPage, PredictiveIndexSettings.LargestPage),
            Tests = [.. new[] { options.Filter(), options.Search() }.OfType<Func<object, bool>>()],
            Order = options.Order(),
            Select = options.Select(),
        };
        return options.Refusal is { } refusal ? (null, refusal) : (query, null);
    }

    /// <summary>The records that fit, in order.</summary>
    public IEnumerable<T> Apply<T>(IEnumerable<T> records)
        where T : notnull
    {
        var found = records.Where(record => Tests.All(test => test(record)));
        IOrderedEnumerable<T>? sorted = null;
        foreach (var (field, isDescending) in Order)
        {
            object? Key(T record) => field.Read(record);
            sorted = (sorted, isDescending) switch
            {
                (null, false) => found.OrderBy(Key, FieldOrder.Sorting),
                (null, true) => found.OrderByDescending(Key, FieldOrder.Sorting),
                (_, false) => sorted.ThenBy(Key, FieldOrder.Sorting),
                (_, true) => sorted.ThenByDescending(Key, FieldOrder.Sorting),
            };
        }

        return sorted ?? found;
    }
}
