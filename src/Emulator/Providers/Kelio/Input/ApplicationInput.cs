using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.Kelio.Input;

/// <summary>A new application as a body tells it [documented: J/applications, where the table is cut off]. The id of the applicant wins where the e-mail
/// address is given too.</summary>
/// <param name="CompanyId">The company that a job board names; a customer's is that of the key.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ApplicantId">The applicant; null when the e-mail address tells.</param>
/// <param name="ApplicantEmail">The applicant's e-mail address; null when the id tells.</param>
internal sealed record ApplicationInput(int CompanyId, int CampaignId, int? ApplicantId, string? ApplicantEmail)
{
    /// <summary>Reads the body of a customer.</summary>
    public static Given<ApplicationInput> OfCustomer(Request request, KelioSettings settings) =>
        RequestBody.Read(request, out var body) is { } unreadable ? unreadable : Read(body, 0, settings);

    /// <summary>Reads the body of a job board, which names the company.</summary>
    public static Given<ApplicationInput> OfJobBoard(Request request, KelioSettings settings)
    {
        if (RequestBody.Read(request, out var body) is { } unreadable) return unreadable;
        return RequestBody.RequireNumber(body, "company_id", settings, out var company) is { } missing ? missing : Read(body, company, settings);
    }

    private static Given<ApplicationInput> Read(JsonElement body, int company, KelioSettings settings)
    {
        if (RequestBody.RequireNumber(body, "campaign_id", settings, out var campaign) is { } noCampaign) return noCampaign;
        return Applicant(body, settings, out var id, out var email) is { } noApplicant ? noApplicant : new ApplicationInput(company, campaign, id, email);
    }

    private static Refusal? Applicant(JsonElement body, KelioSettings settings, out int? id, out string? email)
    {
        (id, email) = (null, null);
        var hasId = body.TryGetProperty("applicant_id", out var given) && given.ValueKind != JsonValueKind.Null;
        if (!hasId && body.TryGetProperty("applicant_email", out _)) return RequestBody.RequireText(body, "applicant_email", out email);
        var problem = RequestBody.RequireNumber(body, "applicant_id", settings, out var number);
        id = number;
        return problem;
    }
}
