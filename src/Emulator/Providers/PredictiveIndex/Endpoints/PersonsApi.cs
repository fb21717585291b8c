using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Persons: read, change, move, anonymize, archive. The documents name the class, and what MagicTools writes to it.</summary>
internal static class PersonsApi
{
    private static readonly Parameter Id = new("id", "path", "string", "The person's id.", Required: true);
    private static readonly Parameter Company = new("companyId", "path", "string", "The company of the key's owner.", Required: true);
    private static readonly Provenance Named = Provenance.Documented("REFX, as an example; the shape is inferred").But(Part.Answer);

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("get person", "GET", PredictiveIndexRoutes.Person, Named, call => Get(call, JsonAnswers.V1))
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Read,
            Summary = "A person with all assessments; the cognitive ones only with cognitive access.",
            Parameters = [Id], ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new("get person (v2)", "GET", PredictiveIndexRoutes.PersonV2, Named, call => Get(call, JsonAnswers.V2))
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Read,
            Summary = "As in v1, with person types by number.",
            Parameters = [Id],
            ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new(
            "get person of a company",
            "GET",
            PredictiveIndexRoutes.CompanyPerson,
            Provenance.Inferred("GHJS shows the company form on other v2 paths"),
            CompanyPath.Of(call => Get(call, JsonAnswers.V2)))
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Read,
            Summary = "As in v2, for the company named.",
            Parameters = [Company, Id],
            ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new(
            "change person",
            "PATCH",
            PredictiveIndexRoutes.Person,
            Provenance.Inferred("MTCHANGE and ARCH tell what can be written; no page names the path"),
            Edit)
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Edit,
            Changes = true,
            Summary = "Changes a person, in all assessments; also moves, anonymizes and archives.",
            Parameters = [Id], RequestBody = typeof(PersonChange), ResponseBody = typeof(Contracts.PredictiveIndex.Person),
        },
        new("archive person", "DELETE", PredictiveIndexRoutes.Person, Provenance.Inferred("ARCH speaks of DELETE endpoints, and names no path"), Archive)
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Archive,
            Changes = true,
            Summary = "Archives a person and all its assessments: gone from the API for good.",
            Parameters = [Id],
        },
    ];

    private static Outcome Get(Call call, Func<int, Func<Contracts.PredictiveIndex.Person>, Answer> write)
    {
        var wire = WireObjects.Of(call);
        return wire.State.SeePersonById(call.Route("id"), call.Owner()) is { } person ? write(200, () => wire.Person(person, call.Owner())) : Unknown(call);
    }

    private static Outcome Edit(Call call)
    {
        var (input, unreadable) = call.Read(PersonInput.Read);
        if (input is null) return unreadable!;
        var (state, owner, faults) = (call.State<PredictiveIndexState>(), call.Owner(), new Faults());
        var edit = PersonEdit.Of(input, state, faults);
        var person = state.SeePersonById(call.Route("id"), owner);
        if (!RoleMatrix.Allows(owner.Role, Right.Archive))
        {
            if (edit.Archives || input.Place.Moves(edit.Folder, person is null ? null : state.FolderOf(person, owner)))
                return Refuse.NotPermitted(owner, Right.Archive);
            edit = edit.WithoutMove();
        }

        if (faults.Any) return faults.Refuse();
        if (person is null) return Unknown(call);
        return PersonIds.Taken(state, person, input.Taker.ExternalPersonId.Value, owner) is { } taken ? taken : Changed(call, state, edit, person);
    }

    /// <summary>The person changed; of one that is archived, the last that is seen.</summary>
    private static Outcome Changed(Call call, PredictiveIndexState state, PersonEdit edit, Person person)
    {
        var (owner, after, assessments) = (call.Owner(), edit.Apply(person), state.SeenOf(person, call.Owner()).ToList());
        var next = state.With(after, assessments.Select(edit.Apply));
        var shown = WireObjects.Of(call, edit.Archives ? state with { Persons = next.Persons } : next);
        var change = edit.Archives ? WithoutExpiries(Change.To(next), assessments) : Change.To(next);
        return Outcome.Of(JsonAnswers.V1(200, () => shown.Person(after, owner)), change);
    }

    private static Outcome Archive(Call call)
    {
        var state = call.State<PredictiveIndexState>();
        if (state.SeePersonById(call.Route("id"), call.Owner()) is not { } person) return Unknown(call);
        var assessments = state.LiveOf(person.Id);
        var next = state.With(person with { IsArchived = true }, assessments.Select(assessment => assessment with { IsArchived = true }));
        return Outcome.Of(Answer.Empty(204), WithoutExpiries(Change.To(next), assessments));
    }

    private static Refusal Unknown(Call call) => Refuse.NotFound("id", call.Route("id"), "person", PredictiveIndexRoutes.PeopleAndJobs);

    private static Change WithoutExpiries(Change change, IEnumerable<Assessment> assessments) =>
        assessments.Aggregate(change, (all, assessment) => all.Cancel(AssessmentLife.Expiry, assessment.Id));
}
