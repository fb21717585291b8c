using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Life;
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
        new(
            "job board: list campaigns",
            "GET",
            KelioRoutes.JobBoardCampaigns,
            Provenance.Documented("J/pagination; the filters are inferred").But("filters"),
            call => ListCampaigns(call, settings))
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
        new(
            "job board: list applications",
            "GET",
            KelioRoutes.JobBoardApplications,
            Provenance.Documented("J/applications"),
            call => ListApplications(call, settings))
        {
            Requires = KelioScopes.ApplicationsRead,
            Summary = "Lists the applications that the job board created, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioApplication>),
            Parameters = [.. Companies, new("campaign_id", "query", "integer", "Only this campaign."), Embed.Parameter("applicant"), .. Paging.Parameters],
        },
        new(
            "job board: create application",
            "POST",
            KelioRoutes.JobBoardApplications,
            Provenance.Documented("J/applications; applicant_email and the refusals are inferred").But("applicant_email", "refusals"),
            call => CreateApplication(call, settings))
        {
            Requires = KelioScopes.ApplicationsWrite,
            Changes = true,
            Summary = "Creates an application of an applicant for a campaign that is broadcast on the job board.",
            RequestBody = typeof(KelioJobBoardApplicationRequest),
            ResponseBody = typeof(KelioApplication),
        },
        new(
            "job board: create applicant",
            "POST",
            KelioRoutes.JobBoardApplicants,
            Provenance.Documented("J/applicants"),
            call => CreateApplicant(call, settings))
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
        Hidden.Unless(
            settings.OffersJobBoardReads,
            new("job board: show application", "GET", KelioRoutes.JobBoardApplication, Provenance.Inferred("plausible, but on no page"), ShowApplication)
            {
                Requires = KelioScopes.ApplicationsRead,
                Summary = "Shows one application that the job board created.",
                ResponseBody = typeof(KelioApplication),
            }),
        Hidden.Unless(
            settings.OffersJobBoardReads,
            new("job board: list companies", "GET", KelioRoutes.JobBoardCompanies, Provenance.Inferred("plausible, but on no page"), ListCompanies)
            {
                Requires = KelioScopes.CampaignsRead,
                Summary = "Lists the companies that broadcast on the job board.",
                ResponseBody = typeof(IReadOnlyList<KelioCompany>),
            }),
    ];

    private static Channel Board(Call call) => call.State<KelioState>().Channels.Find(call.Grant<KelioKey>().ChannelId!.Value)!;

    private static bool IsShown(Campaign campaign, Channel board, KelioState state) =>
        campaign.Status == "online" && campaign.Channels.Contains(board.Value) && state.Companies.Find(campaign.CompanyId)!.Environment == board.Environment;

    private static Outcome ListCampaigns(Call call, KelioSettings settings)
    {
        var (state, board) = (call.State<KelioState>(), Board(call));
        var (asked, entity) = (CompanyFilter.Of(call, board), RecordId.Filter(call, "entity_id"));
        var byOrder = call.Request.Query["order"] switch
        {
            "name" => KelioState.OnlineByName,
            "last_activation_at" => KelioState.OnlineByActivation,
            _ => KelioState.OnlineByCreation,
        };
        var all = state.Campaigns.In(byOrder, (asked.Only, board.Value));
        Func<Campaign, bool>? isAsked = asked.TakesAll && entity is null ? null : campaign =>
            asked.Takes(campaign.CompanyId) && (entity is null || campaign.EntityId == entity);
        var page = Paging.Of(call, settings.PageSize).Take(all, isAsked);
        return Answers.Page(page, new CampaignView(call, isForJobBoard: true).Show, KelioJson.Wire.IReadOnlyListKelioCampaign);
    }

    private static Outcome ShowCampaign(Call call)
    {
        var state = call.State<KelioState>();
        var found = RecordId.InRoute(call) is { } id ? state.Campaigns.Find(id) : null;
        return found is not null && IsShown(found, Board(call), state)
            ? Answers.Json(200, new CampaignView(call, isForJobBoard: true).Show(found), KelioJson.Wire.KelioCampaign)
            : Refuse.NotFound(call, "id", "campaign that is online and broadcast on the job board", KelioRoutes.JobBoardCampaigns);
    }

    private static Outcome ListApplications(Call call, KelioSettings settings)
    {
        var (state, board) = (call.State<KelioState>(), Board(call));
        var asked = CompanyFilter.Of(call, board);
        var (campaign, entity) = (RecordId.Filter(call, "campaign_id"), RecordId.Filter(call, "entity_id"));
        var all = campaign is { } id
            ? state.Applications.In(KelioState.ApplicationsForCampaign, id)
            : state.Applications.In(KelioState.ApplicationsOfJobBoard, board.Id);
        Func<Application, bool>? isAsked = asked.IsAbsent && campaign is null && entity is null ? null : application =>
            application.ChannelId == board.Id
            && asked.Takes(application.CompanyId)
            && (entity is null || state.Campaigns.Find(application.CampaignId)?.EntityId == entity);
        var page = Paging.Of(call, settings.PageSize).Take(all, isAsked);
        return Answers.Page(page, new ApplicationView(call, isForJobBoard: true).Show, KelioJson.Wire.IReadOnlyListKelioApplication);
    }

    private static Outcome ShowApplication(Call call)
    {
        var found = RecordId.InRoute(call) is { } id ? call.State<KelioState>().Applications.Find(id) : null;
        return found is not null && found.ChannelId == Board(call).Id
            ? Answers.Json(200, new ApplicationView(call, isForJobBoard: true).Show(found), KelioJson.Wire.KelioApplication)
            : Refuse.NotFound(call, "id", "application", KelioRoutes.JobBoardApplications);
    }

    private static Outcome ListCompanies(Call call)
    {
        var (state, board) = (call.State<KelioState>(), Board(call));
        var found = state.Companies.In(KelioState.CompaniesOfEnvironment, board.Environment)
            .Where(company => !state.Campaigns.In(KelioState.OnlineByCreation, (company.Id, board.Value)).IsEmpty);
        return Answers.Json(200, [.. found.Select(CampaignView.Company)], KelioJson.Wire.IReadOnlyListKelioCompany);
    }

    private static Company? CompanyOf(Call call, int id) =>
        call.State<KelioState>().Companies.Find(id) is { } company && company.Environment == call.Request.Surface.Name ? company : null;

    private static Outcome CreateApplication(Call call, KelioSettings settings)
    {
        var given = call.Read(settings, ApplicationInput.OfJobBoard);
        return given.Input is { } input ? NewApplication.Create(call, input, CompanyOf(call, input.CompanyId), Board(call)) : given.Refusal!;
    }

    private static Outcome CreateApplicant(Call call, KelioSettings settings)
    {
        var given = call.Read(settings, ApplicantInput.OfJobBoard);
        if (given.Input is not { } input) return given.Refusal!;
        return CompanyOf(call, input.CompanyId) is { } company
            ? NewApplicant.Create(call, company, input, settings)
            : Refuse.NoCompany(
                call.Request.Surface.Name, input.CompanyId, call.State<KelioState>().AccountOf(call.Request.Surface.Name).Id);
    }
}
