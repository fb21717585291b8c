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
        new(
            "create applicant",
            "POST",
            KelioRoutes.Applicants,
            Provenance.Documented("C/tutorial; the fields from J/applicants"),
            call => Create(call, settings))
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
        var state = call.State<KelioState>();
        var all = state.Applicants.In(KelioState.ApplicantsOfCompany, call.Grant<KelioKey>().CompanyId!.Value);
        var words = new KeyWords(call);
        var newsletter = Search.Flag(call, "is_partner_newsletter_active");
        var alert = Search.Flag(call, "is_campaign_alert_active");
        Func<Applicant, bool>? isAsked = words.IsEmpty && newsletter is null && alert is null ? null : applicant =>
            (newsletter is null || applicant.IsPartnerNewsletterActive == newsletter)
            && (alert is null || applicant.IsCampaignAlertActive == alert)
            && words.Fit(applicant.FirstName, applicant.LastName, applicant.Email);
        var view = ApplicantView.Asked(call);
        var page = Paging.Of(call, settings.PageSize).Take(all, isAsked);
        return Answers.Page(page, applicant => view.Show(applicant, state), KelioJson.Wire.IReadOnlyListKelioApplicant);
    }

    private static Outcome Show(Call call)
    {
        var state = call.State<KelioState>();
        var company = call.Grant<KelioKey>().CompanyId!.Value;
        var found = RecordId.InRoute(call) is { } id ? state.Applicants.Find(id) : state.ApplicantByEmail(company, call.Route("id"));
        return found is not null && found.CompanyId == company ? ApplicantView.Asked(call).Answer(200, found, state)
            : Refuse.NotFound(call, "id", "applicant", KelioRoutes.Applicants, found is not null);
    }

    private static Outcome Create(Call call, KelioSettings settings)
    {
        var given = call.Read(settings, ApplicantInput.OfCustomer);
        if (given.Input is not { } input) return given.Refusal!;
        var company = call.State<KelioState>().Companies.Find(call.Grant<KelioKey>().CompanyId!.Value)!;
        return NewApplicant.Create(call, company, input, settings);
    }
}
