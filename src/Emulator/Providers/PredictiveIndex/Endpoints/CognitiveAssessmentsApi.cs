using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Cognitive assessments: list, read, invite; only with the owner's cognitive flag. No legacy page names the paths: they are
/// parallel to the behavioral ones.</summary>
internal static class CognitiveAssessmentsApi
{
    private const AssessmentKind Kind = AssessmentKind.Cognitive;
    private static readonly FieldTable<AssessmentRow> Fields =
        FieldTable<AssessmentRow>.Of<CognitiveAssessment>(prefix: null, personTypeIsNumber: false, AssessmentRow.Readers(personTypeIsNumber: false));

    private static readonly Provenance Parallel = Provenance.Inferred("parallel to behavioralassessments; PI2 has the class CognitiveAssessments");

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("list cognitive assessments", "GET", PredictiveIndexRoutes.CognitiveAssessments, Parallel, List)
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.ReadCognitive, Summary = "Up to 50 cognitive assessments, newest first.",
            Parameters = ListOptions.All, ResponseBody = typeof(IReadOnlyList<CognitiveAssessment>),
        },
        new("get cognitive assessment", "GET", PredictiveIndexRoutes.CognitiveAssessment, Parallel, Get)
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.ReadCognitive, Summary = "One cognitive assessment.",
            Parameters = [new("assessmentId", "path", "string", "The assessment's id.", Required: true)], ResponseBody = typeof(CognitiveAssessment),
        },
        new("create cognitive assessment", "POST", PredictiveIndexRoutes.CognitiveAssessments, Parallel, Create)
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.SendCognitive,
            Changes = true,
            Summary = "Invites a person to a cognitive assessment, open for 14 days.",
            RequestBody = typeof(AssessmentRequest), ResponseBody = typeof(CognitiveAssessment),
        },
    ];

    private static Outcome List(Call call)
    {
        var wire = WireObjects.Of(call);
        return ListAnswer.Of(call, wire.State.Found(Kind, call.Owner()), new AssessmentRow(wire), Fields, wire.Cognitive, PredictiveIndexJson.V1);
    }

    private static Outcome Get(Call call)
    {
        var wire = WireObjects.Of(call);
        return wire.State.See(Kind, call.Route("assessmentId"), call.Owner()) is { } assessment
            ? ListAnswer.One(call, Fields, () => wire.Cognitive(assessment), PredictiveIndexJson.V1)
            : Refuse.NotFound("assessmentId", call.Route("assessmentId"), "cognitive assessment", PredictiveIndexRoutes.CognitiveAssessments);
    }

    private static Outcome Create(Call call)
    {
        var (assessment, change, refusal) = Invitation.Make(call, Kind, PredictiveIndexSettings.CognitiveLife);
        if (assessment is null) return refusal!;
        return Outcome.Of(JsonAnswers.V1(201, () => WireObjects.Of(call, (PredictiveIndexState)change.State!).Cognitive(assessment)), change);
    }
}
