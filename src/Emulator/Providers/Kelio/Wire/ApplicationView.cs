using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Wire;

/// <summary>An application as the wire shows it, with the records that the call asked for.</summary>
internal readonly struct ApplicationView(Call call, bool isForJobBoard = false)
{
    private readonly Embed embed = new(call);
    private readonly KelioState state = call.State<KelioState>();

    public KelioApplication Show(Application application)
    {
        var bare = ApplicantView.Show(application);
        var records = state;
        if (isForJobBoard) return embed.Has("applicant") ? bare with { Applicant = new(Applicant(application)) } : bare;
        return bare with
        {
            Applicant = embed.Has("applicant") ? new(Applicant(application)) : default,
            Campaign = embed.Has("campaign") ? new(Campaign(application)) : default,
            Comments = embed.Has("comments") ? [.. application.Comments.Select(comment => Comment(comment, records))] : null,
            Skills = embed.Has("skills") ? [.. application.Skills.Select(skill => new KelioSkill(skill.Id, skill.Name, skill.Rating))] : null,
            StatusHistory = embed.Has("status_history") ? History(application) : null,
            Tags = embed.Has("tags") ? Tags(application.TagIds, records) : null,
        };
    }

    public static IReadOnlyList<KelioTag> Tags(IEnumerable<int> ids, KelioState state) =>
        [.. ids.Select(state.Tags.Find).OfType<Tag>().Select(tag => new KelioTag(tag.Id, tag.Name))];

    private KelioLightApplicant? Applicant(Application application) => state.Applicants.Find(application.ApplicantId) is { } found
        ? new(found.Id, found.Email, found.FirstName, found.LastName, found.PhoneCode, found.PhoneNumber, found.AvatarUrl, found.ResumeUrl)
        : null;

    private KelioLightCampaign? Campaign(Application application) => state.Campaigns.Find(application.CampaignId) is { } found
        ? new(found.Id, found.Name, found.Slug, found.Status)
        : null;

    private static KelioComment Comment(Comment comment, KelioState state) => new(
        comment.Id,
        comment.Content,
        state.Managers.Find(comment.ManagerId) is { } manager ? new(manager.Id, manager.FirstName, manager.LastName) : null,
        comment.CreatedAt);

    private List<KelioStatusChange> History(Application application)
    {
        var names = state.StatusesOf(application.CompanyId).ToDictionary(status => status.Value, status => status.Name);
        return [.. application.History.Select(change =>
            new KelioStatusChange(change.Value, names.GetValueOrDefault(change.Value), change.At, change.ManagerId))];
    }
}
