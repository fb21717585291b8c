using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Endpoints;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A list of PI2: <c>$skip</c>, <c>$top</c> and <c>$orderby</c>; all records without <c>$top</c>. Other options are ignored.</summary>
internal static class Pi2List
{
    /// <summary>The options, for the OpenAPI document.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("$skip", "query", "integer", "How many to pass over."),
        new("$top", "query", "integer", "How many to return; all when absent."),
        new("$orderby", "query", "string", "What to sort by, with asc or desc."),
    ];

    /// <summary>The parameter of the call without regard to case, or null when it is absent or blank.</summary>
    public static string? Text(Call call, string name) => call.Request.Query.Find(name, StringComparison.OrdinalIgnoreCase) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Whether the record's value is the one asked for; also when none is.</summary>
    public static bool Fits(string? asked, string? value, StringComparison comparison = StringComparison.Ordinal) => asked is null || string.Equals(asked, value, comparison);

    /// <summary>The refusal of an id that is no GUID; null when it is one, or none is given.</summary>
    public static Refusal? NoGuid(string name, string? id) => id is null || Guid.TryParse(id, out _) ? null : Answers.Invalid(name, $"The value '{id}' is not valid for {name}.");

    /// <summary>The page, or why not.</summary>
    /// <param name="call">The call with the options.</param>
    /// <param name="found">What was found, in the order of the default.</param>
    /// <param name="orders">What <c>$orderby</c> can name.</param>
    /// <param name="wire">The record on the wire.</param>
    public static Outcome Of<TRecord, TWire>(Call call, IEnumerable<TRecord> found, IReadOnlyDictionary<string, Func<TRecord, IComparable>> orders, Func<TRecord, TWire> wire)
    {
        if (Count(call, "$skip", 0, out var skip) is { } wrongSkip) return wrongSkip;
        if (Count(call, "$top", int.MaxValue, out var top) is { } wrongTop) return wrongTop;
        var words = Text(call, "$orderby")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length > 0)
        {
            var direction = words.Length == 2 ? words[1].ToLowerInvariant() : "asc";
            var name = orders.Keys.FirstOrDefault(key => key.Equals(words[0], StringComparison.OrdinalIgnoreCase));
            if (words.Length > 2 || direction is not ("asc" or "desc") || name is null) return Answers.Invalid("$orderby", $"The $orderby parameter is one of {string.Join(", ", orders.Keys)}, with asc or desc.");
            found = direction == "asc" ? found.OrderBy(orders[name]) : found.OrderByDescending(orders[name]);
        }

        var all = found.ToList();
        var page = all.Skip(skip).Take(top).Select(wire).ToList();
        return Answers.Json(200, new Pi2Page<TWire>(all.Count, page.Count, page));
    }

    private static Refusal? Count(Call call, string name, int otherwise, out int count)
    {
        count = otherwise;
        if (Text(call, name) is not { } text) return null;
        var read = WholeNumber.Read(text);
        count = read ?? otherwise;
        return read is not null ? null : Answers.Invalid(name, $"The {name} parameter must be a whole number that is not negative.");
    }
}
