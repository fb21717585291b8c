using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Wire;

/// <summary>A campaign as the wire shows it, with the records that the call asked for. Job boards are always told the company, because they must name it in
/// their calls [inferred: no page lists companies].</summary>
internal readonly struct CampaignView(Call call, bool isForJobBoard = false)
{
    private readonly Embed embed = new(call);
    private readonly KelioState state = call.State<KelioState>();

    public KelioCampaign Show(Campaign campaign)
    {
        var (records, company) = (state, state.Companies.Find(campaign.CompanyId)!);
        return new()
        {
            Id = campaign.Id,
            Slug = campaign.Slug,
            Name = campaign.Name,
            InternalName = isForJobBoard ? null : campaign.InternalName,
            Reference = campaign.Reference,
            Status = campaign.Status,
            JobType = campaign.JobType,
            JobField = campaign.JobField,
            WorkingTime = campaign.WorkingTime,
            EducationLevel = campaign.EducationLevel,
            ExperienceLevel = campaign.ExperienceLevel,
            RemoteLevel = campaign.RemoteLevel,
            SalaryMin = campaign.SalaryMin,
            SalaryMax = campaign.SalaryMax,
            SalaryCurrency = campaign.SalaryCurrency,
            Description = campaign.Description,
            Profile = campaign.Profile,
            CoverUrl = campaign.CoverUrl,
            VideoHost = campaign.VideoHost,
            VideoUrl = campaign.VideoUrl,
            Stages = campaign.Stages,
            StartDate = campaign.StartDate,
            ContractDuration = campaign.ContractDuration,
            Url = $"https://{company.Slug}.talentview.example/jobs/{campaign.Slug}",
            EntityId = campaign.EntityId,
            UnitId = campaign.UnitId,
            EndedAt = campaign.EndsAt,
            LastActivationAt = campaign.LastActivationAt,
            CreatedAt = campaign.CreatedAt,
            UpdatedAt = campaign.UpdatedAt,
            Company = isForJobBoard ? new(Company(company)) : default,
            Address = embed.Has("address") ? new(OrganisationView.Show(campaign.Address)) : default,
            Entity = embed.Has("entity") ? new(campaign.EntityId is { } entity ? OrganisationView.Show(records.Entities.Find(entity)!) : null) : default,
            Channels = !isForJobBoard && embed.Has("channels") ? [.. records.ChannelsOf(company, campaign.Channels).Select(Channel)] : null,
            Tags = !isForJobBoard && embed.Has("tags") ? ApplicationView.Tags(campaign.TagIds, records) : null,
            Unit = !isForJobBoard && embed.Has("unit") ? new(campaign.UnitId is { } unit ? OrganisationView.Show(records.Units.Find(unit)!) : null) : default,
        };
    }

    public static KelioCompany Company(Company company) => new(company.Id, company.Name, company.Slug);

    public static KelioChannel Channel(Channel channel) => new(channel.Id, channel.Name, channel.Value);
}
