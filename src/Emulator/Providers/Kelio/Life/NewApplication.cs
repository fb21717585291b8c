using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Life;

/// <summary>The creation of an application [documented: J/applications; source, stage and status at the start are inferred].</summary>
internal static class NewApplication
{
    /// <summary>The source of what customers create themselves [inferred: the example's].</summary>
    private const string OwnSource = "carriere";

    /// <summary>Creates the application, or tells what is wrong.</summary>
    /// <param name="call">The call.</param>
    /// <param name="input">What its body says.</param>
    /// <param name="company">The company; null when the one that was named is not there.</param>
    /// <param name="board">The job board that asks; null for the customer.</param>
    public static Outcome Create(Call call, ApplicationInput input, Company? company, Channel? board)
    {
        var state = call.State<KelioState>();
        if (company is null) return Refuse.NoCompany(call.Request.Surface.Name, input.CompanyId, state.AccountOf(call.Request.Surface.Name).Id);
        if (state.Campaigns.Find(input.CampaignId) is not { } campaign || campaign.CompanyId != company.Id)
        {
            return Refuse.NotFound(
                "campaign_id",
                RecordId.Text(input.CampaignId),
                "campaign of the company",
                board is null ? KelioRoutes.Campaigns : KelioRoutes.JobBoardCampaigns);
        }

        var applicant = input.ApplicantId is { } id ? state.Applicants.Find(id) : state.ApplicantByEmail(company.Id, input.ApplicantEmail!);
        if (applicant is null || applicant.CompanyId != company.Id)
        {
            return input.ApplicantId is { } unknown
                ? Refuse.NoApplicant("applicant_id", RecordId.Text(unknown), board is not null)
                : Refuse.NoApplicant("applicant_email", Shown.Text(input.ApplicantEmail!, Sight.Personal), board is not null);
        }


        var errors = FieldErrors.None;
        if (campaign.Status != "online") errors = errors.And(Refuse.NotOpen(campaign, board));
        else if (board is not null && !campaign.Channels.Contains(board.Value)) errors = errors.And(Refuse.NotOpen(campaign, board));
        if (state.Applications.By(KelioState.ApplicationOnce, (applicant.Id, campaign.Id)) is not null)
            errors = errors.And(Refuse.AppliedBefore(applicant, campaign));
        return errors.IsEmpty ? Made(call, state, applicant, campaign, board) : Refuse.Invalid(errors);
    }

    private static Outcome Made(Call call, KelioState state, Applicant applicant, Campaign campaign, Channel? board)
    {
        var ids = new KelioIds(state.Ids);
        var application = new Application(ids.Application(), applicant.CompanyId, applicant.Id, campaign.Id, board?.Value ?? OwnSource)
        {
            ChannelId = board?.Id,
            CurrentStage = campaign.Stages.FirstOrDefault(stage => stage != "abstract" && (stage != "resume" || applicant.ResumeUrl is null)),
            History = [new StatusChange(state.StatusesOf(applicant.CompanyId)[0].Value, call.Now, null)],
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        };
        var after = state with { Ids = ids.Sequence, Applications = state.Applications.Put(application) };
        return Outcome.Of(Answers.Json(201, ApplicantView.Show(application), KelioJson.Wire.KelioApplication), Change.To(after));
    }
}
