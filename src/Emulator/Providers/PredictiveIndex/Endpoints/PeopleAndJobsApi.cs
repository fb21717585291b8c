using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The search of people and jobs, by which integrations look before they create [BEST]. One row for each person; jobs do not appear,
/// for no shape of theirs is known.</summary>
internal static class PeopleAndJobsApi
{
    private static readonly FieldTable<PersonRow> Fields =
        FieldTable<PersonRow>.Of<PeopleAndJobsRow>("peopleAndJobsSearchResult", personTypeIsNumber: true, PersonRow.Readers);

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("search people and jobs", "GET", PredictiveIndexRoutes.PeopleAndJobs, Provenance.Documented("BEST"), Find)
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "People with their latest assessments, newest first.",
            Parameters = ListOptions.All, ResponseBody = typeof(PeopleAndJobsPage),
        },
        new("search people and jobs of a company", "GET", PredictiveIndexRoutes.CompanyPeopleAndJobs, Provenance.Observed("GHJS"), CompanyPath.Of(Find))
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "The same for the company named.",
            Parameters = [new("companyId", "path", "string", "The company of the key's owner.", Required: true), .. ListOptions.All],
            ResponseBody = typeof(PeopleAndJobsPage),
        },
    ];

    /// <summary>Everybody of whom the user sees an assessment, or who has none and lies in a folder that he sees.</summary>
    private static Outcome Find(Call call)
    {
        var (wire, owner) = (WireObjects.Of(call), call.Owner());
        return ListAnswer.Of(call, wire.State.PeopleFound(owner), new PersonRow(wire, owner), Fields, new PersonRow(wire, owner).Show, PredictiveIndexJson.V2);
    }
}
