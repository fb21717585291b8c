namespace Contracts.Control;

/// <summary>A refusal of the control API (RFC 9457).</summary>
public sealed record ProblemView
{
    /// <summary>The kind of problem, a link.</summary>
    public string? Type { get; init; }

    /// <summary>The problem in a few words.</summary>
    public string? Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>What is wrong with this call, in plain words.</summary>
    public string? Detail { get; init; }

    /// <summary>Messages by member of the body.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>What is wrong in a scenario's text, when one was refused.</summary>
    public IReadOnlyList<MistakeView>? Mistakes { get; init; }
}
