using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The two lists of assessments; being in one or the other is all that the API says of an assessment's state. Oldest first.</summary>
internal static class AssessmentsApi
{
    private static readonly Parameter Candidate = new("candidate_id", "query", "integer", "Only this candidate's; the whole account's when it is left out.");

    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(KeyPredictRoutes.AssessmentPending, Provenance.Observed("a public client in production"), Pending) with
        {
            Summary = "Lists the assessments that are still to be completed, with their links.",
            Parameters = [Candidate],
            ResponseBody = typeof(IReadOnlyList<KeyPredictPendingAssessment>),
        },
        Method.Of(KeyPredictRoutes.AssessmentCompleted, Provenance.Observed("two public clients; named in the help article"), Completed) with
        {
            Summary = "Lists the assessments that were completed, with the links of their reports.",
            Parameters = [Candidate, new("assessment_id", "query", "integer", "Only this assessment.")],
            ResponseBody = typeof(IReadOnlyList<KeyPredictCompletedAssessment>),
        },
    ];

    private static Outcome Pending(Call call)
    {
        var fields = FieldReader.Of(call);
        var candidateId = fields.Integer("candidate_id");
        if (fields.Refusal() is { } invalid) return invalid;
        var (assessments, now, baseUrl) = (call.State<KeyPredictState>().Assessments, call.Now, call.Request.BaseUrl);
        var open = candidateId is { } id
            ? assessments.At(KeyPredictState.OpenOfCandidate, id)
            : assessments.In(KeyPredictState.OpenByInvitation, KeyPredictState.Everyone);
        return WireFormat.Ok(call.Request, () => Tree.Many(
            "assessments", open.Where(assessment => assessment.IsPendingAt(now)).Select(assessment => AssessmentView.Pending(assessment, baseUrl))));
    }

    private static Outcome Completed(Call call)
    {
        var fields = FieldReader.Of(call);
        var (candidateId, assessmentId) = (fields.Integer("candidate_id"), fields.Integer("assessment_id"));
        if (fields.Refusal() is { } invalid) return invalid;
        var (state, baseUrl) = (call.State<KeyPredictState>(), call.Request.BaseUrl);
        var completed =
            assessmentId is { } one ? Only(state, one, candidateId)
            : candidateId is { } id ? state.Assessments.At(KeyPredictState.CompletedOfCandidate, id)
            : state.Assessments.In(KeyPredictState.CompletedByEnd, KeyPredictState.Everyone);
        return WireFormat.Ok(call.Request, () => Tree.Many(
            "assessments", completed.Select(assessment => AssessmentView.Completed(assessment, state.Account.Evaluator, baseUrl))));
    }

    private static IEnumerable<Assessment> Only(KeyPredictState state, long id, long? candidateId)
    {
        if (state.Assessments.At(id) is { IsCompleted: true } found && (candidateId is null || found.CandidateId == candidateId)) yield return found;
    }
}
