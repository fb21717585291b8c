using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>The factors of a pattern in sigma, about −3 to 3: Dominance, Extraversion, Patience, Formality, and E.</summary>
/// <param name="A">Dominance.</param>
/// <param name="B">Extraversion.</param>
/// <param name="C">Patience.</param>
/// <param name="D">Formality.</param>
/// <param name="E">The fifth factor, which Self and Self-Concept have.</param>
public sealed record FactorScores(double A, double B, double C, double D, double E);

/// <summary>The factors of the Synthesis in sigma; it has no fifth factor.</summary>
/// <param name="A">Dominance.</param>
/// <param name="B">Extraversion.</param>
/// <param name="C">Patience.</param>
/// <param name="D">Formality.</param>
public sealed record SynthesisScores(double A, double B, double C, double D);

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

/// <summary>A page of behavioral assessments as <c>/api/v2</c> answers it.</summary>
/// <param name="TotalSearchResults">How many there are before paging.</param>
/// <param name="BehavioralAssessments">The page.</param>
public sealed record BehavioralAssessmentPage(int TotalSearchResults, IReadOnlyList<BehavioralAssessment> BehavioralAssessments);

/// <summary>A cognitive assessment as the API answers it.</summary>
public sealed record CognitiveAssessment
{
    /// <summary>The assessment's id.</summary>
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

    /// <summary>The folder, beginning with a backslash.</summary>
    public string? FolderPath { get; init; }

    /// <summary>Where the taker takes it.</summary>
    public string? AssessmentUrl { get; init; }

    /// <summary>The single webhook given on create, without the credentials that were in it.</summary>
    public string? AssessmentStatusWebHook { get; init; }

    /// <summary>Always false: what is archived is not answered.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>100 to 450; null before completion.</summary>
    public int? CognitiveScore { get; init; }
}

/// <summary>What is sent to create an assessment of either kind. Members left null are not sent.</summary>
public sealed record AssessmentRequest
{
    /// <summary>The taker's first name; left out to assess again a person known by <see cref="ExternalPersonId"/> or <see cref="ExternalId"/>.</summary>
    public string? FirstName { get; init; }

    /// <summary>The taker's middle name; the same rule.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The taker's last name; the same rule.</summary>
    public string? LastName { get; init; }

    /// <summary>The taker's e-mail address; the same rule.</summary>
    public string? Email { get; init; }

    /// <summary>From when on it can no longer be taken; in the future.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? ExpirationDateTime { get; init; }

    /// <summary>With <see cref="AdministeredByLastName"/> and <see cref="AdministeredByEmail"/>, or none of them: then the key's owner.</summary>
    public string? AdministeredByFirstName { get; init; }

    /// <summary>See <see cref="AdministeredByFirstName"/>.</summary>
    public string? AdministeredByLastName { get; init; }

    /// <summary>See <see cref="AdministeredByFirstName"/>.</summary>
    public string? AdministeredByEmail { get; init; }

    /// <summary>Telephone number that goes with it.</summary>
    public string? AdministeredByPhone { get; init; }

    /// <summary>The caller's own id of the assessment.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The caller's own id of the person.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The URL that is called when the assessment is over, in place of the account's default; may hold <c>user:password@</c>.</summary>
    public string? AssessmentStatusWebHook { get; init; }

    /// <summary>The title of the position it is sent for.</summary>
    public string? AssociatedPositionTitle { get; init; }

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    public int? Gender { get; init; }

    /// <summary>What the taker is to the company.</summary>
    public PersonType? PersonType { get; init; }

    /// <summary>The language, RFC 5646.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>The folder, beginning with a backslash; left out: the default folder of the key's owner.</summary>
    public string? FolderPath { get; init; }

    /// <summary>The folder by its id.</summary>
    public string? FolderId { get; init; }

    /// <summary>Whether PI mails the link to the taker.</summary>
    public bool? NotifyAssessmentTakerUsingEmail { get; init; }
}

/// <summary>What is sent to change an assessment: only the values to change.</summary>
public sealed record AssessmentChange
{
    /// <summary>The taker's first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The taker's middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The taker's last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The taker's e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>From when on it can no longer be taken; in the future.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? ExpirationDateTime { get; init; }

    /// <summary>First name of the software user in whose name it was sent.</summary>
    public string? AdministeredByFirstName { get; init; }

    /// <summary>Last name of that user.</summary>
    public string? AdministeredByLastName { get; init; }

    /// <summary>E-mail address of that user.</summary>
    public string? AdministeredByEmail { get; init; }

    /// <summary>Telephone number of that user.</summary>
    public string? AdministeredByPhone { get; init; }

    /// <summary>The caller's own id of the assessment.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The caller's own id of the person.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The single webhook.</summary>
    public string? AssessmentStatusWebHook { get; init; }

    /// <summary>The title of the position it was sent for.</summary>
    public string? AssociatedPositionTitle { get; init; }

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    public int? Gender { get; init; }

    /// <summary>What the taker is to the company.</summary>
    public PersonType? PersonType { get; init; }

    /// <summary>The language, RFC 5646.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>0 unset, 1 favourite, 2 rejected.</summary>
    public int? Impression { get; init; }

    /// <summary>Moves it to this folder; for Account Owners and Account Admins.</summary>
    public string? FolderPath { get; init; }

    /// <summary>Moves it to the folder with this id.</summary>
    public string? FolderId { get; init; }

    /// <summary>True archives it, for good; for Account Owners and Account Admins.</summary>
    public bool? Archive { get; init; }
}
