using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Behavioral assessments: list, read, invite, change, archive.</summary>
internal static class BehavioralAssessmentsApi
{
    private const AssessmentKind Kind = AssessmentKind.Behavioral;
    private static readonly FieldTable<AssessmentRow> FieldsV1 =
        FieldTable<AssessmentRow>.Of<BehavioralAssessment>(prefix: null, personTypeIsNumber: false, AssessmentRow.Readers(personTypeIsNumber: false));

    private static readonly FieldTable<AssessmentRow> FieldsV2 =
        FieldTable<AssessmentRow>.Of<BehavioralAssessment>("behavioralAssessments", personTypeIsNumber: true, AssessmentRow.Readers(personTypeIsNumber: true));

    private static readonly Parameter Id = new("assessmentId", "path", "string", "The assessment's id.", Required: true);

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Legacy(new Operation(
            "list behavioral assessments",
            "GET",
            PredictiveIndexRoutes.BehavioralAssessments,
            Provenance.Documented("BA-GET; the bare array is inferred").But(Part.Answer),
            List)) with
        {
            Requires = Right.Read, Summary = "Up to 50 behavioral assessments that the key's owner sees, newest first.",
            Parameters = ListOptions.All, ResponseBody = typeof(IReadOnlyList<BehavioralAssessment>),
        },
        Legacy(new Operation(
            "find behavioral assessments",
            "GET",
            PredictiveIndexRoutes.BehavioralAssessmentsV2,
            Provenance.Documented("KEYTEST: the way to test a key; path and shape inferred").But(Part.Path, Part.Answer),
            Find)) with
        {
            Requires = Right.Read, Summary = "As the list, with the count before paging.",
            Parameters = ListOptions.All, ResponseBody = typeof(BehavioralAssessmentPage),
        },
        Legacy(new Operation(
            "find behavioral assessments of a company",
            "GET",
            PredictiveIndexRoutes.CompanyBehavioralAssessments,
            Provenance.Inferred("GHJS shows the company form on other v2 paths"),
            CompanyPath.Of(Find))) with
        {
            Requires = Right.Read, Summary = "The same for the company named.",
            Parameters = [new("companyId", "path", "string", "The company of the key's owner.", Required: true), .. ListOptions.All],
            ResponseBody = typeof(BehavioralAssessmentPage),
        },
        Legacy(new Operation("get behavioral assessment", "GET", PredictiveIndexRoutes.BehavioralAssessment, Provenance.Documented("BA-GET"), Get)) with
        {
            Requires = Right.Read, Summary = "One behavioral assessment.", Parameters = [Id], ResponseBody = typeof(BehavioralAssessment),
        },
        Legacy(new Operation(
            "create behavioral assessment", "POST", PredictiveIndexRoutes.BehavioralAssessments, Provenance.Documented("BA-POST"), Create)) with
        {
            Requires = Right.Send, Changes = true, Summary = "Invites a person, or assesses again one who is known by an external id.",
            RequestBody = typeof(AssessmentRequest), ResponseBody = typeof(BehavioralAssessment),
        },
        Legacy(new Operation(
            "change behavioral assessment",
            "PATCH",
            PredictiveIndexRoutes.BehavioralAssessments + "/{assessmentId?}",
            Provenance.Documented("BA-PATCH"),
            Edit)) with
        {
            Requires = Right.Edit, Changes = true, Summary = "Changes an assessment and its person; found by its id or by the caller's own, not both.",
            Parameters = [Id with { Required = false }, new("externalId", "query", "string", "The caller's own id, in place of the id in the path.")],
            RequestBody = typeof(AssessmentChange), ResponseBody = typeof(BehavioralAssessment),
        },
        Legacy(new Operation(
            "archive behavioral assessment",
            "DELETE",
            PredictiveIndexRoutes.BehavioralAssessment,
            Provenance.Inferred("ARCH speaks of DELETE endpoints, and names no path"),
            Archive)) with
        {
            Requires = Right.Archive, Changes = true, Summary = "Archives an assessment: gone from the API for good.", Parameters = [Id],
        },
    ];

    private static Operation Legacy(Operation operation) => operation with { Surfaces = [PredictiveIndexProvider.Legacy] };

    private static Outcome List(Call call) => Of(call, FieldsV1, PredictiveIndexJson.V1);

    private static Outcome Find(Call call) => Of(call, FieldsV2, PredictiveIndexJson.V2);

    private static Outcome Of(Call call, FieldTable<AssessmentRow> fields, JsonSerializerOptions json)
    {
        var wire = WireObjects.Of(call);
        return ListAnswer.Of(call, wire.State.Found(Kind, call.Owner()), new AssessmentRow(wire), fields, wire.Behavioral, json);
    }

    private static Outcome Get(Call call)
    {
        var wire = WireObjects.Of(call);
        return wire.State.See(Kind, call.Route("assessmentId"), call.Owner()) is { } assessment
            ? ListAnswer.One(call, FieldsV1, () => wire.Behavioral(assessment), PredictiveIndexJson.V1)
            : Unknown(call);
    }

    private static Outcome Create(Call call)
    {
        var (assessment, change, refusal) = Invitation.Make(call, Kind, PredictiveIndexSettings.BehavioralLife);
        return assessment is null ? refusal! : Outcome.Of(After(call, 201, change, assessment), change);
    }

    private static Outcome Edit(Call call)
    {
        var (input, unreadable) = call.Read(AssessmentInput.Read);
        if (input is null) return unreadable!;
        var (state, owner, faults) = (call.State<PredictiveIndexState>(), call.Owner(), new Faults());
        var edit = AssessmentEdit.Of(input, state, call.Now, faults);
        var found = Selected(call, input, state, faults);
        var needsArchive = edit.Archives || input.Place.Moves(edit.Folder, found?.FolderPath);
        if (needsArchive && !RoleMatrix.Allows(owner.Role, Right.Archive)) return Refuse.NotPermitted(owner, Right.Archive);
        if (faults.Any) return faults.Refuse();
        if (found is not { } assessment) return Unknown(call);
        if (edit.Forbidden(state, assessment, owner, call.Now) is { } forbidden) return forbidden;
        var (after, change) = edit.Carry(state, assessment);
        return Outcome.Of(After(call, 200, change, after), change);
    }

    private static Outcome Archive(Call call)
    {
        var state = call.State<PredictiveIndexState>();
        if (state.See(Kind, call.Route("assessmentId"), call.Owner()) is not { } assessment) return Unknown(call);
        return Outcome.Of(Answer.Empty(204), Change.To(state.Archive(assessment)).Cancel(AssessmentLife.Expiry, assessment.Id));
    }

    /// <summary>The assessment, found by the id in the path or by <c>externalId</c>, exactly one of them [BA-PATCH]; what is wrong is noted.</summary>
    private static Assessment? Selected(Call call, AssessmentInput input, PredictiveIndexState state, Faults faults)
    {
        var isById = call.Match.Values.TryGetValue("assessmentId", out var id);
        if (isById != input.Selected is not null) return isById ? state.See(Kind, id!, call.Owner()) : state.SeeExternal(Kind, input.Selected!, call.Owner());
        faults.Add(new Mistake(
            "externalId",
            "Exactly one of the assessmentId in the path and the externalId parameter must be given.",
            "be given in the query when the path has no assessmentId, and only then")
        {
            Seen = input.Selected is { } given ? Shown.Text(given, Sight.Open) : null,
            Place = MemberPlace.Form,
            Example = isById ? null : "A-1001",
            Remedy = isById ? "Leave externalId out of the query, or the id out of the path." : null,
        });
        return null;
    }

    private static Answer After(Call call, int status, Change change, Assessment assessment) =>
        JsonAnswers.V1(status, () => WireObjects.Of(call, (PredictiveIndexState)change.State!).Behavioral(assessment));

    private static Refusal Unknown(Call call)
    {
        var (name, given) = call.Match.Values.TryGetValue("assessmentId", out var id)
            ? ("assessmentId", id) : ("externalId", call.Request.Query.Find("externalId", StringComparison.OrdinalIgnoreCase) ?? "");
        return Refuse.NotFound(name, given, "behavioral assessment", PredictiveIndexRoutes.BehavioralAssessments);
    }
}
