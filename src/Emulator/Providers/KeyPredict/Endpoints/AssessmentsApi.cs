using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The two lists of assessments; being in one or the other is all that the API says of an assessment's state. Oldest first.</summary>
internal static class AssessmentsApi
{
    private static readonly Parameter Candidate = new("candidate_id", "query", "integer", "Only this candidate's; the whole account's when it is left out.");

    public static readonly ImmutableArray<Operation> Operations =
    [
        new(KeyPredictRoutes.AssessmentPending, "GET|POST", KeyPredictRoutes.Template(KeyPredictRoutes.AssessmentPending), Provenance.Observed("a public client in production"), Pending)
        {
            Summary = "Lists the assessments that are still to be completed, with their links.",
            Parameters = [Candidate],
            ResponseBody = typeof(IReadOnlyList<KeyPredictPendingAssessment>),
        },
        new(KeyPredictRoutes.AssessmentCompleted, "GET|POST", KeyPredictRoutes.Template(KeyPredictRoutes.AssessmentCompleted), Provenance.Observed("two public clients; named in the help article"), Completed)
        {
            Summary = "Lists the assessments that were completed, with the links of their reports.",
            Parameters = [Candidate, new("assessment_id", "query", "integer", "Only this assessment.")],
            ResponseBody = typeof(IReadOnlyList<KeyPredictCompletedAssessment>),
        },
    ];

    /// <summary>A pending assessment as the invitation answers it. Clients read <c>link</c> or <c>url</c>; which belongs to which method cannot be told, so both stand in both.</summary>
    public static Tree DescribeInvitation(Assessment assessment, string baseUrl) => Tree.One("assessment", [.. Invitation(assessment, baseUrl)]);

    private static Outcome Pending(Call call)
    {
        var fields = FieldReader.Of(call);
        var candidateId = fields.Integer("candidate_id");
        if (fields.Refusal() is { } invalid) return invalid;
        var pending = call.State<KeyPredictState>().Assessments
            .Where(assessment => assessment.IsPendingAt(call.Now) && (candidateId is null || assessment.CandidateId == candidateId))
            .OrderBy(assessment => assessment.InvitedAt);
        return WireFormat.Ok(call.Request, Tree.Many("assessments", pending.Select(assessment => Tree.One(
            "assessment",
            [.. Invitation(assessment, call.Request.BaseUrl), ("assessment_start_date", Tree.Plain(ParisTime.Text(assessment.StartedAt)))]))));
    }

    private static Outcome Completed(Call call)
    {
        var fields = FieldReader.Of(call);
        var (candidateId, assessmentId) = (fields.Integer("candidate_id"), fields.Integer("assessment_id"));
        if (fields.Refusal() is { } invalid) return invalid;
        var state = call.State<KeyPredictState>();
        var completed = state.Assessments
            .Where(assessment => assessment.CompletedAt is not null
                && (candidateId is null || assessment.CandidateId == candidateId)
                && (assessmentId is null || assessment.Id == assessmentId))
            .OrderBy(assessment => assessment.CompletedAt);
        return WireFormat.Ok(call.Request, Tree.Many("assessments", completed.Select(assessment => Describe(assessment, state.Account.Evaluator, call.Request.BaseUrl))));
    }

    private static ImmutableArray<Tree.Member> Invitation(Assessment assessment, string baseUrl) =>
    [
        ("id", Tree.Id(assessment.Id)),
        ("link", Tree.Of(Links.Session(baseUrl, assessment))),
        ("url", Tree.Of(Links.Session(baseUrl, assessment))),
        ("candidate_id", Tree.Id(assessment.CandidateId)),
        ("test_id", Tree.Id(assessment.TestId)),
        ("test_language_id", Tree.Id(assessment.LanguageId)),
        ("invitation_date", Tree.Plain(ParisTime.Text(assessment.InvitedAt))),
        ("expiration_date", Tree.Plain(ParisTime.Text(assessment.ExpiresAt))),
    ];

    /// <summary>A completed assessment as both lists of them answer it.</summary>
    public static Tree Describe(Assessment assessment, Evaluator evaluator, string baseUrl) => Tree.One(
        "assessment",
        ("id", Tree.Id(assessment.Id)),
        ("candidate_id", Tree.Id(assessment.CandidateId)),
        ("test_id", Tree.Id(assessment.TestId)),
        ("assessment_start_date", Tree.Plain(ParisTime.Text(assessment.StartedAt))),
        ("assessment_end_date", Tree.Plain(ParisTime.Text(assessment.CompletedAt))),
        ("candidate_evaluator", Tree.One(
            "candidate_evaluator",
            ("id", Tree.Id(evaluator.Id)),
            ("prenom", Tree.Of(evaluator.FirstName)),
            ("nom", Tree.Of(evaluator.LastName)),
            ("email", Tree.Of(evaluator.Email)))),
        ("candidate_report_link", Tree.Of(Links.Report(baseUrl, assessment))),
        ("candidate_report_pdf_link", Tree.Of(Links.Pdf(baseUrl, assessment))));
}
