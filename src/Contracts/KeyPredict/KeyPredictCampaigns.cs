using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>A predictive model.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Label">The model's name.</param>
/// <param name="Objective">What it is for.</param>
public sealed record KeyPredictModel(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("objective")] string Objective);

/// <summary>A predictive model with its competencies.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Label">The model's name.</param>
/// <param name="Objective">What it is for.</param>
/// <param name="Competencies">What the job asks for.</param>
public sealed record KeyPredictModelDetails(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("objective")] string Objective,
    [property: JsonPropertyName("competencies")] IReadOnlyList<KeyPredictCompetency> Competencies);

/// <summary>A competency in a model.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Label">The competency.</param>
/// <param name="Importance">0 (not linked) to 5 (essential).</param>
public sealed record KeyPredictCompetency(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("importance")] int Importance);

/// <summary>A campaign in a list.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Label">The name.</param>
/// <param name="PredictiveModelId">The model.</param>
/// <param name="TestIds">The tests.</param>
public sealed record KeyPredictCampaignSummary(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("predictive_model_id")] string PredictiveModelId,
    [property: JsonPropertyName("test_ids")] IReadOnlyList<string> TestIds);

/// <summary>A campaign. Dates are Paris time, <c>YYYY-MM-DD HH:MM:SS</c>.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Label">The name.</param>
/// <param name="PredictiveModelId">The model.</param>
/// <param name="TestIds">The tests.</param>
/// <param name="TestLanguageId">In which language they are taken.</param>
/// <param name="CreationDate">When it was made.</param>
/// <param name="ExpirationDate">When its invitations end, or null.</param>
public sealed record KeyPredictCampaign(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("predictive_model_id")] string PredictiveModelId,
    [property: JsonPropertyName("test_ids")] IReadOnlyList<string> TestIds,
    [property: JsonPropertyName("test_language_id")] string TestLanguageId,
    [property: JsonPropertyName("creation_date")] string CreationDate,
    [property: JsonPropertyName("expiration_date")] string? ExpirationDate)
{
    /// <summary>The candidates; only in the answer of <c>retrieve/campaign</c>.</summary>
    [JsonPropertyName("candidates")]
    public IReadOnlyList<KeyPredictMember>? Candidates { get; init; }
}

/// <summary>An assessment of a campaign that a candidate has to take.</summary>
/// <param name="Id">The assessment's id, digits in a string.</param>
/// <param name="CandidateId">Who takes it.</param>
/// <param name="TestId">Which test.</param>
/// <param name="Link">The secret address at which the candidate takes it.</param>
/// <param name="Url">The same as <paramref name="Link"/>.</param>
public sealed record KeyPredictCampaignInvitation(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("candidate_id")] string CandidateId,
    [property: JsonPropertyName("test_id")] string TestId,
    [property: JsonPropertyName("link")] string Link,
    [property: JsonPropertyName("url")] string Url);

/// <summary>How well a candidate fits a campaign's model.</summary>
/// <param name="CandidateId">The candidate.</param>
/// <param name="FitScore">0 to 100; null until all tests are completed.</param>
/// <param name="Completed">1 when all tests are completed, else 0.</param>
/// <param name="Competencies">The matches; none until all tests are completed.</param>
public sealed record KeyPredictFit(
    [property: JsonPropertyName("candidate_id")] string CandidateId,
    [property: JsonPropertyName("fit_score")] int? FitScore,
    [property: JsonPropertyName("completed")] int Completed,
    [property: JsonPropertyName("competencies")] IReadOnlyList<KeyPredictCompetencyMatch> Competencies);

/// <summary>How far a competency is met.</summary>
/// <param name="Label">The competency.</param>
/// <param name="Importance">1 to 5 (essential).</param>
/// <param name="Score">0 to 100, one decimal.</param>
public sealed record KeyPredictCompetencyMatch(
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("importance")] int Importance,
    [property: JsonPropertyName("score")] decimal Score);

/// <summary>The link to a participant's profile page.</summary>
/// <param name="CandidateId">The candidate.</param>
/// <param name="Link">The secret address; the same on each call.</param>
public sealed record KeyPredictProfileLink([property: JsonPropertyName("candidate_id")] string CandidateId, [property: JsonPropertyName("link")] string Link);
