using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Candidates and employees of PI2: the persons of the legacy API, parted by their type.</summary>
internal static class Pi2PeopleApi
{
    private static readonly Provenance Portal =
        Provenance.Observed("APIEV: paths read from the portal and confirmed by 401s; parameters and bodies are inferred").But(Part.Input, Part.Answer);

    private static readonly Pi2Orders<Person> Orders = new()
    {
        ["LastName"] = PersonOrder.ByLastNameAlone,
        ["FirstName"] = PersonOrder.ByFirstNameAlone,
        ["Email"] = PersonOrder.ByEmailAlone,
    };

    private static readonly IReadOnlyList<Parameter> Search =
    [
        new("Email", "query", "string", "The whole address, without regard to case."),
        new("ExternalPersonId", "query", "string", "The caller's own id."),
        new("PersonId", "query", "string", "PI's id."),
        new("JobId", "query", "string", "The job for which candidates are considered."),
        .. Pi2List.Parameters,
    ];

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("find candidates", "GET", PredictiveIndexRoutes.Candidates, Portal, call => Find(call, isEmployee: false))
        {
            Surfaces = [PredictiveIndexProvider.Pi2],
            Requires = Right.Read,
            Summary = "Candidates, by name.",
            Parameters = [.. Search],
            ResponseBody = typeof(Pi2Page<Pi2Person>),
        },
        new("create or update candidate", "POST", PredictiveIndexRoutes.Candidates, Portal, Create)
        {
            Surfaces = [PredictiveIndexProvider.Pi2],
            Requires = Right.Send,
            Changes = true,
            Summary = "Creates or updates a candidate, assigns a job, sends assessments; none twice.",
            RequestBody = typeof(CandidateRequest), ResponseBody = typeof(CandidateResult),
        },
        new("change candidate", "PATCH", PredictiveIndexRoutes.Candidate, Portal, Edit)
        {
            Surfaces = [PredictiveIndexProvider.Pi2], Requires = Right.Edit, Changes = true, Summary = "Changes a candidate, e.g. assigns another job.",
            Parameters = [new("personId", "path", "string", "PI's id.", Required: true)],
            RequestBody = typeof(CandidateChange),
            ResponseBody = typeof(Pi2Person),
        },
        new("find employees", "GET", PredictiveIndexRoutes.Employees, Portal, call => Find(call, isEmployee: true))
        {
            Surfaces = [PredictiveIndexProvider.Pi2],
            Requires = Right.Read,
            Summary = "Employees, by name.",
            Parameters = [.. Search],
            ResponseBody = typeof(Pi2Page<Pi2Person>),
        },
    ];

    private static Outcome Find(Call call, bool isEmployee)
    {
        var asked = PeopleFilter.Of(call);
        foreach (var (name, value) in new[] { ("PersonId", asked.Id), ("JobId", asked.JobId) })
            if (Pi2List.NoGuid(name, value) is { } wrong) return wrong;
        var (list, refusal) = Pi2List.Read(call, Orders.Names);
        if (list is null) return refusal!;
        var wire = Pi2Objects.Of(call);
        var found = asked.Narrow(wire.State, isEmployee) is { } some ? Orders.Sort(some, list) : All(wire.State, isEmployee, list);
        return list.Answer(found, person => wire.Person(person, call.Owner()));
    }

    /// <summary>All of them, in an order that an index has.</summary>
    private static IRows<Person> All(PredictiveIndexState state, bool isEmployee, Pi2List list)
    {
        var people = state.Persons.In(
            list.OrderBy switch
            {
                "FirstName" => PredictiveIndexState.PeopleByFirstName,
                "Email" => PredictiveIndexState.PeopleByEmail,
                _ => PredictiveIndexState.PeopleByLastName,
            },
            isEmployee);
        return list.IsDescending ? new TurnedRound<Person>(people, Orders[list.OrderBy!]) : new Upwards<Person>(people);
    }

    private static Outcome Create(Call call)
    {
        var (result, change, refusal) = CandidateInvitation.Make(call);
        return result is null ? refusal! : Outcome.Of(JsonAnswers.V1(200, () => result), change);
    }

    private static Outcome Edit(Call call)
    {
        var (input, unreadable) = call.Read(PersonInput.Read);
        if (input is null) return unreadable!;
        var (state, owner, faults) = (call.State<PredictiveIndexState>(), call.Owner(), new Faults());
        PersonEdit.Of(input, state, faults);
        var job = CandidateInput.JobOf(input.JobId, state, faults);
        if (faults.Any) return faults.Refuse();
        if (state.SeePersonById(call.Route("personId"), owner) is not { IsEmployee: false } person)
            return Refuse.NotFound("personId", call.Route("personId"), "candidate", PredictiveIndexRoutes.Candidates);
        if (PersonIds.Taken(state, person, input.Taker.ExternalPersonId.Value, owner) is { } taken) return taken;
        var after = PersonEdit.Named(person, input.Taker) with { JobId = job?.Id ?? person.JobId };
        var next = state.With(after);
        return Outcome.Of(JsonAnswers.V1(200, () => Pi2Objects.Of(call, next).Person(after, owner)), Change.To(next));
    }
}
