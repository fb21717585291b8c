using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>The values of <see cref="KeyPredictNotification.Event"/>.</summary>
public static class KeyPredictEvents
{
    /// <summary>The candidate has begun.</summary>
    public const string Started = "assessment_started";

    /// <summary>The candidate has finished; the results can be read.</summary>
    public const string Completed = "assessment_completed";
}

/// <summary>What Key Predict posts to its customer when a candidate begins or finishes an assessment: the members of a JSON
/// object, or the fields of a form.</summary>
/// <param name="Event">One of <see cref="KeyPredictEvents"/>.</param>
/// <param name="AssessmentId">The assessment's id, digits in a string.</param>
/// <param name="CandidateId">Who takes it.</param>
/// <param name="TestId">Which test.</param>
/// <param name="AssessmentStartDate">Paris time, <c>YYYY-MM-DD HH:MM:SS</c>.</param>
public sealed record KeyPredictNotification(
    [property: JsonPropertyName("event")] string Event,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    [property: JsonPropertyName("candidate_id")] string CandidateId,
    [property: JsonPropertyName("test_id")] string TestId,
    [property: JsonPropertyName("assessment_start_date")] string AssessmentStartDate)
{
    /// <summary>Paris time; given when it is completed.</summary>
    [JsonPropertyName("assessment_end_date")]
    public string? AssessmentEndDate { get; init; }

    /// <summary>The report as a page; given when it is completed.</summary>
    [JsonPropertyName("candidate_report_link")]
    public string? CandidateReportLink { get; init; }

    /// <summary>The report as a PDF file; given when it is completed.</summary>
    [JsonPropertyName("candidate_report_pdf_link")]
    public string? CandidateReportPdfLink { get; init; }

    /// <summary>The API login, when the credentials go in the fields.</summary>
    [JsonPropertyName("login")]
    public string? Login { get; init; }

    /// <summary>The API password, when the credentials go in the fields.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }
}
