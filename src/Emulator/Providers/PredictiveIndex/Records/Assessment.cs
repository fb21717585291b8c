using System.Text.Json.Serialization;
using Contracts.PredictiveIndex;
using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>An invitation to an assessment, and later its result.</summary>
internal sealed record Assessment(string Id) : IRow<string>
{
    /// <summary>Grows with each assessment: lists are newest first.</summary>
    public required int Number { get; init; }

    public required AssessmentKind Kind { get; init; }

    public required string PersonId { get; init; }

    public string? ExternalId { get; init; }

    public required string FolderPath { get; init; }

    /// <summary>As it was last written; <see cref="StateAt"/> also knows what has expired since.</summary>
    public required AssessmentState State { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was completed, failed, aborted or has expired.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required Administrator AdministeredBy { get; init; }

    public string? AssociatedPositionTitle { get; init; }

    public required string LanguageLocale { get; init; }

    public int ScoringMethod { get; init; } = PredictiveIndexSettings.ScoredByApi;

    public int Impression { get; init; }

    /// <summary>What the taker's link ends in.</summary>
    [Secret]
    public required string LinkCode { get; init; }

    /// <summary>The single webhook; it replaces the account's default.</summary>
    public WebhookAddress? StatusWebhook { get; init; }

    public BehavioralResult? Behavioral { get; init; }

    public int? CognitiveScore { get; init; }

    /// <summary>Whether PI2 sent it: then the webhook speaks PI2's words.</summary>
    public bool IsPi2 { get; init; }

    /// <summary>Where the taker goes afterwards, as PI2's call named it.</summary>
    public string? RedirectUrl { get; init; }

    /// <summary>The id of the score of a completed behavioral assessment, which PI2's webhook tells.</summary>
    public string? ScoreId { get; init; }

    /// <summary>Gone from the software, the API and the uniqueness rules, for good [ARCH].</summary>
    public bool IsArchived { get; init; }

    /// <summary>When it was completed; null when it was not.</summary>
    [JsonIgnore]
    public DateTimeOffset? CompletedAt => State is AssessmentState.Completed ? FinishedAt : null;

    /// <summary>Whether the taker can still act.</summary>
    public bool IsPending => State is AssessmentState.Sent or AssessmentState.Opened or AssessmentState.Started;

    /// <summary>The order of lists.</summary>
    public static int NewestFirst(Assessment one, Assessment other) => other.Number.CompareTo(one.Number);

    /// <summary>The state at this instant: what is pending has expired from <see cref="ExpiresAt"/> on.</summary>
    public AssessmentState StateAt(DateTimeOffset now) => IsPending && ExpiresAt <= now ? AssessmentState.Expired : State;
}

/// <summary>A folder, seen by the assessments of one kind that lie in it; two paths that differ in case are the same.</summary>
internal readonly record struct PlaceOfKind(AssessmentKind Kind, string Folder)
{
    /// <inheritdoc/>
    public bool Equals(PlaceOfKind other) => Kind == other.Kind && Records.Folder.Same(Folder, other.Folder);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(Folder));
}

/// <summary>What is assessed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssessmentKind>))]
internal enum AssessmentKind
{
    Behavioral,
    Cognitive,
}

/// <summary>How far an assessment has come, with PI's numbers [COMMON].</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssessmentState>))]
internal enum AssessmentState
{
    Sent = AssessmentStates.Sent,
    Opened = AssessmentStates.Opened,
    Started = AssessmentStates.Started,
    Completed = AssessmentStates.Completed,
    Expired = AssessmentStates.Expired,
    Failed = AssessmentStates.Failed,
    Aborted = AssessmentStates.Aborted,
}

/// <summary>The three patterns and the reference profile that they give.</summary>
/// <param name="Self">What the person is.</param>
/// <param name="SelfConcept">What the person believes is expected.</param>
/// <param name="Synthesis">Both together.</param>
/// <param name="ReferenceProfile">1 to 17, by alphabet.</param>
internal sealed record BehavioralResult(Pattern Self, Pattern SelfConcept, Synthesis Synthesis, int ReferenceProfile);

/// <summary>A pattern: its five factors in sigma.</summary>
internal sealed record Pattern(double A, double B, double C, double D, double E);

/// <summary>The pattern that joins the other two; it has no fifth factor.</summary>
internal sealed record Synthesis(double A, double B, double C, double D);
