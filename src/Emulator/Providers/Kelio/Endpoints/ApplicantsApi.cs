using System.Globalization;
using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/applicants</c>: the applicants of the customer's company.</summary>
internal static class ApplicantsApi
{
    private static readonly Parameter Embed = new("embed", "query", "string", "Any of address, applications and pools, with commas between.");

    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("list applicants", "GET", KelioRoutes.Applicants, Provenance.Documented("C/applicants"), call => List(call, settings))
        {
            Requires = KelioScopes.ApplicantsRead,
            Summary = "Lists the applicants of the company, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioApplicant>),
            Parameters =
            [
                Embed,
                new("keywords", "query", "string", "Words, each of which must be in the first name, the last name or the e-mail address."),
                new("is_partner_newsletter_active", "query", "boolean", "Only applicants who agreed, or did not agree, to e-mails of partners."),
                new("is_campaign_alert_active", "query", "boolean", "Only applicants who agreed, or did not agree, to e-mails about new job offers."),
                .. Paging.Parameters,
            ],
        },
        new("show applicant", "GET", KelioRoutes.Applicant, Provenance.Documented("C/applicants"), Show)
        {
            Requires = KelioScopes.ApplicantsRead,
            Summary = "Shows one applicant, by id or e-mail address.",
            ResponseBody = typeof(KelioApplicant),
            Parameters = [new("id", "path", "string", "The id, or the e-mail address in any case.", Required: true), Embed],
        },
        new("create applicant", "POST", KelioRoutes.Applicants, Provenance.Documented("C/tutorial; the fields from J/applicants"), call => Create(call, settings))
        {
            Requires = KelioScopes.ApplicantsWrite,
            Changes = true,
            Summary = "Creates an applicant, sends the e-mail about the terms unless a manager vouches, and uploads the resume afterwards.",
            RequestBody = typeof(KelioApplicantRequest),
            ResponseBody = typeof(KelioApplicant),
            Parameters = [new("applicant", "body", "object", "The applicant.", Required: true)],
        },
    ];

    private static Outcome List(Call call, KelioSettings settings)
    {
        var (state, company) = (call.State<KelioState>(), call.Grant<KelioKey>().CompanyId);
        var words = Search.Words(call);
        var newsletter = Search.Flag(call, "is_partner_newsletter_active");
        var alert = Search.Flag(call, "is_campaign_alert_active");
        var found = state.Applicants.Rows.Where(applicant => applicant.CompanyId == company
            && (newsletter is null || applicant.IsPartnerNewsletterActive == newsletter)
            && (alert is null || applicant.IsCampaignAlertActive == alert)
            && Search.Fits(words, applicant.FirstName, applicant.LastName, applicant.Email)).ToList();
        var view = ApplicantView.Asked(call);
        return Paging.Page(call, found, ByCreation, applicant => view.Show(applicant, state), KelioJson.Wire.IReadOnlyListKelioApplicant, settings.PageSize);
    }

    private static Outcome Show(Call call)
    {
        var state = call.State<KelioState>();
        var company = call.Grant<KelioKey>().CompanyId!.Value;
        var given = call.Route("id");
        var found = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? state.Applicants.Find(id) : state.ApplicantByEmail(company, given);
        if (found is not null && found.CompanyId == company) return ApplicantView.Asked(call).Answer(200, found, state);
        return new Refusal(
            RefusalKind.NotFound,
            found is null ? "No applicant of the company has this id or e-mail address." : $"The applicant {id} belongs to another company.",
            "GET /applicants lists the applicants that this key sees.")
        { Check = "record" };
    }

    private static Outcome Create(Call call, KelioSettings settings)
    {
        if (RequestBody.Read(call.Request, out var body) is { } unreadable) return unreadable;
        if (RequestBody.RequireObject(body, "applicant", out var applicant) is { } missing) return missing;
        var state = call.State<KelioState>();
        return NewApplicant.Create(call, state.Companies.Find(call.Grant<KelioKey>().CompanyId!.Value)!, new Fields(applicant, settings.LongestText), settings);
    }

    private static int ByCreation(Applicant a, Applicant b) => a.CreatedAt.CompareTo(b.CreatedAt) is var order && order != 0 ? order : a.Id.CompareTo(b.Id);
}
