using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>The body of a status webhook of PI2.</summary>
/// <typeparam name="T">The details, by kind of assessment.</typeparam>
/// <param name="Event">What happened, and when.</param>
/// <param name="EventDetails">To which assessment.</param>
public sealed record Pi2StatusEvent<T>(Pi2Event Event, T EventDetails);

/// <summary>What happened.</summary>
/// <param name="Action"><c>BehavioralAssessmentCompleted</c>, <c>CognitiveAssessmentCompleted</c> or <c>CognitiveAssessmentFailed</c>.</param>
/// <param name="Id">Unique for each event and the same in all its retries.</param>
/// <param name="Date">When.</param>
public sealed record Pi2Event(string Action, string Id, [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset Date);

/// <summary>The person in an event.</summary>
/// <param name="PersonId">PI's id.</param>
/// <param name="ExternalPersonId">The caller's own id.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="LastName">The last name.</param>
/// <param name="Email">The e-mail address.</param>
public sealed record Pi2EventPerson(string PersonId, string? ExternalPersonId, string FirstName, string LastName, string Email);

/// <summary>In whose name the assessment was sent.</summary>
/// <param name="FirstName">The first name.</param>
/// <param name="LastName">The last name.</param>
/// <param name="Email">The e-mail address.</param>
public sealed record Pi2EventUser(string FirstName, string LastName, string Email);

/// <summary>A behavioral assessment in an event.</summary>
/// <param name="AssessmentId">PI's id.</param>
/// <param name="ExternalAssessmentId">The caller's own id.</param>
/// <param name="AssessmentSentDateTime">When it was sent.</param>
/// <param name="AssessmentCompletedDateTime">When it was completed.</param>
/// <param name="ReferenceProfileName">The reference profile.</param>
/// <param name="ReferenceProfileNumber">Its number.</param>
/// <param name="LanguageLocale">The language.</param>
/// <param name="RedirectUrl">Where the taker goes afterwards.</param>
/// <param name="BehavioralFitRating">How well the job's target is met, 1 to 5; null without a target.</param>
/// <param name="AssessmentState">The final state.</param>
/// <param name="AssessmentStateDescription">The same in words.</param>
/// <param name="Person">The taker.</param>
/// <param name="AdministeredBy">In whose name it was sent.</param>
/// <param name="Job">The job, or null.</param>
/// <param name="ScoreId">The score's id.</param>
public sealed record BehavioralEventDetails(
    string AssessmentId,
    string? ExternalAssessmentId,
    [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset AssessmentSentDateTime,
    [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset? AssessmentCompletedDateTime,
    string? ReferenceProfileName,
    int? ReferenceProfileNumber,
    string? LanguageLocale,
    [property: JsonPropertyName("redirectURL")] string? RedirectUrl,
    int? BehavioralFitRating,
    int AssessmentState,
    string AssessmentStateDescription,
    Pi2EventPerson Person,
    Pi2EventUser AdministeredBy,
    Pi2JobName? Job,
    string? ScoreId);

/// <summary>A cognitive assessment in an event.</summary>
/// <param name="AssessmentId">PI's id.</param>
/// <param name="ExternalAssessmentId">The caller's own id.</param>
/// <param name="AssessmentSentDateTime">When it was sent.</param>
/// <param name="AssessmentCompletedDateTime">When it was completed; null when it failed.</param>
/// <param name="LanguageLocale">The language.</param>
/// <param name="CognitiveFitDescription">How well the job's cognitive target is met; null without one. The values are not published.</param>
/// <param name="CognitiveScore">100 to 450; null when it failed.</param>
/// <param name="AssessmentState">The final state.</param>
/// <param name="AssessmentStateDescription">The same in words.</param>
/// <param name="Person">The taker.</param>
/// <param name="AdministeredBy">In whose name it was sent.</param>
/// <param name="Job">The job, or null.</param>
public sealed record CognitiveEventDetails(
    string AssessmentId,
    string? ExternalAssessmentId,
    [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset AssessmentSentDateTime,
    [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset? AssessmentCompletedDateTime,
    string? LanguageLocale,
    string? CognitiveFitDescription,
    int? CognitiveScore,
    int AssessmentState,
    string AssessmentStateDescription,
    Pi2EventPerson Person,
    Pi2EventUser AdministeredBy,
    Pi2JobName? Job);
