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
        new("show application", "GET", KelioRoutes.Application, Provenance.Documented("C/applications; the path is inferred"), Show)
        {
            Requires = KelioScopes.ApplicationsRead,
            Summary = "Shows one application.",
            ResponseBody = typeof(KelioApplication),
            Parameters = [new("id", "path", "integer", "The id.", Required: true), Embed.Parameter(Embeds)],
        },
        Statuses("list application statuses", KelioRoutes.ApplicationStatuses, Provenance.Documented("C/applications; the path is inferred")),
        Statuses("list application statuses (second path)", KelioRoutes.ApplicationStatusesAlias, Provenance.Inferred("the list's path is not known")),
        Hidden.Unless(settings.OffersCustomerApplications, new("create application", "POST", KelioRoutes.Applications, Provenance.Inferred("J/chart names it as a purpose, but it is on no customer page"), Create)
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

    public static int ByCreation(Application a, Application b) => a.CreatedAt.CompareTo(b.CreatedAt) is var order && order != 0 ? order : a.Id.CompareTo(b.Id);

    private static Operation Statuses(string name, string path, Provenance basis) => new(name, "GET", path, basis, ListStatuses)
    {
        Requires = KelioScopes.ApplicationsRead,
        Summary = "Lists the statuses that managers of the company give to applications.",
        ResponseBody = typeof(IReadOnlyList<KelioApplicationStatus>),
    };

    private static Outcome List(Call call, KelioSettings settings)
    {
        if (StatusFilter.Read(call, out var status) is { } unreadable) return unreadable;
        var company = call.Grant<KelioKey>().CompanyId;
        var campaign = Answers.IdFilter(call, "campaign_id");
        var isComplete = Search.Flag(call, "is_complete");
        var source = call.Request.Query["source"] is { Length: > 0 } text ? text : null;
        var found = call.State<KelioState>().Applications.Rows.Where(application => application.CompanyId == company
            && (campaign is null || application.CampaignId == campaign)
            && (isComplete is null || application.IsComplete == isComplete)
            && (source is null || application.Source == source)
            && status.Takes(application)).ToList();
        return Paging.Page(call, found, ByCreation, new ApplicationView(call).Show, KelioJson.Wire.IReadOnlyListKelioApplication, settings.PageSize);
    }

    private static Outcome Show(Call call)
    {
        var found = Answers.RouteId(call) is { } id ? call.State<KelioState>().Applications.Find(id) : null;
        return found is not null && found.CompanyId == call.Grant<KelioKey>().CompanyId
            ? Answers.Json(200, new ApplicationView(call).Show(found), KelioJson.Wire.KelioApplication)
            : Answers.NotFound("application", found is not null);
    }

    private static Outcome ListStatuses(Call call) => Answers.Json(
        200,
        [.. call.State<KelioState>().StatusesOf(call.Grant<KelioKey>().CompanyId!.Value).Select(status => new KelioApplicationStatus(status.Id, status.Value, status.Name, status.Position))],
        KelioJson.Wire.IReadOnlyListKelioApplicationStatus);

    private static Outcome Create(Call call)
    {
        if (RequestBody.Read(call.Request, out var body) is { } unreadable) return unreadable;
        return NewApplication.Create(call, body, call.State<KelioState>().Companies.Find(call.Grant<KelioKey>().CompanyId!.Value), null);
    }
}
