using Contracts.PredictiveIndex;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>What the legacy API has and the emulator does not play: answered 501 by name.</summary>
internal static class OtherLegacyOperations
{
    private static readonly Provenance Archive = Provenance.Inferred("ARCH speaks of DELETE endpoints and of anonymizing, and names no path");

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Known("get behavioral report", "GET", PredictiveIndexRoutes.Report, Provenance.Documented("BA-REP")),
        Known("get behavioral pattern", "GET", PredictiveIndexRoutes.Pattern, Provenance.Documented("BA-PAT")),
        Known("print management strategy guides", "POST", "/api/v1/persons/PrintMSGs", Provenance.Documented("BA-REP names it in place of report 5")),
        Known("get person", "GET", "/api/v1/persons/{id}", Provenance.Documented("REFX, as an example")),
        Known("get person (v2)", "GET", "/api/v2/persons/{id}", Provenance.Documented("REFX, as an example")),
        Known("change person", "PATCH", "/api/v1/persons/{id}", Archive),
        Known("archive person", "DELETE", "/api/v1/persons/{id}", Archive),
        Known("search people and jobs", "GET", PredictiveIndexRoutes.PeopleAndJobs, Provenance.Documented("BEST")),
        Known("search people and jobs of a company", "GET", PredictiveIndexRoutes.CompanyPeopleAndJobs, Provenance.Observed("GHJS")),
        Known("get guidebook", "GET", PredictiveIndexRoutes.Guidebook, Provenance.Observed("GHJS")),
        Known("API reference site", "GET", "/swagger", Provenance.Documented("REFX, KEYTEST")) with { IsOpen = true },
        Known("API reference page", "GET", "/swagger/ui/index", Provenance.Documented("REFX, KEYTEST")) with { IsOpen = true },
        Known("take an assessment", "GET", "/bo/{code}", Provenance.Inferred("form of the open links at assessment.predictiveindex.com; the control API acts for the taker")) with { IsOpen = true },
    ];

    private static Operation Known(string name, string methods, string template, Provenance basis) =>
        Operation.Unsupported(name, methods, template, basis) with { Surfaces = [PredictiveIndexProvider.Legacy] };
}
