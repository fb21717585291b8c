using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/jobboards</c>: what a job board does for many companies. It sees the campaigns broadcast on it and what it created, nothing else.</summary>
internal static class JobBoardsApi
{
    private const string CampaignEmbeds = "address, company and entity";
    private static readonly Parameter[] Companies =
    [
        new("company_id", "query", "integer", "Only this company."),
        new("company_slug", "query", "string", "Only the company with this slug."),
        new("entity_id", "query", "integer", "Only this entity."),
    ];

    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("job board: list campaigns", "GET", KelioRoutes.JobBoardCampaigns, Provenance.Documented("J/pagination; the filters are inferred"), call => ListCampaigns(call, settings))
        {
            Requires = KelioScopes.CampaignsRead,
            Summary = "Lists the campaigns that are online and broadcast on the job board, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioCampaign>),
            Parameters = [.. Companies, Embed.Parameter(CampaignEmbeds), .. Paging.Parameters],
        },
        new("job board: show campaign", "GET", KelioRoutes.JobBoardCampaign, Provenance.Inferred("by analogy with the list"), ShowCampaign)
        {
            Requires = KelioScopes.CampaignsRead,
            Summary = "Shows one campaign that is online and broadcast on the job board.",
            ResponseBody = typeof(KelioCampaign),
            Parameters = [new("id", "path", "integer", "The id.", Required: true), Embed.Parameter(CampaignEmbeds)],
        },
        new("job board: list applications", "GET", KelioRoutes.JobBoardApplications, Provenance.Documented("J/applications"), call => ListApplications(call, settings))
        {
            Requires = KelioScopes.ApplicationsRead,
            Summary = "Lists the applications that the job board created, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioApplication>),
            Parameters = [.. Companies, new("campaign_id", "query", "integer", "Only this campaign."), Embed.Parameter("applicant"), .. Paging.Parameters],
        },
        new("job board: create application", "POST", KelioRoutes.JobBoardApplications, Provenance.Documented("J/applications; applicant_email and the refusals are inferred"), CreateApplication)
        {
            Requires = KelioScopes.ApplicationsWrite,
            Changes = true,
            Summary = "Creates an application of an applicant for a campaign that is broadcast on the job board.",
            RequestBody = typeof(KelioJobBoardApplicationRequest),
            ResponseBody = typeof(KelioApplication),
        },
        new("job board: create applicant", "POST", KelioRoutes.JobBoardApplicants, Provenance.Documented("J/applicants"), call => CreateApplicant(call, settings))
        {
            Requires = KelioScopes.ApplicantsWrite,
            Changes = true,
            Summary = "Creates an applicant for a company, sends the e-mail about the terms unless a manager vouches, and uploads the resume afterwards.",
            RequestBody = typeof(KelioJobBoardApplicantRequest),
            ResponseBody = typeof(KelioApplicant),
            Parameters =
            [
                new("company_id", "body", "integer", "The company.", Required: true),
                new("applicant", "body", "object", "The applicant.", Required: true),
            ],
        },
        Hidden.Unless(settings.OffersJobBoardReads, new("job board: show application", "GET", KelioRoutes.JobBoardApplication, Provenance.Inferred("plausible, but on no page"), ShowApplication)
        {
            Requires = KelioScopes.ApplicationsRead,
            Summary = "Shows one application that the job board created.",
            ResponseBody = typeof(KelioApplication),
        }),
        Hidden.Unless(settings.OffersJobBoardReads, new("job board: list companies", "GET", KelioRoutes.JobBoardCompanies, Provenance.Inferred("plausible, but on no page"), ListCompanies)
        {
            Requires = KelioScopes.CampaignsRead,
            Summary = "Lists the companies that broadcast on the job board.",
            ResponseBody = typeof(IReadOnlyList<KelioCompany>),
        }),
    ];

    private static Channel Board(Call call) => call.State<KelioState>().Channels.Find(call.Grant<KelioKey>().ChannelId!.Value)!;

    private static bool IsShown(Campaign campaign, Channel board, KelioState state) =>
        campaign.Status == "online" && campaign.Channels.Contains(board.Value) && state.Companies.Find(campaign.CompanyId)!.Environment == board.Environment;

    // Both given and of different companies leave nothing [inferred].
    private static Func<int, bool> CompanyFilter(Call call)
    {
        var state = call.State<KelioState>();
        var id = Answers.IdFilter(call, "company_id");
        var slug = call.Request.Query["company_slug"] is { Length: > 0 } text ? text : null;
        return company => (id is null || id == company) && (slug is null || state.Companies.Find(company)!.Slug == slug);
    }

    private static Outcome ListCampaigns(Call call, KelioSettings settings)
    {
        var (state, board, isAsked, entity) = (call.State<KelioState>(), Board(call), CompanyFilter(call), Answers.IdFilter(call, "entity_id"));
        var found = state.Campaigns.Rows.Where(campaign => IsShown(campaign, board, state) && isAsked(campaign.CompanyId) && (entity is null || campaign.EntityId == entity)).ToList();
        return Paging.Page(call, found, CampaignsApi.OrderOf(call), new CampaignView(call, isForJobBoard: true).Show, KelioJson.Wire.IReadOnlyListKelioCampaign, settings.PageSize);
    }

    private static Outcome ShowCampaign(Call call)
    {
        var state = call.State<KelioState>();
        var found = Answers.RouteId(call) is { } id ? state.Campaigns.Find(id) : null;
        return found is not null && IsShown(found, Board(call), state)
            ? Answers.Json(200, new CampaignView(call, isForJobBoard: true).Show(found), KelioJson.Wire.KelioCampaign)
            : Answers.NotFound("campaign that is online and broadcast on the job board", false);
    }

    private static Outcome ListApplications(Call call, KelioSettings settings)
    {
        var (state, board, isAsked) = (call.State<KelioState>(), Board(call), CompanyFilter(call));
        var (campaign, entity) = (Answers.IdFilter(call, "campaign_id"), Answers.IdFilter(call, "entity_id"));
        var found = state.Applications.Rows.Where(application => application.ChannelId == board.Id
            && isAsked(application.CompanyId)
            && (campaign is null || application.CampaignId == campaign)
            && (entity is null || state.Campaigns.Find(application.CampaignId)?.EntityId == entity)).ToList();
        return Paging.Page(call, found, ApplicationsApi.ByCreation, new ApplicationView(call, isForJobBoard: true).Show, KelioJson.Wire.IReadOnlyListKelioApplication, settings.PageSize);
    }

    private static Outcome ShowApplication(Call call)
    {
        var found = Answers.RouteId(call) is { } id ? call.State<KelioState>().Applications.Find(id) : null;
        return found is not null && found.ChannelId == Board(call).Id
            ? Answers.Json(200, new ApplicationView(call, isForJobBoard: true).Show(found), KelioJson.Wire.KelioApplication)
            : Answers.NotFound("application that the job board created", false);
    }

    private static Outcome ListCompanies(Call call)
    {
        var (state, board) = (call.State<KelioState>(), Board(call));
        var ids = state.Campaigns.Rows.Where(campaign => IsShown(campaign, board, state)).Select(campaign => campaign.CompanyId).ToHashSet();
        return Answers.Json(200, [.. state.Companies.Rows.Where(company => ids.Contains(company.Id)).Select(CampaignView.Company)], KelioJson.Wire.IReadOnlyListKelioCompany);
    }

    private static Company? CompanyOf(Call call, int id) =>
        call.State<KelioState>().Companies.Find(id) is { } company && company.Environment == call.Request.Surface.Name ? company : null;

    private static Outcome CreateApplication(Call call)
    {
        if (RequestBody.Read(call.Request, out var body) is { } unreadable) return unreadable;
        if (RequestBody.RequireNumber(body, "company_id", out var companyId) is { } noCompany) return noCompany;
        return NewApplication.Create(call, body, CompanyOf(call, companyId), Board(call));
    }

    private static Outcome CreateApplicant(Call call, KelioSettings settings)
    {
        if (RequestBody.Read(call.Request, out var body) is { } unreadable) return unreadable;
        if (RequestBody.RequireNumber(body, "company_id", out var companyId) is { } noCompany) return noCompany;
        if (RequestBody.RequireObject(body, "applicant", out var applicant) is { } missing) return missing;
        if (CompanyOf(call, companyId) is not { } company)
            return new Refusal(RefusalKind.NotFound, $"No company of {call.Request.Surface.Name} has the id {companyId}.", "The workspace's body tells the companyId of each environment.")
            { Check = "record" };
        return NewApplicant.Create(call, company, new Fields(applicant, settings.LongestText), settings);
    }
}
