using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>The score of a factor.</summary>
/// <param name="FactorId">The factor's id, digits in a string.</param>
/// <param name="FactorName">The factor's name.</param>
/// <param name="FactorScore">0 to 10, one decimal; of two opposed factors one is 10 less the other.</param>
public sealed record KeyPredictReportFactor(
    [property: JsonPropertyName("factor_id")] string FactorId,
    [property: JsonPropertyName("factor_name")] string FactorName,
    [property: JsonPropertyName("factor_score")] decimal FactorScore);

/// <summary>The global score of an assessment.</summary>
/// <param name="AssessmentId">The assessment's id, digits in a string.</param>
/// <param name="Score">0 to 10, one decimal.</param>
public sealed record KeyPredictReportScore(
    [property: JsonPropertyName("assessment_id")] string AssessmentId, [property: JsonPropertyName("score")] decimal Score);

/// <summary>The score of a group of factors.</summary>
/// <param name="GroupId">The group's id, digits in a string.</param>
/// <param name="GroupName">The group's name.</param>
/// <param name="GroupScore">0 to 10, one decimal.</param>
public sealed record KeyPredictReportGroup(
    [property: JsonPropertyName("group_id")] string GroupId,
    [property: JsonPropertyName("group_name")] string GroupName,
    [property: JsonPropertyName("group_score")] decimal GroupScore);

/// <summary>How well a result matches a profile of reference.</summary>
/// <param name="ReferentialName">The profile.</param>
/// <param name="ReferentialScore">Percent; 100 is a perfect match.</param>
/// <param name="ClassName">The class of the profile.</param>
public sealed record KeyPredictReferential(
    [property: JsonPropertyName("referential_name")] string ReferentialName,
    [property: JsonPropertyName("referential_score")] int ReferentialScore,
    [property: JsonPropertyName("class_name")] string ClassName);

/// <summary>A factor that a test measures.</summary>
/// <param name="Id">The factor's id, digits in a string.</param>
/// <param name="Name">The factor's name.</param>
/// <param name="GroupId">Its group.</param>
/// <param name="OpposedFactorId">The factor at the other end of the same scale, or null.</param>
public sealed record KeyPredictTestFactor(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("group_id")] string GroupId,
    [property: JsonPropertyName("opposed_factor_id")] string? OpposedFactorId);

/// <summary>The body of <c>assessment/paginate/completed</c>.</summary>
/// <param name="Result">The page.</param>
public sealed record KeyPredictPageBody([property: JsonPropertyName("result")] KeyPredictPage Result);

/// <summary>A page of completed assessments.</summary>
/// <param name="Data">The assessments.</param>
/// <param name="Pagination">Where the page stands.</param>
public sealed record KeyPredictPage(
    [property: JsonPropertyName("data")] IReadOnlyList<KeyPredictCompletedAssessment> Data,
    [property: JsonPropertyName("pagination")] KeyPredictPagination Pagination);

/// <summary>Where a page stands.</summary>
/// <param name="CurrentPage">From 1.</param>
/// <param name="PreviousPage">Null on the first page.</param>
/// <param name="NextPage">Null on the last page.</param>
/// <param name="LastPage">The number of the last page.</param>
/// <param name="CurrentPageCount">How many items this page has.</param>
public sealed record KeyPredictPagination(
    [property: JsonPropertyName("current_page")] long CurrentPage,
    [property: JsonPropertyName("previous_page")] long? PreviousPage,
    [property: JsonPropertyName("next_page")] long? NextPage,
    [property: JsonPropertyName("last_page")] long LastPage,
    [property: JsonPropertyName("current_page_count")] int CurrentPageCount);
