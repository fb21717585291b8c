using Contracts.Kelio;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/jobboards</c>: what a job board does for many companies.</summary>
internal static class JobBoardsApi
{
    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("job board: create applicant", "POST", KelioRoutes.JobBoardApplicants, Provenance.Documented("J/applicants"), call => CreateApplicant(call, settings))
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
        Operation.Unsupported("job board: list campaigns", "GET", KelioRoutes.JobBoardCampaigns, Provenance.Documented("J/pagination")),
        Operation.Unsupported("job board: show campaign", "GET", KelioRoutes.JobBoardCampaign, Provenance.Inferred("by analogy with the list")),
        Operation.Unsupported("job board: list applications", "GET", KelioRoutes.JobBoardApplications, Provenance.Documented("J/applications")),
        Operation.Unsupported("job board: create application", "POST", KelioRoutes.JobBoardApplications, Provenance.Documented("J/applications")),
        Hidden.Operation("job board: show application", "GET", KelioRoutes.JobBoardApplication, "plausible, but on no page"),
        Hidden.Operation("job board: list companies", "GET", KelioRoutes.JobBoardCompanies, "plausible, but on no page"),
    ];

    private static Outcome CreateApplicant(Call call, KelioSettings settings)
    {
        if (RequestBody.Read(call.Request, out var body) is { } unreadable) return unreadable;
        if (RequestBody.RequireNumber(body, "company_id", out var companyId) is { } noCompany) return noCompany;
        if (RequestBody.RequireObject(body, "applicant", out var applicant) is { } missing) return missing;
        if (call.State<KelioState>().Companies.Find(companyId) is not { } company || company.Environment != call.Request.Surface.Name)
            return new Refusal(RefusalKind.NotFound, $"No company of {call.Request.Surface.Name} has the id {companyId}.", "The workspace's body tells the companyId of each environment.")
            { Check = "record" };
        return NewApplicant.Create(call, company, new Fields(applicant, settings.LongestText), settings);
    }
}
