namespace Contracts.KeyPredict;

/// <summary>What <c>assessment/paginate/completed</c> takes; everything may be left out.</summary>
public sealed record KeyPredictPageQuery
{
    /// <summary>From 1.</summary>
    public long? Page { get; init; }

    /// <summary>How many items a page has; 100 when left out.</summary>
    public int? PerPage { get; init; }

    /// <summary>Whether the oldest come first; no when left out.</summary>
    public bool? OrderAsc { get; init; }

    /// <summary>Only assessments of this test.</summary>
    public int? TestId { get; init; }

    /// <summary>Only assessments of this group's candidates.</summary>
    public int? GroupId { get; init; }

    /// <summary>Only this candidate's.</summary>
    public int? CandidateId { get; init; }

    /// <summary>Paris time, <c>YYYY-MM-DD HH:MM:SS</c>.</summary>
    public string? DueDateFrom { get; init; }

    /// <summary>Paris time; at <c>00:00:00</c> the whole day counts.</summary>
    public string? DueDateTo { get; init; }
}
