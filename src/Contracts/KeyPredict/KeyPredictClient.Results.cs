using System.Globalization;
using System.Xml.Linq;

namespace Contracts.KeyPredict;

/// <content>Results and reports.</content>
public sealed partial class KeyPredictClient
{
    /// <summary>The completed assessments page by page.</summary>
    public async Task<KeyPredictPage> CompletedPageAsync(KeyPredictPageQuery query, CancellationToken cancellation = default) => (await CallAsync(
        KeyPredictRoutes.AssessmentPaginateCompleted,
        [
            ("page", query.Page?.ToString(CultureInfo.InvariantCulture)),
            ("per_page", Digits(query.PerPage)),
            ("order_asc", Flag(query.OrderAsc)),
            ("test_id", Digits(query.TestId)),
            ("group_id", Digits(query.GroupId)),
            ("candidate_id", Digits(query.CandidateId)),
            ("due_date_from", query.DueDateFrom),
            ("due_date_to", query.DueDateTo),
        ],
        KeyPredictJson.Default.KeyPredictPageBody,
        cancellation).ConfigureAwait(false)).Result;

    /// <summary>The whole result of an assessment: the tree, in XML whatever the <see cref="Format"/>.</summary>
    public async Task<XElement> ResultAsync(int assessmentId, int? languageId = null, CancellationToken cancellation = default) => KeyPredictXml.Parse(
        await SendAsync(
            KeyPredictRoutes.AssessmentResult, [("id", Digits(assessmentId)), ("language_id", Digits(languageId))], KeyPredictFormat.Xml, cancellation)
            .ConfigureAwait(false));

    /// <summary>How well a result matches profiles of reference.</summary>
    public async Task<IReadOnlyList<KeyPredictReferential>> ReferentialsAsync(int assessmentId, CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.AssessmentReferentials, [("id", Digits(assessmentId))], KeyPredictJson.Default.ListKeyPredictReferential, cancellation)
            .ConfigureAwait(false);

    /// <summary>The factors that a test measures.</summary>
    public async Task<IReadOnlyList<KeyPredictTestFactor>> TestFactorsAsync(int testId, CancellationToken cancellation = default) =>
        await CallAsync(KeyPredictRoutes.AssessmentTestFactors, [("test_id", Digits(testId))], KeyPredictJson.Default.ListKeyPredictTestFactor, cancellation)
            .ConfigureAwait(false);

    /// <summary>The score of each factor.</summary>
    public async Task<IReadOnlyList<KeyPredictReportFactor>> FactorsScoresAsync(
        int assessmentId, int? languageId = null, CancellationToken cancellation = default) => await CallAsync(
            KeyPredictRoutes.ReportFactorsScores,
            [("assessment_id", Digits(assessmentId)), ("language_id", Digits(languageId))],
            KeyPredictJson.Default.ListKeyPredictReportFactor,
            cancellation).ConfigureAwait(false);

    /// <summary>The global score.</summary>
    public Task<KeyPredictReportScore> ScoreAsync(int assessmentId, CancellationToken cancellation = default) =>
        CallAsync(KeyPredictRoutes.ReportScore, [("assessment_id", Digits(assessmentId))], KeyPredictJson.Default.KeyPredictReportScore, cancellation);

    /// <summary>The score of each group of factors.</summary>
    public async Task<IReadOnlyList<KeyPredictReportGroup>> GroupsScoreAsync(int assessmentId, CancellationToken cancellation = default) =>
        await CallAsync(
            KeyPredictRoutes.ReportGroupsScore, [("assessment_id", Digits(assessmentId))], KeyPredictJson.Default.ListKeyPredictReportGroup, cancellation)
            .ConfigureAwait(false);
}
