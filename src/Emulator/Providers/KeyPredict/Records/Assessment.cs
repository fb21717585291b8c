using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>One taking of a test by one candidate, from the invitation to the result.</summary>
/// <param name="Id">Six or seven digits, as in production.</param>
/// <param name="CandidateId">Who takes it.</param>
/// <param name="TestId">Which test.</param>
/// <param name="LanguageId">In which language.</param>
/// <param name="InvitedAt">When the candidate was invited.</param>
/// <param name="SessionKey">The secret of the session link.</param>
/// <param name="ReportKey">The secret of the report links.</param>
internal sealed record Assessment(
    int Id,
    int CandidateId,
    int TestId,
    int LanguageId,
    DateTimeOffset InvitedAt,
    [property: Secret] string SessionKey,
    [property: Secret] string ReportKey) : IRow<int>
{
    /// <summary>When the invitation ends; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>What the invitation took from the balance; given back when it is cancelled before the start.</summary>
    public int CreditsTaken { get; init; }

    /// <summary>Whether the candidate may see the report.</summary>
    public bool ShowsReport { get; init; }

    public bool IsProctored { get; init; }

    /// <summary>1 beginner, 2 medium, 3 advanced; for computing tests.</summary>
    public int? Level { get; init; }

    /// <summary>The campaign that asked for it.</summary>
    public int? CampaignId { get; init; }

    /// <summary>The address that the inviting caller used, for links in notifications that go out later; null for seeded ones.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>What the candidate has answered so far on the session page, so that opening it again goes on there.</summary>
    public ImmutableArray<FactorScore> Answers { get; init; } = [];

    /// <summary>The result, one score for each factor of the test; empty until it is completed.</summary>
    public ImmutableArray<FactorScore> Scores { get; init; } = [];

    /// <summary>Whether it was neither completed nor cancelled; its time may be over.</summary>
    [JsonIgnore]
    public bool IsOpen => CompletedAt is null && CancelledAt is null;

    /// <summary>Whether there is a result.</summary>
    [JsonIgnore]
    public bool IsCompleted => CompletedAt is not null;

    /// <summary>The oldest invitation first.</summary>
    public static int ByInvitation(Assessment a, Assessment b) => a.InvitedAt.CompareTo(b.InvitedAt);

    /// <summary>What was completed first comes first.</summary>
    public static int ByCompletion(Assessment a, Assessment b) => Nullable.Compare(a.CompletedAt, b.CompletedAt);

    /// <summary>Where it stands. An invitation lives <c>[invited, expiry)</c>; what was completed or cancelled never expires.</summary>
    public AssessmentStage StageAt(DateTimeOffset now) =>
        CompletedAt is not null ? AssessmentStage.Completed
        : CancelledAt is not null ? AssessmentStage.Cancelled
        : ExpiresAt <= now ? AssessmentStage.Expired
        : StartedAt is not null ? AssessmentStage.Started
        : AssessmentStage.Invited;

    /// <summary>Whether it is among the pending ones: invited or started.</summary>
    public bool IsPendingAt(DateTimeOffset now) => StageAt(now) is AssessmentStage.Invited or AssessmentStage.Started;
}

/// <summary>Where an assessment stands. The API has no such word: its two lists are the states, and the first two are in <c>pending</c>.</summary>
internal enum AssessmentStage
{
    Invited,
    Started,
    Completed,
    Expired,
    Cancelled,
}

/// <summary>The score of one factor: 0 to 10, one decimal; of two opposed factors one is 10 less the other.</summary>
internal sealed record FactorScore(int FactorId, decimal Score);
