using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>A person of the legacy API with all its assessments.</summary>
public sealed record Person
{
    /// <summary>PI's id.</summary>
    public required string PersonId { get; init; }

    /// <summary>The caller's own id.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The first name.</summary>
    public required string FirstName { get; init; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The last name.</summary>
    public required string LastName { get; init; }

    /// <summary>The e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Candidate, employee and so on.</summary>
    public PersonType PersonType { get; init; } = PersonType.Unknown;

    /// <summary>0 Unknown, 1 Male, 2 Female.</summary>
    public int Gender { get; init; }

    /// <summary>The name of the person's position.</summary>
    public string? JobName { get; init; }

    /// <summary>Where the person's newest assessment lies.</summary>
    public string? FolderPath { get; init; }

    /// <summary>0 Unset, 1 Favorite, 2 Rejected.</summary>
    public int Impression { get; init; }

    /// <summary>The behavioral assessments, newest first.</summary>
    public IReadOnlyList<BehavioralAssessment> BehavioralAssessments { get; init; } = [];

    /// <summary>The cognitive assessments, newest first; left out without cognitive access.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CognitiveAssessment>? CognitiveAssessments { get; init; }
}

/// <summary>Of whom Management Strategy Guides are printed.</summary>
public sealed record GuidesRequest
{
    /// <summary>PI's ids of the persons.</summary>
    public required IReadOnlyList<string> PersonIds { get; init; }

    /// <summary>The language.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>0 Unknown, 1 Male, 2 Female.</summary>
    public int? Gender { get; init; }
}

/// <summary>What is sent to change a person: only the values to change.</summary>
public sealed record PersonChange
{
    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The caller's own id.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>Candidate, employee and so on.</summary>
    public PersonType? PersonType { get; init; }

    /// <summary>0 Unknown, 1 Male, 2 Female.</summary>
    public int? Gender { get; init; }

    /// <summary>The name of the person's position.</summary>
    public string? JobName { get; init; }

    /// <summary>0 Unset, 1 Favorite, 2 Rejected.</summary>
    public int? Impression { get; init; }

    /// <summary>Moves all assessments of the person to this folder.</summary>
    public string? FolderPath { get; init; }

    /// <summary>True archives the person and all its assessments, for good.</summary>
    public bool? Archive { get; init; }
}
