using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Pages;
using Emulator.Providers.PredictiveIndex.Records;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The reports of PI2 as PDF, in English and gender-neutral.</summary>
internal static class Pi2ReportsApi
{
    private static readonly Provenance Portal =
        Provenance.Observed("APIEV: paths read from the portal and confirmed by 401s; parameters and media type are inferred").But(Part.Input, Part.MediaType);

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("get candidate insights", "GET", PredictiveIndexRoutes.InsightsPacket, Portal, Insights)
        {
            Surfaces = [PredictiveIndexProvider.Pi2],
            Requires = Right.Read,
            Summary = "The insights on a candidate, PDF.",
            Parameters = [new("personId", "path", "string", "PI's id.", Required: true)],
        },
        new("get coaching guide", "GET", PredictiveIndexRoutes.CoachingGuide, Portal, Coaching)
        {
            Surfaces = [PredictiveIndexProvider.Pi2],
            Requires = Right.Read,
            Summary = "The coaching guide on an employee, PDF.",
            Parameters = [new("PersonId", "query", "string", "PI's id.", Required: true)],
        },
        new("get behavioral report (PI2)", "GET", PredictiveIndexRoutes.BehavioralReport, Portal, Behavioral)
        {
            Surfaces = [PredictiveIndexProvider.Pi2],
            Requires = Right.Read,
            Summary = "The report on a behavioral assessment, PDF.",
            Parameters = [new("AssessmentId", "query", "string", "PI's id.", Required: true)],
        },
    ];

    private static Outcome Insights(Call call) =>
        call.State<PredictiveIndexState>().SeePersonById(call.Route("personId"), call.Owner()) is { IsEmployee: false } person
            ? Of(call, ReportKind.CandidateInsights, person)
            : Refuse.NotFound("personId", call.Route("personId"), "candidate", PredictiveIndexRoutes.Candidates);

    private static Outcome Coaching(Call call)
    {
        if (Pi2List.Text(call, "PersonId") is not { } id) return Refuse.Invalid(NoId("PersonId", "an employee"));
        return call.State<PredictiveIndexState>().SeePersonById(id, call.Owner()) is { IsEmployee: true } person
            ? Of(call, ReportKind.CoachingGuide, person)
            : Refuse.NotFound("PersonId", id, "employee", PredictiveIndexRoutes.Employees);
    }

    private static Outcome Behavioral(Call call)
    {
        if (Pi2List.Text(call, "AssessmentId") is not { } id) return Refuse.Invalid(NoId("AssessmentId", "a behavioral assessment"));
        var state = call.State<PredictiveIndexState>();
        if (state.See(AssessmentKind.Behavioral, id, call.Owner()) is not { } assessment)
            return Refuse.NotFound("AssessmentId", id, "behavioral assessment", PredictiveIndexRoutes.Candidates);
        return assessment.Behavioral is null
            ? Refuse.NotCompleted()
            : File(call, ReportKind.BehavioralReport, state.Persons.Find(assessment.PersonId)!, assessment);
    }

    private static Outcome Of(Call call, ReportKind kind, Person person) =>
        call.State<PredictiveIndexState>().LiveOf(person.Id).FirstOrDefault(assessment => assessment.Behavioral is not null) is { } completed
            ? File(call, kind, person, completed)
            : Refuse.NotCompleted();

    /// <summary>One PDF whatever the language: PI2's operations name no gender.</summary>
    private static Answer File(Call call, ReportKind kind, Person person, Assessment assessment) =>
        ReportFile.Answer([new ReportFile(kind, person, assessment, PredictiveIndexSettings.DefaultLanguage)], 0, call.Now);

    private static Mistake NoId(string name, string of) => new(name, $"The {name} parameter is required.", $"be the id of {of}")
    {
        Place = MemberPlace.Form,
        Example = Pi2List.SampleId,
    };
}
