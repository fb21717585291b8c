using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>A list of PI2; the spelling <c>recordsReturn</c> is PI's.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="TotalRecords">How many there are before paging.</param>
/// <param name="RecordsReturn">How many are in this answer.</param>
/// <param name="Records">They.</param>
public sealed record Pi2Page<T>(int TotalRecords, int RecordsReturn, IReadOnlyList<T> Records);

/// <summary>The ranges of a job's target in sigma.</summary>
/// <param name="ASigmaRangeLow">Dominance from here …</param>
/// <param name="ASigmaRangeHigh">… to here.</param>
/// <param name="BSigmaRangeLow">Extraversion from here …</param>
/// <param name="BSigmaRangeHigh">… to here.</param>
/// <param name="CSigmaRangeLow">Patience from here …</param>
/// <param name="CSigmaRangeHigh">… to here.</param>
/// <param name="DSigmaRangeLow">Formality from here …</param>
/// <param name="DSigmaRangeHigh">… to here.</param>
public sealed record TargetFactorRanges(
    double ASigmaRangeLow,
    double ASigmaRangeHigh,
    double BSigmaRangeLow,
    double BSigmaRangeHigh,
    double CSigmaRangeLow,
    double CSigmaRangeHigh,
    double DSigmaRangeLow,
    double DSigmaRangeHigh);

/// <summary>A job of PI2.</summary>
/// <param name="TargetFactorRanges">The target, or null when none is set.</param>
/// <param name="TotalCandidates">How many candidates are considered for it.</param>
/// <param name="CreatedTime">When it was created.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Title">Its title.</param>
/// <param name="ExternalJobId">The caller's own id.</param>
/// <param name="JobId">PI's id.</param>
public sealed record Pi2Job(
    TargetFactorRanges? TargetFactorRanges,
    int TotalCandidates,
    [property: JsonConverter(typeof(TimeWithoutZoneConverter))] DateTimeOffset CreatedTime,
    string? Description,
    string Title,
    string? ExternalJobId,
    string JobId);

/// <summary>A job as it is named within other objects.</summary>
/// <param name="JobId">PI's id.</param>
/// <param name="ExternalJobId">The caller's own id.</param>
/// <param name="Title">Its title.</param>
public sealed record Pi2JobName(string JobId, string? ExternalJobId, string Title);

/// <summary>An assessment as it is shown within a candidate.</summary>
/// <param name="AssessmentId">PI's id.</param>
/// <param name="AssessmentUrl">Where the taker takes it.</param>
/// <param name="AssessmentState">How far it has come, see <see cref="AssessmentStates"/>.</param>
public sealed record Pi2Assessment(string AssessmentId, string AssessmentUrl, int AssessmentState);

/// <summary>A candidate or an employee of PI2.</summary>
/// <param name="PersonId">PI's id.</param>
/// <param name="ExternalPersonId">The caller's own id.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="MiddleName">The middle name.</param>
/// <param name="LastName">The last name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="Job">The job for which a candidate is considered, or null.</param>
/// <param name="BehavioralAssessment">The latest one, or null.</param>
/// <param name="CognitiveAssessment">The latest one; null also without cognitive access.</param>
public sealed record Pi2Person(
    string PersonId,
    string? ExternalPersonId,
    string FirstName,
    string? MiddleName,
    string LastName,
    string Email,
    Pi2JobName? Job,
    Pi2Assessment? BehavioralAssessment,
    Pi2Assessment? CognitiveAssessment);

/// <summary>What creates or updates a candidate, assigns a job and sends assessments.</summary>
public sealed record CandidateRequest
{
    /// <summary>The first name; required for a new candidate.</summary>
    public string? FirstName { get; init; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The last name; required for a new candidate.</summary>
    public string? LastName { get; init; }

    /// <summary>The e-mail address; required for a new candidate.</summary>
    public string? Email { get; init; }

    /// <summary>The caller's own id of the person.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The job to assign.</summary>
    public string? JobId { get; init; }

    /// <summary>The language of the assessments.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>Whether PI mails the taker.</summary>
    public bool? NotifyAssessmentTakerUsingEmail { get; init; }

    /// <summary>Sends a behavioral assessment.</summary>
    public CandidateAssessmentRequest? BehavioralAssessment { get; init; }

    /// <summary>Sends a cognitive assessment.</summary>
    public CandidateAssessmentRequest? CognitiveAssessment { get; init; }
}

/// <summary>An assessment to be sent to a candidate.</summary>
public sealed record CandidateAssessmentRequest
{
    /// <summary>The caller's own id of the assessment.</summary>
    public string? ExternalAssessmentId { get; init; }

    /// <summary>The single webhook; it replaces the default.</summary>
    public string? AssessmentStatusWebHookUrl { get; init; }

    /// <summary>Where the taker goes afterwards.</summary>
    [JsonPropertyName("redirectURL")]
    public string? RedirectUrl { get; init; }
}

/// <summary>What came of a candidate's request.</summary>
/// <param name="PersonId">PI's id of the person.</param>
/// <param name="IsExistingCandidate">Whether the candidate was known.</param>
/// <param name="BehavioralAssessment">The one that was sent, is open or is completed; null when none was asked for.</param>
/// <param name="CognitiveAssessment">The same for the cognitive one.</param>
public sealed record CandidateResult(string PersonId, bool IsExistingCandidate, Pi2Assessment? BehavioralAssessment, Pi2Assessment? CognitiveAssessment);

/// <summary>A change of a candidate: only the values to change.</summary>
public sealed record CandidateChange
{
    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The caller's own id of the person.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The job to assign.</summary>
    public string? JobId { get; init; }
}
