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
    private static readonly Provenance Portal = Provenance.Observed("APIEV: paths read from the portal and confirmed by 401s; parameters and bodies are inferred");

    private static readonly Dictionary<string, Func<Person, IComparable>> Orders = new()
    {
        ["LastName"] = person => person.LastName.ToUpperInvariant(),
        ["FirstName"] = person => person.FirstName.ToUpperInvariant(),
        ["Email"] = person => person.Email.ToUpperInvariant(),
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
            Surfaces = [PredictiveIndexProvider.Pi2], Requires = Right.Read, Summary = "Candidates, by name.", Parameters = [.. Search], ResponseBody = typeof(Pi2Page<Pi2Person>),
        },
        new("create or update candidate", "POST", PredictiveIndexRoutes.Candidates, Portal, Create)
        {
            Surfaces = [PredictiveIndexProvider.Pi2], Requires = Right.Send, Changes = true, Summary = "Creates or updates a candidate, assigns a job, sends assessments; none twice.",
            RequestBody = typeof(CandidateRequest), ResponseBody = typeof(CandidateResult),
        },
        new("change candidate", "PATCH", PredictiveIndexRoutes.Candidate, Portal, Edit)
        {
            Surfaces = [PredictiveIndexProvider.Pi2], Requires = Right.Edit, Changes = true, Summary = "Changes a candidate, e.g. assigns another job.",
            Parameters = [new("personId", "path", "string", "PI's id.", Required: true)], RequestBody = typeof(CandidateChange), ResponseBody = typeof(Pi2Person),
        },
        new("find employees", "GET", PredictiveIndexRoutes.Employees, Portal, call => Find(call, isEmployee: true))
        {
            Surfaces = [PredictiveIndexProvider.Pi2], Requires = Right.Read, Summary = "Employees, by name.", Parameters = [.. Search], ResponseBody = typeof(Pi2Page<Pi2Person>),
        },
    ];

    private static Outcome Find(Call call, bool isEmployee)
    {
        var state = call.State<PredictiveIndexState>();
        var (email, external, id, job) = (Pi2List.Text(call, "Email"), Pi2List.Text(call, "ExternalPersonId"), Pi2List.Text(call, "PersonId"), Pi2List.Text(call, "JobId"));
        foreach (var (name, value) in new[] { ("PersonId", id), ("JobId", job) })
            if (Pi2List.NoGuid(name, value) is { } wrong) return wrong;
        var found = state.People(isEmployee)
            .Where(person => Pi2List.Fits(email, person.Email, StringComparison.OrdinalIgnoreCase) && Pi2List.Fits(external, person.ExternalPersonId))
            .Where(person => Pi2List.Fits(id, person.Id, StringComparison.OrdinalIgnoreCase) && Pi2List.Fits(job, person.JobId, StringComparison.OrdinalIgnoreCase))
            .OrderBy(Orders["LastName"]).ThenBy(Orders["FirstName"]).ThenBy(person => person.Id, StringComparer.Ordinal);
        return Pi2List.Of(call, found, Orders, person => new Pi2Objects(state, call.Request.BaseUrl, call.Now).Person(person, call.Owner()));
    }

    private static Outcome Create(Call call)
    {
        var (result, change, refusal) = CandidateInvitation.Make(call);
        return result is null ? refusal! : Outcome.Of(Answers.Json(200, result), change);
    }

    private static Outcome Edit(Call call)
    {
        var (body, unreadable) = JsonBody.Read(call.Request);
        if (body is null) return unreadable!;
        var state = call.State<PredictiveIndexState>();
        var edit = PersonEdit.Read(body, state);
        var job = CandidateInvitation.JobOf(body, state);
        if (body.HasErrors) return body.Refuse();
        if (state.SeePersonById(call.Route("personId"), call.Owner()) is not { IsEmployee: false } person) return Answers.NotFound("candidate with this id");
        if (PersonIds.Taken(state, person, edit.ExternalPersonId, call.Owner()) is { } taken) return taken;
        var after = edit.ApplyNames(person) with { JobId = job?.Id ?? person.JobId };
        var next = state with { Persons = state.Persons.Put(after) };
        return Outcome.Of(Answers.Json(200, new Pi2Objects(next, call.Request.BaseUrl, call.Now).Person(after, call.Owner())), Change.To(next));
    }
}
