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
    private static readonly FieldTable FieldsV1 = FieldTable.Of<BehavioralAssessment>(prefix: null, personTypeIsNumber: false);
    private static readonly FieldTable FieldsV2 = FieldTable.Of<BehavioralAssessment>("behavioralAssessments", personTypeIsNumber: true);
    private static readonly Parameter Id = new("assessmentId", "path", "string", "The assessment's id.", Required: true);

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Legacy(new Operation("list behavioral assessments", "GET", PredictiveIndexRoutes.BehavioralAssessments, Provenance.Documented("BA-GET; the bare array is inferred"), List)) with
        {
            Requires = Right.Read, Summary = "Up to 50 behavioral assessments that the key's owner sees, newest first.",
            Parameters = ListQuery.Parameters, ResponseBody = typeof(IReadOnlyList<BehavioralAssessment>),
        },
        Legacy(new Operation("find behavioral assessments", "GET", PredictiveIndexRoutes.BehavioralAssessmentsV2, Provenance.Documented("KEYTEST: the way to test a key; path and shape inferred"), Find)) with
        {
            Requires = Right.Read, Summary = "As the list, with the count before paging.",
            Parameters = ListQuery.Parameters, ResponseBody = typeof(BehavioralAssessmentPage),
        },
        Legacy(new Operation("find behavioral assessments of a company", "GET", PredictiveIndexRoutes.CompanyBehavioralAssessments, Provenance.Inferred("GHJS shows the company form on other v2 paths"), Answers.OfCompany(Find))) with
        {
            Requires = Right.Read, Summary = "The same for the company named.",
            Parameters = [new("companyId", "path", "string", "The company of the key's owner.", Required: true), .. ListQuery.Parameters], ResponseBody = typeof(BehavioralAssessmentPage),
        },
        Legacy(new Operation("get behavioral assessment", "GET", PredictiveIndexRoutes.BehavioralAssessment, Provenance.Documented("BA-GET"), Get)) with
        {
            Requires = Right.Read, Summary = "One behavioral assessment.", Parameters = [Id], ResponseBody = typeof(BehavioralAssessment),
        },
        Legacy(new Operation("create behavioral assessment", "POST", PredictiveIndexRoutes.BehavioralAssessments, Provenance.Documented("BA-POST"), Create)) with
        {
            Requires = Right.Send, Changes = true, Summary = "Invites a person, or assesses again one who is known by an external id.",
            RequestBody = typeof(AssessmentRequest), ResponseBody = typeof(BehavioralAssessment),
        },
        Legacy(new Operation("change behavioral assessment", "PATCH", PredictiveIndexRoutes.BehavioralAssessments + "/{assessmentId?}", Provenance.Documented("BA-PATCH"), Edit)) with
        {
            Requires = Right.Edit, Changes = true, Summary = "Changes an assessment and its person; found by its id or by the caller's own, not both.",
            Parameters = [Id with { Required = false }, new("externalId", "query", "string", "The caller's own id, in place of the id in the path.")],
            RequestBody = typeof(AssessmentChange), ResponseBody = typeof(BehavioralAssessment),
        },
        Legacy(new Operation("archive behavioral assessment", "DELETE", PredictiveIndexRoutes.BehavioralAssessment, Provenance.Inferred("ARCH speaks of DELETE endpoints, and names no path"), Archive)) with
        {
            Requires = Right.Archive, Changes = true, Summary = "Archives an assessment: gone from the API for good.", Parameters = [Id],
        },
    ];

    private static Operation Legacy(Operation operation) => operation with { Surfaces = [PredictiveIndexProvider.Legacy] };

    private static Outcome List(Call call) => ListAnswer.Of(call, Kind, FieldsV1, call.Wire(call.State<PredictiveIndexState>()).Behavioral, PredictiveIndexJson.V1);

    private static Outcome Find(Call call) => ListAnswer.Of(call, Kind, FieldsV2, call.Wire(call.State<PredictiveIndexState>()).Behavioral, PredictiveIndexJson.V2);

    private static Outcome Get(Call call)
    {
        var state = call.State<PredictiveIndexState>();
        return state.See(Kind, call.Route("assessmentId"), call.Owner()) is { } assessment
            ? ListAnswer.One(call, FieldsV1, call.Wire(state).Behavioral(assessment), PredictiveIndexJson.V1)
            : Answers.NotFound("behavioral assessment with this id");
    }

    private static Outcome Create(Call call)
    {
        var (assessment, change, refusal) = Invitation.Make(call, Kind, PredictiveIndexSettings.BehavioralLife);
        if (assessment is null) return refusal!;
        var wire = call.Wire((PredictiveIndexState)change.State!);
        return Outcome.Of(Answers.Json(201, wire.Behavioral(assessment)), change);
    }

    private static Outcome Edit(Call call)
    {
        var (body, unreadable) = JsonBody.Read(call.Request);
        if (body is null) return unreadable!;
        var (state, owner) = (call.State<PredictiveIndexState>(), call.Owner());
        var edit = AssessmentEdit.Read(body, state, call.Now);
        var found = Selected(call, body, state);
        var needsArchive = edit.Archive || FolderInput.Moves(body, edit.Folder, found?.FolderPath);
        if (needsArchive && !RoleMatrix.Allows(owner.Role, Right.Archive)) return PredictiveIndexAccess.NotPermitted(owner, Right.Archive);
        if (body.HasErrors) return body.Refuse();
        if (found is not { } assessment) return Answers.NotFound("behavioral assessment with this id");
        if (edit.Forbidden(state, assessment, owner, call.Now) is { } forbidden) return forbidden;

        var after = edit.Apply(assessment);
        var person = edit.Apply(state.Persons.Find(after.PersonId)!);
        var next = state with { Assessments = state.Assessments.Put(after), Persons = state.Persons.Put(person) };
        if (after.IsArchived) next = next.Archive(after);
        var change = Change.To(next).Claim(Invitation.ClaimsOf(edit.StatusWebhook));
        if (after.IsArchived || edit.ExpiresAt is not null) change = change.Cancel(AssessmentLife.Expiry, after.Id);
        if (!after.IsArchived && edit.ExpiresAt is not null) change = change.Expires(after);
        return Outcome.Of(Answers.Json(200, call.Wire(next).Behavioral(after)), change);
    }

    private static Outcome Archive(Call call)
    {
        var state = call.State<PredictiveIndexState>();
        if (state.See(Kind, call.Route("assessmentId"), call.Owner()) is not { } assessment) return Answers.NotFound("behavioral assessment with this id");
        return Outcome.Of(Answer.Empty(204), Change.To(state.Archive(assessment)).Cancel(AssessmentLife.Expiry, assessment.Id));
    }

    /// <summary>The assessment, found by the id in the path or by <c>externalId</c>, exactly one of them [BA-PATCH]; what is wrong is noted in the body.</summary>
    private static Assessment? Selected(Call call, JsonBody body, PredictiveIndexState state)
    {
        var external = call.Request.Query.Find("externalId", StringComparison.OrdinalIgnoreCase);
        var isById = call.Match.Values.TryGetValue("assessmentId", out var id);
        if (isById != external is { Length: > 0 }) return isById ? state.See(Kind, id!, call.Owner()) : state.SeeExternal(Kind, external!, call.Owner());
        body.Fault("externalId", "Exactly one of the assessmentId in the path and the externalId parameter must be given.");
        return null;
    }
}
