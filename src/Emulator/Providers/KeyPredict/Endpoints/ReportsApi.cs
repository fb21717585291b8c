using System.Collections.Immutable;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The results of a completed assessment: the whole tree, or its scores in short. Judged in this order: fields, assessment, completion.</summary>
internal static class ReportsApi
{
    private static readonly Parameter AssessmentId = new("assessment_id", "query", "integer", "The assessment; also called id.");
    private static readonly Parameter Language =
        new("language_id", "query", "integer", "The language of the texts; that of the assessment when it is left out.");
    private static readonly Provenance CallAlone = Provenance.Observed("a public client, the call alone; the answer is inferred").But(Part.Answer);

    public static readonly ImmutableArray<Operation> Operations =
    [
        Of(KeyPredictRoutes.AssessmentResult, Provenance.Documented("help article Key Predict API; the tree is observed in two public clients"), Result) with
        {
            Summary = "Gives the whole result as a tree; in JSON attributes stand under @attributes.",
            Parameters = [new("id", "query", "integer", "The assessment; also called assessment_id."), Language],
        },
        Of(KeyPredictRoutes.AssessmentReferentials, CallAlone, Referentials) with
        {
            Summary = "Lists how well a result matches profiles of reference, in percent.",
            Parameters = [new("id", "query", "integer", "The assessment; also called assessment_id."), Language],
            ResponseBody = typeof(IReadOnlyList<KeyPredictReferential>),
        },
        Method.Of(KeyPredictRoutes.AssessmentTestFactors, CallAlone, TestFactors) with
        {
            Summary = "Lists the factors that a test measures.",
            Parameters = [new("test_id", "query", "integer", "From list/test.", Required: true)],
            ResponseBody = typeof(IReadOnlyList<KeyPredictTestFactor>),
        },
        Of(KeyPredictRoutes.ReportFactorsScores, Provenance.Observed("two public clients"), FactorsScores) with
        {
            Summary = "Lists the score of each factor, 0 to 10.",
            Parameters = [AssessmentId, Language],
            ResponseBody = typeof(IReadOnlyList<KeyPredictReportFactor>),
        },
        Of(KeyPredictRoutes.ReportScore, CallAlone, Score) with
        {
            Summary = "Gives the global score, 0 to 10.",
            Parameters = [AssessmentId],
            ResponseBody = typeof(KeyPredictReportScore),
        },
        Of(KeyPredictRoutes.ReportGroupsScore, CallAlone, GroupsScore) with
        {
            Summary = "Lists the score of each group of factors, 0 to 10.",
            Parameters = [AssessmentId, Language],
            ResponseBody = typeof(IReadOnlyList<KeyPredictReportGroup>),
        },
    ];

    private static Operation Of(string method, Provenance basis, Func<Call, Outcome> handler) =>
        Method.Of(method, basis, handler) with { Requires = KeyPredictAccess.CompletionCheck };

    private static Outcome Result(Call call)
    {
        var baseUrl = call.Request.BaseUrl;
        return WithResult(call, (view, languageId) => ResultTree.Of(view, languageId, baseUrl + view.Test.LogoPath));
    }

    private static Outcome Referentials(Call call) => WithResult(call, static (view, languageId) => Tree.Many(
        "referentials",
        view.Matches.Select(match => Tree.One(
            "referential",
            ("referential_name", Tree.Of(Words.Of(languageId).Name(match.Label))),
            ("referential_score", Tree.Count(match.Percent)),
            ("class_name", Tree.Of(Words.Of(languageId).Name(match.ClassLabel)))))));

    private static Outcome FactorsScores(Call call) => WithResult(call, static (view, languageId) => Tree.Many(
        "factors_scores",
        view.Ends.Select(end => Tree.One(
            "factor",
            ("factor_id", Tree.Id(end.Factor.Id)),
            ("factor_name", Tree.Of(Words.Of(languageId).Name(end.Factor.Name))),
            ("factor_score", Tree.Score(end.Score))))));

    private static Outcome Score(Call call) => WithResult(call, static (view, _) => Tree.One(
        "report", ("assessment_id", Tree.Id(view.Assessment.Id)), ("score", Tree.Score(view.Global))));

    private static Outcome GroupsScore(Call call) => WithResult(call, static (view, languageId) => Tree.Many(
        "groups_scores",
        view.Groups.Select(group => Tree.One(
            "group",
            ("group_id", Tree.Id(group.Id)),
            ("group_name", Tree.Of(Words.Of(languageId).Name(group.Name))),
            ("group_score", Tree.Score(group.Score))))));

    private static Outcome TestFactors(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var testId = fields.Integer("test_id", required: true);
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.Tests.At(testId!.Value) is not { } test) return Refuse.TestNotFound("test_id", testId.Value, state);
        return WireFormat.Ok(call.Request, () => Tree.Many(
            "factors",
            ResultView.GroupsOf(state, test.Id).SelectMany(group => group.Factors.Select(factor => Tree.One(
                "factor",
                ("id", Tree.Id(factor.Id)),
                ("name", Tree.Of(factor.Name)),
                ("group_id", Tree.Id(group.Id)),
                ("opposed_factor_id", Tree.Id(factor.OpposedId)))))));
    }

    // One client renamed the parameter back and forth, so both names are taken by all.
    private static Outcome WithResult(Call call, Func<ResultView, int, Tree> describe)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var name = call.Operation.Name.StartsWith("report/", StringComparison.Ordinal) ? ("assessment_id", "id") : ("id", "assessment_id");
        var id = fields.Has(name.Item1) || !fields.Has(name.Item2) ? fields.Integer(name.Item1, required: true) : fields.Integer(name.Item2, required: true);
        var language = fields.Choice("language_id", state.Languages.Select(known => known.Id));
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.Assessments.At(id!.Value) is not { } assessment)
        {
            return Refuse.NotFound(
                KeyPredictErrors.AssessmentNotFound, name.Item1, id.Value, "assessment", state.Assessments.FirstOrDefault(one => one.IsCompleted)?.Id);
        }

        if (!assessment.IsCompleted)
            return Refuse.NotCompleted(string.Create(
                CultureInfo.InvariantCulture, $"Assessment {assessment.Id} is {KeyPredictActs.Word(assessment.StageAt(call.Now))}."));
        return WireFormat.Ok(call.Request, () => describe(ResultView.Of(state, assessment), language ?? assessment.LanguageId));
    }
}
