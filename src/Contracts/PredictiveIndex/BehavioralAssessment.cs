using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>A behavioral assessment as the API answers it.</summary>
public sealed record BehavioralAssessment
{
    /// <summary>The assessment's id; clients must not rely on its form.</summary>
    public required string AssessmentId { get; init; }

    /// <summary>The id of the person who takes it.</summary>
    public required string PersonId { get; init; }

    /// <summary>The caller's own id of the assessment.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The caller's own id of the person.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The taker's first name.</summary>
    public required string FirstName { get; init; }

    /// <summary>The taker's middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The taker's last name.</summary>
    public required string LastName { get; init; }

    /// <summary>The taker's e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    public int Gender { get; init; }

    /// <summary>What the taker is to the company.</summary>
    public PersonType PersonType { get; init; } = PersonType.Unknown;

    /// <summary>See <see cref="AssessmentStates"/>.</summary>
    public int AssessmentState { get; init; }

    /// <summary>The same value under its older name.</summary>
    public int AssessmentStatus { get; init; }

    /// <summary>When the invitation went out.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset SentDateTime { get; init; }

    /// <summary>From when on it can no longer be taken.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset ExpirationDateTime { get; init; }

    /// <summary>When it was completed; null before.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? AssessmentDateTime { get; init; }

    /// <summary>First name of the software user in whose name it was sent.</summary>
    public string? AdministeredByFirstName { get; init; }

    /// <summary>Last name of that user.</summary>
    public string? AdministeredByLastName { get; init; }

    /// <summary>E-mail address of that user.</summary>
    public string? AdministeredByEmail { get; init; }

    /// <summary>Telephone number of that user.</summary>
    public string? AdministeredByPhone { get; init; }

    /// <summary>The title of the position it was sent for.</summary>
    public string? AssociatedPositionTitle { get; init; }

    /// <summary>The language, RFC 5646.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>By which channel the answers were collected: 1 e-mail invitation, 2 open link, 3 API, 4 paper.</summary>
    public int ScoringMethod { get; init; }

    /// <summary>0 unset, 1 favourite, 2 rejected.</summary>
    public int Impression { get; init; }

    /// <summary>The folder, beginning with a backslash.</summary>
    public string? FolderPath { get; init; }

    /// <summary>Where the taker takes it.</summary>
    public string? AssessmentUrl { get; init; }

    /// <summary>The single webhook given on create, without the credentials that were in it.</summary>
    public string? AssessmentStatusWebHook { get; init; }

    /// <summary>Where the picture of all three patterns is.</summary>
    public string? PatternFullUrl { get; init; }

    /// <summary>Where the picture of the Self pattern is.</summary>
    public string? PatternSelfUrl { get; init; }

    /// <summary>Always false: what is archived is not answered.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>One of the 17 reference profiles; null before completion.</summary>
    public string? ReferenceProfileName { get; init; }

    /// <summary>Its number, 1 to 17 by alphabet; null before completion.</summary>
    public int? ReferenceProfileNumber { get; init; }

    /// <summary>The Self pattern; null before completion.</summary>
    public FactorScores? SelfScores { get; init; }

    /// <summary>The Self-Concept pattern; null before completion.</summary>
    public FactorScores? SelfConceptScores { get; init; }

    /// <summary>The Synthesis pattern; null before completion.</summary>
    public SynthesisScores? SynthesisScores { get; init; }
}
