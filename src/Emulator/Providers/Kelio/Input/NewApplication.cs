using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The creation of an application [documented: J/applications, where the table is cut off; source, stage and status at the start are inferred].</summary>
internal static class NewApplication
{
    /// <summary>The source of what customers create themselves [inferred: the example's].</summary>
    private const string OwnSource = "carriere";

    /// <summary>Creates the application, or tells what is wrong.</summary>
    /// <param name="call">The call.</param>
    /// <param name="body">Its body.</param>
    /// <param name="company">The company; null when the one that was named is not there.</param>
    /// <param name="board">The job board that asks; null for the customer.</param>
    public static Outcome Create(Call call, JsonElement body, Company? company, Channel? board)
    {
        if (RequestBody.RequireNumber(body, "campaign_id", out var campaignId) is { } noCampaign) return noCampaign;
        if (Applicant(body, out var applicantId, out var email) is { } noApplicant) return noApplicant;
        var state = call.State<KelioState>();
        if (company is null) return Answers.NotFound("company", false);
        if (state.Campaigns.Find(campaignId) is not { } campaign || campaign.CompanyId != company.Id) return Answers.NotFound("campaign of the company", false);
        var applicant = applicantId is { } id ? state.Applicants.Find(id) : state.ApplicantByEmail(company.Id, email!);
        if (applicant is null || applicant.CompanyId != company.Id) return Answers.NotFound("applicant of the company", false);

        var errors = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        if (campaign.Status != "online") errors.Add(new("campaign_id", [board is null ? KelioErrors.NotOnline : KelioErrors.NotBroadcast]));
        else if (board is not null && !campaign.Channels.Contains(board.Value)) errors.Add(new("campaign_id", [KelioErrors.NotBroadcast]));
        if (state.Applications.Rows.Any(other => other.ApplicantId == applicant.Id && other.CampaignId == campaign.Id)) errors.Add(new("applicant_id", [KelioErrors.Taken]));
        return errors.Count > 0 ? Invalid(errors, campaign) : Made(call, state, applicant, campaign, board);
    }

    private static Outcome Made(Call call, KelioState state, Applicant applicant, Campaign campaign, Channel? board)
    {
        var (id, ids) = state.Ids.Next("applications", KelioSeed.FirstApplication);
        var application = new Application(id, applicant.CompanyId, applicant.Id, campaign.Id, board?.Value ?? OwnSource)
        {
            ChannelId = board?.Id,
            CurrentStage = campaign.Stages.FirstOrDefault(stage => stage != "abstract" && (stage != "resume" || applicant.ResumeUrl is null)),
            History = [new StatusChange(state.StatusesOf(applicant.CompanyId).First().Value, call.Now, null)],
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        };
        var after = state with { Ids = ids, Applications = state.Applications.Put(application) };
        return Outcome.Of(Answers.Json(201, ApplicantView.Show(application), KelioJson.Wire.KelioApplication), Change.To(after));
    }

    // The id wins where both are given.
    private static Refusal? Applicant(JsonElement body, out int? id, out string? email)
    {
        (id, email) = (null, null);
        if (body.TryGetProperty("applicant_id", out var given) && given.ValueKind != JsonValueKind.Null)
        {
            if (RequestBody.RequireNumber(body, "applicant_id", out var number) is { } wrong) return wrong;
            id = number;
            return null;
        }

        if (!body.TryGetProperty("applicant_email", out _)) return RequestBody.RequireNumber(body, "applicant_id", out _);
        var problem = RequestBody.RequireText(body, "applicant_email", out var text);
        email = text;
        return problem;
    }

    private static Refusal Invalid(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> errors, Campaign campaign) => new(
        RefusalKind.Invalid,
        $"The application is not valid: {string.Join("; ", errors.Select(error => $"{error.Key} {error.Value[0]}"))}. The campaign is {campaign.Status}, broadcast on {(campaign.Channels.IsEmpty ? "nothing" : string.Join(", ", campaign.Channels))}.",
        "Name a campaign that is online and broadcast on the job board, and an applicant who has not applied to it.")
    { Check = "validation", Errors = errors };
}
