using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The search of people and jobs, by which integrations look before they create [BEST]. One row for each person; jobs do not appear, for no shape of theirs is known.</summary>
internal static class PeopleAndJobsApi
{
    private static readonly FieldTable Fields = FieldTable.Of<PeopleAndJobsRow>("peopleAndJobsSearchResult", personTypeIsNumber: true);

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("search people and jobs", "GET", PredictiveIndexRoutes.PeopleAndJobs, Provenance.Documented("BEST"), Find)
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "People with their latest assessments, newest first.",
            Parameters = ListQuery.Parameters, ResponseBody = typeof(PeopleAndJobsPage),
        },
        new("search people and jobs of a company", "GET", PredictiveIndexRoutes.CompanyPeopleAndJobs, Provenance.Observed("GHJS"), Answers.OfCompany(Find))
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "The same for the company named.",
            Parameters = [new("companyId", "path", "string", "The company of the key's owner.", Required: true), .. ListQuery.Parameters], ResponseBody = typeof(PeopleAndJobsPage),
        },
    ];

    private static Outcome Find(Call call) => ListAnswer.Of(call, Fields, () => Seen(call.State<PredictiveIndexState>(), call.Owner()), call.Wire(call.State<PredictiveIndexState>()).Row, PredictiveIndexJson.V2);

    /// <summary>Everybody of whom the user sees an assessment, or who has none and lies in a folder that he sees. A cognitive assessment shows only with his flag, the person without it.</summary>
    private static List<PersonAtWork> Seen(PredictiveIndexState state, User by)
    {
        var latest = new Dictionary<string, (Assessment? Behavioral, Assessment? Cognitive)>();
        var assessed = new HashSet<string>();
        foreach (var assessment in state.Assessments)
        {
            if (assessment.IsArchived) continue;
            assessed.Add(assessment.PersonId);
            if (!state.Sees(by, assessment.FolderPath)) continue;
            latest.TryGetValue(assessment.PersonId, out var known);
            latest[assessment.PersonId] = assessment.Kind is AssessmentKind.Behavioral ? (Newer(known.Behavioral, assessment), known.Cognitive) : (known.Behavioral, Newer(known.Cognitive, assessment));
        }

        return
        [
            .. state.Persons
                .Where(person => assessed.Contains(person.Id) ? latest.ContainsKey(person.Id) : !person.IsArchived && person.FolderPath is { } folder && state.Sees(by, folder))
                .Select(person => (Person: person, Found: latest.GetValueOrDefault(person.Id)))
                .Select(row => new PersonAtWork(row.Person, row.Found.Behavioral, row.Found.Cognitive))
                .OrderByDescending(row => row.Number)
                .Select(row => by.CognitiveAccess ? row : row with { Cognitive = null }),
        ];
    }

    private static Assessment Newer(Assessment? one, Assessment other) => one is null || other.Number > one.Number ? other : one;
}
