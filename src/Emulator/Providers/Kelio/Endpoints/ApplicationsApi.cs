using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/applications</c>: the applications of the customer's company, and the statuses that they can have.</summary>
internal static class ApplicationsApi
{
    private const string Embeds = "applicant, campaign, comments, skills, status_history and tags";

    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("list applications", "GET", KelioRoutes.Applications, Provenance.Documented("C/applications"), call => List(call, settings))
        {
            Requires = KelioScopes.ApplicationsRead,
            Summary = "Lists the applications of the company, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioApplication>),
            Parameters =
            [
                Embed.Parameter(Embeds),
                new("campaign_id", "query", "integer", "Only applications for this campaign."),
                new("is_complete", "query", "boolean", "Only complete, or only incomplete applications."),
                new("source", "query", "string", "Only applications from this source, e.g. carriere."),
                .. StatusFilter.Parameters,
                .. Paging.Parameters,
            ],
        },
        new("show application", "GET", KelioRoutes.Application, Provenance.Documented("C/applications; the path is inferred").But(Part.Path), Show)
        {
            Requires = KelioScopes.ApplicationsRead,
            Summary = "Shows one application.",
            ResponseBody = typeof(KelioApplication),
            Parameters = [new("id", "path", "integer", "The id.", Required: true), Embed.Parameter(Embeds)],
        },
        Statuses("list application statuses", KelioRoutes.ApplicationStatuses, Provenance.Documented("C/applications; the path is inferred").But(Part.Path)),
        Statuses("list application statuses (second path)", KelioRoutes.ApplicationStatusesAlias, Provenance.Inferred("the list's path is not known")),
        Hidden.Unless(settings.OffersCustomerApplications, new(
            "create application", "POST", KelioRoutes.Applications, Provenance.Inferred("J/chart names it as a purpose, but it is on no customer page"),
            call => Create(call, settings))
        {
            Requires = KelioScopes.ApplicationsWrite,
            Changes = true,
            Summary = "Creates an application of an applicant for a campaign.",
            RequestBody = typeof(KelioApplicationRequest),
            ResponseBody = typeof(KelioApplication),
        }),
        Hidden.Operation("update application", "PUT|PATCH", KelioRoutes.Application, "on no page"),
        Hidden.Operation("update applicant", "PUT|PATCH", KelioRoutes.Applicant, "on no page"),
        Hidden.Operation("destroy applicant", "DELETE", KelioRoutes.Applicant, "on no page"),
    ];

    private static Operation Statuses(string name, string path, Provenance basis) => new(name, "GET", path, basis, ListStatuses)
    {
        Requires = KelioScopes.ApplicationsRead,
        Summary = "Lists the statuses that managers of the company give to applications.",
        ResponseBody = typeof(IReadOnlyList<KelioApplicationStatus>),
    };

    private static Outcome List(Call call, KelioSettings settings)
    {
        if (StatusFilter.Read(call, out var status) is { } unreadable) return unreadable;
        var (state, company) = (call.State<KelioState>(), call.Grant<KelioKey>().CompanyId!.Value);
        var (isComplete, source) = (Search.Flag(call, "is_complete"), Search.Text(call, "source"));
        var campaign = RecordId.Filter(call, "campaign_id");
        var all = campaign is { } id
            ? state.Applications.In(KelioState.ApplicationsForCampaign, id)
            : state.Applications.In(KelioState.ApplicationsOfCompany, company);
        Func<Application, bool>? isAsked = campaign is null && isComplete is null && source is null && status.Value is null ? null : application =>
            application.CompanyId == company
            && (isComplete is null || application.IsComplete == isComplete)
            && (source is null || application.Source == source)
            && status.Takes(application);
        var page = Paging.Of(call, settings.PageSize).Take(all, isAsked);
        return Answers.Page(page, new ApplicationView(call).Show, KelioJson.Wire.IReadOnlyListKelioApplication);
    }

    private static Outcome Show(Call call)
    {
        var found = RecordId.InRoute(call) is { } id ? call.State<KelioState>().Applications.Find(id) : null;
        return found is not null && found.CompanyId == call.Grant<KelioKey>().CompanyId
            ? Answers.Json(200, new ApplicationView(call).Show(found), KelioJson.Wire.KelioApplication)
            : Refuse.NotFound(call, "id", "application", KelioRoutes.Applications, found is not null);
    }

    private static Outcome ListStatuses(Call call) => Answers.Json(
        200,
        [.. call.State<KelioState>().StatusesOf(call.Grant<KelioKey>().CompanyId!.Value)
            .Select(status => new KelioApplicationStatus(status.Id, status.Value, status.Name, status.Position))],
        KelioJson.Wire.IReadOnlyListKelioApplicationStatus);

    private static Outcome Create(Call call, KelioSettings settings)
    {
        var given = call.Read(settings, ApplicationInput.OfCustomer);
        if (given.Input is not { } input) return given.Refusal!;
        return NewApplication.Create(call, input, call.State<KelioState>().Companies.Find(call.Grant<KelioKey>().CompanyId!.Value), null);
    }
}
