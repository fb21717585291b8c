using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The guidebook: the reference profile of a completed assessment in words.</summary>
internal static class GuidebookApi
{
    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("get guidebook", "GET", PredictiveIndexRoutes.Guidebook, Provenance.Observed("GHJS; the words are the emulator's own"), CompanyPath.Of(Get))
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Read,
            Summary = "The reference profile of a completed behavioral assessment in words.",
            Parameters =
            [
                new("companyId", "path", "string", "The company of the key's owner.", Required: true),
                new("assessmentId", "path", "string", "The assessment's id.", Required: true),
            ],
            ResponseBody = typeof(Guidebook),
        },
    ];

    private static Outcome Get(Call call)
    {
        if (call.State<PredictiveIndexState>().See(AssessmentKind.Behavioral, call.Route("assessmentId"), call.Owner()) is not { } assessment)
            return Refuse.NotFound("assessmentId", call.Route("assessmentId"), "behavioral assessment", PredictiveIndexRoutes.BehavioralAssessments);
        return assessment.Behavioral is { } result ? JsonAnswers.V1(200, () => new Guidebook(ProfileTexts.Of(result.ReferenceProfile))) : Refuse.NotCompleted();
    }
}
