namespace Emulator.Core.Judging;

/// <summary>A refusal as a value: which check failed, why, and what would have made it pass. The wire carries the provider's bare
/// words; this is for the journal.</summary>
/// <param name="Kind">What sort of refusal.</param>
/// <param name="Detail">Why, in plain words for a person, with the values that differ; never a secret.</param>
/// <param name="Fix">What would have made it pass, in plain words.</param>
public sealed record Refusal(RefusalKind Kind, string Detail, string Fix)
{
    /// <summary>The name of the check that failed, when a handler refuses; the runner knows it otherwise.</summary>
    public string? Check { get; init; }

    /// <summary>The text on the wire where the provider has one for just this case.</summary>
    public string? Message { get; init; }

    /// <summary>Messages by field, where the provider lists them.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Errors { get; init; } = [];

    /// <summary>The refusal of an input with these mistakes: what was seen and what would pass is told of each.</summary>
    public static Refusal Of(RefusalKind kind, IReadOnlyCollection<Mistake> mistakes) => new(
        kind, string.Join(" ", mistakes.Select(mistake => mistake.Detail)), string.Join(" ", mistakes.Select(mistake => mistake.Fix)))
    {
        Errors = [.. mistakes.GroupBy(mistake => mistake.Member).Select(of => KeyValuePair.Create<string, IReadOnlyList<string>>(
            of.Key, [.. of.Select(mistake => mistake.Message)]))],
    };

    /// <summary>For a quota: how long until a call would be taken again; null when it is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The status code asked for by a fault (<see cref="RefusalKind.Fault"/>).</summary>
    public int? Status { get; init; }
}
