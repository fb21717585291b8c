using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>The answer of <c>connect</c>.</summary>
/// <param name="Token">Opaque; goes into the header <see cref="KeyPredictRoutes.TokenHeader"/> of every other call.</param>
public sealed record KeyPredictToken([property: JsonPropertyName("token")] string Token);

/// <summary>A title: <c>1</c> Mr, <c>2</c> Ms.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Label">The title in the account's language.</param>
public sealed record KeyPredictTitle([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("label")] string Label);

/// <summary>A test of the catalogue.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Category">The category's label.</param>
/// <param name="Label">The test's name.</param>
/// <param name="Logo">The address of its logo.</param>
/// <param name="PriceInCredits">What one assessment costs.</param>
public sealed record KeyPredictTest(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("category")] string Category,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("logo")] string Logo,
    [property: JsonPropertyName("price_in_credits")] int PriceInCredits);

/// <summary>A language in which tests are offered.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Code">The locale, e.g. <c>en_US</c>.</param>
/// <param name="Label">The language's own name.</param>
/// <param name="Default">1 for the account's default language, 0 for the others.</param>
public sealed record KeyPredictTestLanguage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("default")] int Default);

/// <summary>A group of candidates.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Name">The group's name.</param>
public sealed record KeyPredictGroup([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("name")] string Name);

/// <summary>An assessment that is still to be completed, as <c>candidate/invite</c> and <c>assessment/pending</c> give it. Dates are Paris
/// time, <c>YYYY-MM-DD HH:MM:SS</c>.</summary>
/// <param name="Id">The assessment's id, digits in a string.</param>
/// <param name="Link">The secret address at which the candidate takes it.</param>
/// <param name="Url">The same as <paramref name="Link"/>: clients read one or the other.</param>
/// <param name="CandidateId">Who takes it.</param>
/// <param name="TestId">Which test.</param>
/// <param name="TestLanguageId">In which language.</param>
/// <param name="InvitationDate">When the candidate was invited.</param>
/// <param name="ExpirationDate">When the invitation ends, or null for never.</param>
public sealed record KeyPredictPendingAssessment(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("link")] string Link,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("candidate_id")] string CandidateId,
    [property: JsonPropertyName("test_id")] string TestId,
    [property: JsonPropertyName("test_language_id")] string TestLanguageId,
    [property: JsonPropertyName("invitation_date")] string InvitationDate,
    [property: JsonPropertyName("expiration_date")] string? ExpirationDate)
{
    /// <summary>When the candidate began; null before that, and absent in the answer of <c>candidate/invite</c>.</summary>
    [JsonPropertyName("assessment_start_date")]
    public string? AssessmentStartDate { get; init; }
}

/// <summary>The user of the account who invited. The names are French in the provider's answers too.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Prenom">The first name.</param>
/// <param name="Nom">The last name.</param>
/// <param name="Email">The address.</param>
public sealed record KeyPredictEvaluator(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("prenom")] string Prenom,
    [property: JsonPropertyName("nom")] string Nom,
    [property: JsonPropertyName("email")] string Email);

/// <summary>A completed assessment. Dates are Paris time, <c>YYYY-MM-DD HH:MM:SS</c>.</summary>
/// <param name="Id">The assessment's id, digits in a string.</param>
/// <param name="CandidateId">Who took it.</param>
/// <param name="TestId">Which test.</param>
/// <param name="AssessmentStartDate">When it began.</param>
/// <param name="AssessmentEndDate">When it ended.</param>
/// <param name="CandidateEvaluator">Who invited.</param>
/// <param name="CandidateReportLink">The secret address of the report as a page.</param>
/// <param name="CandidateReportPdfLink">The secret address of the report as a PDF file.</param>
public sealed record KeyPredictCompletedAssessment(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("candidate_id")] string CandidateId,
    [property: JsonPropertyName("test_id")] string TestId,
    [property: JsonPropertyName("assessment_start_date")] string AssessmentStartDate,
    [property: JsonPropertyName("assessment_end_date")] string AssessmentEndDate,
    [property: JsonPropertyName("candidate_evaluator")] KeyPredictEvaluator? CandidateEvaluator,
    [property: JsonPropertyName("candidate_report_link")] string CandidateReportLink,
    [property: JsonPropertyName("candidate_report_pdf_link")] string CandidateReportPdfLink);
