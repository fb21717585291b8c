using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Persons: read, change, move, anonymize, archive. The documents name the class, and what MagicTools writes to it.</summary>
internal static class PersonsApi
{
    private static readonly Parameter Id = new("id", "path", "string", "The person's id.", Required: true);
    private static readonly Parameter Company = new("companyId", "path", "string", "The company of the key's owner.", Required: true);
    private static readonly Provenance Named = Provenance.Documented("REFX, as an example; the shape is inferred");

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("get person", "GET", PredictiveIndexRoutes.Person, Named, call => Get(call, Answers.Json))
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "A person with all assessments; the cognitive ones only with cognitive access.",
            Parameters = [Id], ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new("get person (v2)", "GET", PredictiveIndexRoutes.PersonV2, Named, call => Get(call, Answers.JsonV2))
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "As in v1, with person types by number.", Parameters = [Id], ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new("get person of a company", "GET", PredictiveIndexRoutes.CompanyPerson, Provenance.Inferred("GHJS shows the company form on other v2 paths"), Answers.OfCompany(call => Get(call, Answers.JsonV2)))
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "As in v2, for the company named.", Parameters = [Company, Id], ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new("change person", "PATCH", PredictiveIndexRoutes.Person, Provenance.Inferred("MTCHANGE and ARCH tell what can be written; no page names the path"), Edit)
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Edit, Changes = true, Summary = "Changes a person, in all assessments; also moves, anonymizes and archives.",
            Parameters = [Id], RequestBody = typeof(PersonChange), ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new("archive person", "DELETE", PredictiveIndexRoutes.Person, Provenance.Inferred("ARCH speaks of DELETE endpoints, and names no path"), Archive)
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Archive, Changes = true, Summary = "Archives a person and all its assessments: gone from the API for good.", Parameters = [Id],
        },
    ];

    private static Outcome Get(Call call, Func<int, Contracts.PredictiveIndex.Person, Answer> write)
    {
        var state = call.State<PredictiveIndexState>();
        return state.SeePersonById(call.Route("id"), call.Owner()) is { } person ? write(200, call.Wire(state).Person(person, call.Owner())) : Answers.NotFound("person with this id");
    }

    private static Outcome Edit(Call call)
    {
        var (body, unreadable) = JsonBody.Read(call.Request);
        if (body is null) return unreadable!;
        var (state, owner) = (call.State<PredictiveIndexState>(), call.Owner());
        var edit = PersonEdit.Read(body, state);
        var person = state.SeePersonById(call.Route("id"), owner);
        if (!RoleMatrix.Allows(owner.Role, Right.Archive))
        {
            if (edit.Archive || FolderInput.Moves(body, edit.Folder, person is null ? null : state.FolderOf(person, owner))) return PredictiveIndexAccess.NotPermitted(owner, Right.Archive);
            edit = edit.WithoutMove();
        }

        if (body.HasErrors) return body.Refuse();
        if (person is null) return Answers.NotFound("person with this id");
        if (PersonIds.Taken(state, person, edit.ExternalPersonId, owner) is { } taken) return taken;

        var after = edit.Apply(person);
        var assessments = state.LiveOf(person.Id).Where(assessment => state.Sees(owner, assessment.FolderPath)).ToList();
        var next = state with { Persons = state.Persons.Put(after), Assessments = state.Assessments.Put(assessments.Select(edit.Apply)) };
        var answer = Answers.Json(200, (edit.Archive ? call.Wire(state with { Persons = next.Persons }) : call.Wire(next)).Person(after, owner));
        return Outcome.Of(answer, edit.Archive ? WithoutExpiries(Change.To(next), assessments) : Change.To(next));
    }

    private static Outcome Archive(Call call)
    {
        var state = call.State<PredictiveIndexState>();
        if (state.SeePersonById(call.Route("id"), call.Owner()) is not { } person) return Answers.NotFound("person with this id");
        var assessments = state.LiveOf(person.Id).ToList();
        var next = state with
        {
            Persons = state.Persons.Put(person with { IsArchived = true }),
            Assessments = state.Assessments.Put(assessments.Select(assessment => assessment with { IsArchived = true })),
        };
        return Outcome.Of(Answer.Empty(204), WithoutExpiries(Change.To(next), assessments));
    }

    private static Change WithoutExpiries(Change change, IEnumerable<Assessment> assessments) =>
        assessments.Aggregate(change, (all, assessment) => all.Cancel(AssessmentLife.Expiry, assessment.Id));
}
