using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/campaigns</c> and <c>/channels</c>: the job offers of the customer's company, and where they are broadcast.</summary>
internal static class CampaignsApi
{
    private const string Embeds = "address, channels, entity, tags and unit";

    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("list campaigns", "GET", KelioRoutes.Campaigns, Provenance.Documented("C/campaigns"), call => List(call, settings))
        {
            Requires = KelioScopes.CampaignsRead,
            Summary = "Lists the job offers of the company, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioCampaign>),
            Parameters =
            [
                Embed.Parameter(Embeds),
                new("status", "query", "string", "Any of online, standby, draft and archived, with commas between; all by default."),
                new("channels", "query", "string", "Only campaigns broadcast on any of these channels, with commas between."),
                .. Paging.Parameters,
            ],
        },
        new("show campaign", "GET", KelioRoutes.Campaign, Provenance.Documented("C/campaigns"), Show)
        {
            Requires = KelioScopes.CampaignsRead,
            Summary = "Shows one job offer.",
            ResponseBody = typeof(KelioCampaign),
            Parameters = [new("id", "path", "integer", "The id.", Required: true), Embed.Parameter(Embeds)],
        },
        new("list channels", "GET", KelioRoutes.Channels, Provenance.Documented("C/campaigns; the path is inferred").But(Part.Path), ListChannels)
        {
            Requires = KelioScopes.CampaignsRead,
            Summary = "Lists the places where campaigns can be broadcast.",
            ResponseBody = typeof(IReadOnlyList<KelioChannel>),
        },
    ];

    private static Outcome List(Call call, KelioSettings settings)
    {
        var byOrder = call.Request.Query["order"] switch
        {
            "name" => KelioState.CampaignsByName,
            "last_activation_at" => KelioState.CampaignsByActivation,
            _ => KelioState.CampaignsOfCompany,
        };
        var all = call.State<KelioState>().Campaigns.In(byOrder, call.Grant<KelioKey>().CompanyId!.Value);
        var (statuses, channels) = (Search.List(call, "status"), Search.List(call, "channels"));
        Func<Campaign, bool>? isAsked = statuses is null && channels is null ? null : campaign =>
            (statuses is null || statuses.Contains(campaign.Status)) && (channels is null || IsOnAny(campaign, channels));
        var page = Paging.Of(call, settings.PageSize).Take(all, isAsked);
        return Answers.Page(page, new CampaignView(call).Show, KelioJson.Wire.IReadOnlyListKelioCampaign);
    }

    private static bool IsOnAny(Campaign campaign, string[] channels)
    {
        foreach (var channel in campaign.Channels)
            if (channels.Contains(channel)) return true;
        return false;
    }

    private static Outcome Show(Call call)
    {
        var found = RecordId.InRoute(call) is { } id ? call.State<KelioState>().Campaigns.Find(id) : null;
        return found is not null && found.CompanyId == call.Grant<KelioKey>().CompanyId
            ? Answers.Json(200, new CampaignView(call).Show(found), KelioJson.Wire.KelioCampaign)
            : Refuse.NotFound(call, "id", "campaign", KelioRoutes.Campaigns, found is not null);
    }

    private static Outcome ListChannels(Call call)
    {
        var state = call.State<KelioState>();
        var company = state.Companies.Find(call.Grant<KelioKey>().CompanyId!.Value)!;
        return Answers.Json(200, [.. state.ChannelsOf(company).Select(CampaignView.Channel)], KelioJson.Wire.IReadOnlyListKelioChannel);
    }
}
