using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What is asked of a list of PI2: <c>$skip</c>, <c>$top</c> and <c>$orderby</c>; all records without <c>$top</c>. Other options are
/// ignored.</summary>
/// <param name="Skip">How many are passed over.</param>
/// <param name="Top">How many are shown.</param>
/// <param name="OrderBy">What to sort by; null for the list's own order.</param>
/// <param name="IsDescending">Whether it is sorted downwards.</param>
internal sealed record Pi2List(int Skip, int Top, string? OrderBy, bool IsDescending)
{
    /// <summary>An id by its form.</summary>
    public const string SampleId = "6f1c2d3e-0000-4000-8000-000000000001";

    /// <summary>The options, for the OpenAPI document.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new("$skip", "query", "integer", "How many to pass over."),
        new("$top", "query", "integer", "How many to return; all when absent."),
        new("$orderby", "query", "string", "What to sort by, with asc or desc."),
    ];

    /// <summary>Reads the options, or tells which is wrong.</summary>
    /// <param name="call">The call with the options.</param>
    /// <param name="orders">What <c>$orderby</c> can name.</param>
    public static (Pi2List? List, Refusal? Refusal) Read(Call call, IReadOnlyCollection<string> orders)
    {
        if (Count(call, "$skip", 0, out var skip) is { } wrongSkip) return (null, wrongSkip);
        if (Count(call, "$top", int.MaxValue, out var top) is { } wrongTop) return (null, wrongTop);
        var words = Text(call, "$orderby")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length == 0) return (new Pi2List(skip, top, null, false), null);
        var direction = words.Length == 2 ? words[1].ToLowerInvariant() : "asc";
        var name = orders.FirstOrDefault(order => order.Equals(words[0], StringComparison.OrdinalIgnoreCase));
        return words.Length > 2 || direction is not ("asc" or "desc") || name is null
            ? (null, Refuse.Invalid(NoOrder(string.Join(' ', words), orders)))
            : (new Pi2List(skip, top, name, direction == "desc"), null);
    }

    /// <summary>The parameter of the call without regard to case, or null when it is absent or blank.</summary>
    public static string? Text(Call call, string name) =>
        call.Request.Query.Find(name, StringComparison.OrdinalIgnoreCase) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Whether the record's value is the one asked for; also when none is.</summary>
    public static bool Fits(string? asked, string? value, StringComparison comparison = StringComparison.Ordinal) =>
        asked is null || string.Equals(asked, value, comparison);

    /// <summary>The refusal of an id that is no GUID; null when it is one, or none is given.</summary>
    public static Refusal? NoGuid(string name, string? id) =>
        id is null || Guid.TryParse(id, out _) ? null : Refuse.Invalid(new Mistake(
            name, $"The value '{id}' is not valid for {name}.", "be a GUID, 32 hexadecimal digits with hyphens")
        {
            Seen = Shown.Text(id, Sight.Open),
            Place = MemberPlace.Form,
            Example = SampleId,
        });

    /// <summary>The page of what was found.</summary>
    public Answer Answer<TRecord, TWire>(IRows<TRecord> found, Func<TRecord, TWire> wire) => JsonAnswers.V1(200, () =>
    {
        var page = found.From(Skip).Take(Top).Select(wire).ToList();
        return new Pi2Page<TWire>(found.Count, page.Count, page);
    });

    private static Refusal? Count(Call call, string name, int otherwise, out int count)
    {
        count = otherwise;
        if (Text(call, name) is not { } text) return null;
        var read = WholeNumber.Read(text);
        count = read ?? otherwise;
        return read is not null ? null : Refuse.Invalid(WholeNumber.Wrong(name, text));
    }

    private static Mistake NoOrder(string given, IReadOnlyCollection<string> orders)
    {
        var names = string.Join(", ", orders);
        return new("$orderby", $"The $orderby parameter is one of {names}, with asc or desc.", $"be one of {names}, with asc or desc")
        {
            Seen = Shown.Text(given, Sight.Open),
            Place = MemberPlace.Form,
            Example = orders.First() + " asc",
        };
    }
}
