using System.Text.Json.Nodes;
using Contracts.Kelio;
using PactNative;
using static Contracts.Tests.Kelio.KelioTelling;

namespace Contracts.Tests.Kelio;

/// <content>Bodies of refusals, further refusals, operations by analogy.</content>
internal static partial class KelioContract
{
    private static IEnumerable<Interaction> BadTokens =>
    [
        BadToken("a token for the other environment, in words", "kelio: token for production"),
        BadToken("an expired token, in words", "kelio: expired token"),
        BadToken("a forged token", "kelio: forged token"),
        BadToken("a token from the future", "kelio: token from the future"),
        BadToken("the token of a deleted key, in words", "kelio: deleted key"),
        BadToken("the token of a disabled key", "kelio: disabled key"),
        Case(
            "a call without a token",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Refuses(401, KelioErrors.Unauthorized),
            async client =>
            {
                client.Token = null;
                (await client.ListApplicantsAsync()).Refused(401, KelioErrors.Unauthorized);
            }),
        Case(
            "a token for a wrong secret",
            wire => wire.Asks("POST", KelioRoutes.Jwt)
                .Body(
                    new JsonObject { ["private_key"] = Like.State("${privateKey}", "^[0-9a-f-]{36}$", PrivateKey), ["secret_key"] = "WrongSecretOfAContract" })
                .Refuses(401, KelioErrors.Unauthorized),
            async client =>
                (await client.CreateTokenAsync(new KelioTokenRequest(PrivateKey, "WrongSecretOfAContract"))).Refused(401, KelioErrors.Unauthorized)),
        Case(
            "a token without a secret",
            wire => wire.Asks("POST", KelioRoutes.Jwt)
                .Body(new JsonObject { ["private_key"] = Like.State("${privateKey}", "^[0-9a-f-]{36}$", PrivateKey), ["secret_key"] = "" })
                .Refuses(400, KelioErrors.Missing("secret_key")),
            async client => (await client.CreateTokenAsync(new KelioTokenRequest(PrivateKey, ""))).Refused(400, KelioErrors.Missing("secret_key"))),
        Case(
            "the 121st request of a minute, in words",
            wire => wire.RestsOn(Quota).Asks("GET", KelioRoutes.Applicants).Bearer().Refuses(403, KelioErrors.QuotaExceeded),
            async client => (await client.ListApplicantsAsync()).Refused(403, KelioErrors.QuotaExceeded),
            "kelio: requests made in this minute",
            new JsonObject { ["requests"] = 120 }),
        Case(
            "a call with a key that lacks the scope, in words",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Refuses(403, KelioErrors.Forbidden),
            async client => (await client.ListApplicantsAsync()).Refused(403, KelioErrors.Forbidden),
            "kelio: key without a scope",
            new JsonObject { ["scope"] = KelioScopes.ApplicantsRead }),
        Case(
            "a job board's path with a customer's key",
            wire => wire.Asks("GET", KelioRoutes.JobBoardCampaigns).Bearer().Refuses(403, KelioErrors.Forbidden),
            async client => (await client.ListJobBoardCampaignsAsync()).Refused(403, KelioErrors.Forbidden)),
        Case(
            "a customer's path with a job board's key",
            wire => wire.Asks("GET", KelioRoutes.Campaigns).Bearer("jobBoardJwt").Refuses(403, KelioErrors.Forbidden),
            async client => (await client.ListCampaignsAsync()).Refused(403, KelioErrors.Forbidden)),
    ];

