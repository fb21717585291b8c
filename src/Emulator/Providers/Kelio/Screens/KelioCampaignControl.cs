using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Screens;

/// <summary>What a company's managers do with campaigns on their own screens: make them, broadcast them, give them an end.</summary>
internal static class KelioCampaignControl
{
    public static IReadOnlyList<ControlRoute> Routes { get; } =
    [
        ControlRoute.With<KelioCampaignRequest>("POST", "campaigns", "A manager makes a campaign.", Make).Answering(201),
        ControlRoute.With<KelioCampaignChange>("PATCH", "campaigns/{id}", "A manager changes a campaign's status, channels or end.", Alter),
    ];

    private static ControlOutcome Make(ControlCall call, KelioCampaignRequest asked)
    {
        var environment = asked.Environment ?? KelioEnvironment.Sandbox;
        if (!KelioEnvironment.Exists(environment)) return ControlOutcome.BadRequest("environment", "must be sandbox or production");
        if (string.IsNullOrWhiteSpace(asked.Name) || asked.Name.Length > 255) return ControlOutcome.BadRequest("name", "must be a text of 1 to 255 characters");
        var (state, now, status) = (call.Moment.State<KelioState>(), call.Moment.Now, asked.Status ?? "draft");
        var company = state.AccountOf(environment);
        if (StatusProblem(status) is { } strange) return ControlOutcome.BadRequest("status", strange);
        if (asked.Stages is { } stages && StagesProblem(stages) is { } wrong) return ControlOutcome.BadRequest("stages", wrong);
        if (asked.Channels is { } channels && ChannelsProblem(channels, company, state) is { } unknown) return ControlOutcome.BadRequest("channels", unknown);
        if (status == "online" && asked.EndsAt <= now) return ControlOutcome.BadRequest("endsAt", "must be later than now for a campaign that is online");
        var ids = new KelioIds(state.Ids);
        var campaign = new Campaign(ids.Campaign(), company.Id, ids.Slug(), asked.Name, status)
        {
            InternalName = asked.Name,
            JobType = "Permanent contract",
            Description = "<p></p>",
            Profile = "<p></p>",
            Stages = asked.Stages is null ? ["abstract", "resume"] : [.. asked.Stages],
            Channels = asked.Channels is null ? [] : [.. asked.Channels.Distinct()],
            EndsAt = asked.EndsAt?.ToUniversalTime(),
            LastActivationAt = status == "online" ? now : null,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var change = Change.To(state with { Ids = ids.Sequence, Campaigns = state.Campaigns.Put(campaign) });
        return ControlOutcome.Created(Show(campaign, environment), CampaignEnd.Foreseen(change, campaign));
    }

    private static ControlOutcome Alter(ControlCall call, KelioCampaignChange asked)
    {
        var (state, now) = (call.Moment.State<KelioState>(), call.Moment.Now);
        if (RecordId.Of(call.Route["id"]) is not { } id || state.Campaigns.Find(id) is not { } campaign)
            return ControlOutcome.NotFound("No campaign has this id.");
        var company = state.Companies.Find(campaign.CompanyId)!;
        if (asked.Status.IsGiven && StatusProblem(asked.Status.Value) is { } strange) return ControlOutcome.BadRequest("status", strange);
        if (asked.Channels.IsGiven && ChannelsProblem(asked.Channels.Value, company, state) is { } unknown)
            return ControlOutcome.BadRequest("channels", unknown);
        var changed = campaign with
        {
            Status = asked.Status.Or(campaign.Status)!,
            Channels = asked.Channels.IsGiven ? [.. asked.Channels.Value!.Distinct()] : campaign.Channels,
            EndsAt = asked.EndsAt.Or(campaign.EndsAt)?.ToUniversalTime(),
            UpdatedAt = now,
        };
        if (changed is { Status: "online" } && changed.EndsAt <= now)
            return ControlOutcome.BadRequest("endsAt", "must be later than now for a campaign that is online");
        if (changed.Status == "online" && campaign.Status != "online") changed = changed with { LastActivationAt = now };
        var change = CampaignEnd.CalledOff(Change.To(state with { Campaigns = state.Campaigns.Put(changed) }), campaign);
        return ControlOutcome.Ok(Show(changed, company.Environment), CampaignEnd.Foreseen(change, changed));
    }

    private static string? StatusProblem(string? status) =>
        status is not null && KelioSettings.CampaignStatuses.Contains(status) ? null : $"must be one of {string.Join(", ", KelioSettings.CampaignStatuses)}";

    private static string? StagesProblem(IReadOnlyList<string> stages) =>
        stages.Distinct().Count() == stages.Count && stages.All(KelioSettings.Stages.Contains)
            ? null
            : $"must each be one of {string.Join(", ", KelioSettings.Stages)}, once";

    private static string? ChannelsProblem(IReadOnlyList<string>? channels, Company company, KelioState state)
    {
        var areKnown = channels is not null && channels.All(channel => state.ChannelsOf(company, [channel]).Any());
        return areKnown ? null : $"must be a list of {string.Join(", ", state.ChannelsOf(company).Select(channel => channel.Value))}";
    }

    private static KelioCampaignBody Show(Campaign campaign, string environment) => new(
        campaign.Id, environment, campaign.CompanyId, campaign.Name, campaign.Status,
        campaign.Stages, campaign.Channels, campaign.EndsAt, campaign.LastActivationAt);
}
