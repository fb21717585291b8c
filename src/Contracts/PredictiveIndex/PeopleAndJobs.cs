using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>What the search of people and jobs finds: one row for each person.</summary>
/// <param name="TotalSearchResults">How many there are before paging.</param>
/// <param name="PeopleAndJobsSearchResult">The page.</param>
public sealed record PeopleAndJobsPage(int TotalSearchResults, IReadOnlyList<PeopleAndJobsRow> PeopleAndJobsSearchResult);

/// <summary>A person with the latest assessment of each kind.</summary>
/// <param name="AssessmentUser">The person.</param>
/// <param name="AssessmentInformation">The assessments.</param>
public sealed record PeopleAndJobsRow(AssessmentUser AssessmentUser, AssessmentInformation AssessmentInformation);

/// <summary>A person as the search shows it.</summary>
/// <param name="Id">PI's id of the person.</param>
/// <param name="ExternalPersonId">The caller's own id.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="MiddleName">The middle name.</param>
/// <param name="LastName">The last name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="PersonType">Candidate, employee and so on.</param>
/// <param name="Gender">0 Unknown, 1 Male, 2 Female.</param>
public sealed record AssessmentUser(
    string Id, string? ExternalPersonId, string FirstName, string? MiddleName, string LastName, string Email, PersonType PersonType, int Gender);

/// <summary>The latest assessments of a person.</summary>
/// <param name="BehavioralAssessmentInformation">The latest behavioral one, or null.</param>
/// <param name="CognitiveAssessmentInformation">The latest cognitive one; null also without cognitive access.</param>
public sealed record AssessmentInformation(
    BehavioralAssessmentInformation? BehavioralAssessmentInformation, CognitiveAssessmentInformation? CognitiveAssessmentInformation);

/// <summary>A behavioral assessment as the search shows it.</summary>
/// <param name="OriginalId">The id to be used in <c>behavioralassessments/{id}</c>.</param>
/// <param name="AssessmentState">How far it has come.</param>
/// <param name="AssessmentDateTime">When it was completed.</param>
/// <param name="ReferenceProfileName">The reference profile.</param>
public sealed record BehavioralAssessmentInformation(
    string OriginalId,
    int AssessmentState,
    [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset? AssessmentDateTime,
    string? ReferenceProfileName);

/// <summary>A cognitive assessment as the search shows it.</summary>
/// <param name="OriginalId">The id to be used in <c>cognitiveassessments/{id}</c>.</param>
/// <param name="AssessmentState">How far it has come.</param>
/// <param name="AssessmentDateTime">When it was completed.</param>
/// <param name="CognitiveScore">100 to 450.</param>
public sealed record CognitiveAssessmentInformation(
    string OriginalId, int AssessmentState, [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset? AssessmentDateTime, int? CognitiveScore);

/// <summary>The interview guide to a completed behavioral assessment.</summary>
/// <param name="ReferencePattern">The reference profile in words.</param>
public sealed record Guidebook(ReferencePattern ReferencePattern);

/// <summary>A reference profile in words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What such a person is like.</param>
/// <param name="Traits">What stands out.</param>
/// <param name="Challenges">What may be hard.</param>
public sealed record ReferencePattern(string Name, string Description, IReadOnlyList<string> Traits, IReadOnlyList<string> Challenges);