    private static IEnumerable<Interaction> BadRequests =>
    [
        NotThere("an applicant that is not there", KelioRoutes.Applicants + "/999999", client => client.GetApplicantAsync("999999")),
        NotThere("an application that is not there", KelioRoutes.Applications + "/999999", client => client.GetApplicationAsync(999999)),
        NotThere("a campaign that is not there", KelioRoutes.Campaigns + "/999999", client => client.GetCampaignAsync(999999)),
        NotThere("an entity that is not there", KelioRoutes.Entities + "/999999", client => client.GetEntityAsync(999999)),
        NotThere("a manager that is not there", KelioRoutes.Managers + "/999999", client => client.GetManagerAsync("999999")),
        NotThere(
            "the companies of a job board, which are not known to be offered",
            KelioRoutes.JobBoardCompanies,
            client => client.ListJobBoardCompaniesAsync(),
            "jobBoardJwt"),
        BadApplicant(
            "a new applicant with a known e-mail address",
            new JsonObject { ["email"] = Like.State("${applicantEmail}", @"^[^@\s]+@[^@\s]+$", "zoe@people.example") },
            new KelioNewApplicant { Email = "zoe@people.example" },
            "email",
            KelioErrors.Taken),
        BadApplicant(
            "a new applicant with an e-mail address that is none",
            new JsonObject { ["email"] = "no-address" },
            new KelioNewApplicant { Email = "no-address" },
            "email",
            KelioErrors.Invalid),
        BadApplicant(
            "a new applicant in an unknown language",
            new JsonObject { ["email"] = Like.State("${newApplicantEmail}", @"^[^@\s]+@[^@\s]+$", "neuf@people.example"), ["locale"] = "xx" },
            new KelioNewApplicant { Email = "neuf@people.example", Locale = "xx" },
            "locale",
            KelioErrors.NotListed),
        Case(
            "applications by the day of a status without the status",
            wire => wire.Asks("GET", KelioRoutes.Applications).Bearer().Query("status[date][gte]", "2026-03-01")
                .Answers(400, new JsonObject { ["error"] = Like.Type("Bad Request") }),
            async client => (await client.ListApplicationsAsync(new KelioQuery { StatusFrom = new DateOnly(2026, 3, 1) })).Refused(400)),
        BadApplication("a second application to the same campaign", "campaignId", CampaignId, "applicant_id", KelioErrors.Taken),
        Case(
            "a page beyond the last",
            wire => wire.RestsOn("a page beyond the last is empty").Asks("GET", KelioRoutes.Applicants).Bearer().Query("page", "9")
                .Answers(200, new JsonArray()),
            async client => Assert.Empty((await client.ListApplicantsAsync(new KelioQuery { Page = 9 })).Good())),
    ];

    private static IEnumerable<Interaction> ByAnalogy =>
    [
        Case(
            "a unit of an entity",
            wire => wire.Asks("GET", Like.State("/v2/entities/${entityId}/units/${unitId}", "^/v2/entities/[0-9]+/units/[0-9]+$", "/v2/entities/86/units/1"))
                .Bearer().Answers(200, KelioShapes.Unit),
            async client => Assert.Equal("Boutique", (await client.GetUnitAsync(EntityId, UnitId)).Good().Name)),
        Case(
            "a job board's campaign",
            wire => wire.Asks("GET", Path(KelioRoutes.JobBoardCampaigns, "campaignId", CampaignId)).Bearer("jobBoardJwt")
                .Answers(200, KelioShapes.Campaign.Less("internal_name").And(("company", KelioShapes.Company))),
            async client => Assert.Equal(1, (await client.GetJobBoardCampaignAsync(CampaignId)).Good().Company.Value!.Id)),
    ];

    private static Interaction BadToken(string description, string state) => Case(
        description,
        wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Refuses(401, KelioErrors.Unauthorized),
        async client => (await client.ListApplicantsAsync()).Refused(401, KelioErrors.Unauthorized),
        state);

    private static Interaction NotThere<T>(string description, string path, Func<KelioClient, Task<KelioAnswer<T>>> call, string token = "jwt")
        where T : class => Case(
        description,
        wire => wire.Asks("GET", path).Bearer(token).Refuses(404, KelioErrors.NotFound),
        async client => (await call(client)).Refused(404, KelioErrors.NotFound));

    private static Interaction BadApplicant(string description, JsonObject told, KelioNewApplicant applicant, string field, string message) => Case(
        description,
        wire => wire.Asks("POST", KelioRoutes.Applicants).Bearer().Body(new JsonObject { ["applicant"] = told.DeepClone() }).RefusesField(field, message),
        async client => (await client.CreateApplicantAsync(applicant)).Refused(422, message, field));

    private static Interaction BadApplication(string description, string campaign, int example, string field, string message) => Case(
        description,
        wire => wire.Asks("POST", KelioRoutes.JobBoardApplications).Bearer("jobBoardJwt")
            .Body(new JsonObject
            {
                ["company_id"] = Like.StateNumber("companyId", 1),
                ["campaign_id"] = Like.StateNumber(campaign, example),
                ["applicant_id"] = Like.StateNumber("applicantId", 101),
            })
            .RefusesField(field, message),
        async client => (await client.CreateJobBoardApplicationAsync(
            new KelioJobBoardApplicationRequest { CompanyId = 1, CampaignId = example, ApplicantId = 101 })).Refused(422, message, field));
}
