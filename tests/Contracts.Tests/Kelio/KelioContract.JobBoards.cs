using System.Text.Json.Nodes;
using Contracts.Kelio;
using PactNative;
using static Contracts.Tests.Kelio.KelioTelling;

namespace Contracts.Tests.Kelio;

/// <content>What job boards do, and the documented refusals.</content>
internal static partial class KelioContract
{
    private static IEnumerable<Interaction> JobBoards =>
    [
        Case(
            "a job board's campaigns by name",
            wire => wire.Asks("GET", KelioRoutes.JobBoardCampaigns).Bearer("jobBoardJwt")
                .Query("order", "name").Query("sort", "asc").Query("page", "1").Query("per_page", "10")
                .AnswersPage(KelioShapes.Campaign.Less("internal_name").And(("company", KelioShapes.Company))),
            async client => Assert.Equal(
                "atelier",
                Assert.Single((await client.ListJobBoardCampaignsAsync(new KelioQuery { Order = "name", Sort = "asc", PerPage = 10, Page = 1 })).Good())
                    .Company.Value!.Slug)),
        Case(
            "a job board's applications of a company, with the applicants",
            wire =>
                wire.Asks("GET", KelioRoutes.JobBoardApplications).Bearer("jobBoardJwt").Query("company_id", Number("companyId", 1)).Query("embed", "applicant")
                    .AnswersPage(KelioShapes.Application.And(("applicant", KelioShapes.LightApplicant))),
            async client => Assert.Equal("Lame", Assert.Single(
                (await client.ListJobBoardApplicationsAsync(new KelioQuery { CompanyId = 1, Embed = "applicant" })).Good()).Applicant.Value!.LastName)),
        Case(
            "a new application from a job board",
            wire => wire.Asks("POST", KelioRoutes.JobBoardApplications).Bearer("jobBoardJwt")
                .Body(new JsonObject
                {
                    ["company_id"] = Like.StateNumber("companyId", 1),
                    ["campaign_id"] = Like.StateNumber("openCampaignId", 72),
                    ["applicant_id"] = Like.StateNumber("applicantId", 101),
                })
                .Answers(201, KelioShapes.Application),
            async client => Assert.Equal(9001, (await client.CreateJobBoardApplicationAsync(
                new KelioJobBoardApplicationRequest { CompanyId = 1, CampaignId = 72, ApplicantId = 101 })).Good().Id)),
        Case(
            "a new applicant from a job board",
            wire => wire.Asks("POST", KelioRoutes.JobBoardApplicants).Bearer("jobBoardJwt")
                .Body(new JsonObject { ["company_id"] = Like.StateNumber("companyId", 1), ["applicant"] = NewApplicant })
                .Answers(201, KelioShapes.Applicant.Less("avatar_url", "bio_url", "resume_url")),
            async client => Assert.Equal(101, (await client.CreateJobBoardApplicantAsync(1, TheNewApplicant)).Good().Id)),
    ];

    private static IEnumerable<Interaction> Refusals =>
    [
        Case(
            "the 120th request of a minute",
            wire => wire.RestsOn(Quota).Asks("GET", KelioRoutes.Applicants).Bearer().Answers(200, Like.Each(KelioShapes.Applicant)),
            async client => (await client.ListApplicantsAsync()).Good(),
            "kelio: requests made in this minute",
            new JsonObject { ["requests"] = 119 }),
        Case(
            "the 121st request of a minute",
            wire => wire.RestsOn(Quota).Asks("GET", KelioRoutes.Applicants).Bearer().Answers(403),
            async client => (await client.ListApplicantsAsync()).Refused(403),
            "kelio: requests made in this minute",
            new JsonObject { ["requests"] = 120 }),
        Case(
            "a call with a token for the other environment",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Answers(401),
            async client => (await client.ListApplicantsAsync()).Refused(401),
            "kelio: token for production"),
        Case(
            "a call with an expired token",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Answers(401),
            async client => (await client.ListApplicantsAsync()).Refused(401),
            "kelio: expired token"),
        Case(
            "a call with the token of a deleted key",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Answers(401),
            async client => (await client.ListApplicantsAsync()).Refused(401),
            "kelio: deleted key"),
        NoScope(KelioScopes.ApplicantsRead, "GET", KelioRoutes.Applicants, client => client.ListApplicantsAsync()),
        NoScope(
            KelioScopes.ApplicantsWrite,
            "POST",
            KelioRoutes.Applicants,
            client => client.CreateApplicantAsync(TheNewApplicant),
            new JsonObject { ["applicant"] = NewApplicant }),
        NoScope(KelioScopes.ApplicationsRead, "GET", KelioRoutes.Applications, client => client.ListApplicationsAsync()),
        NoScope(KelioScopes.CampaignsRead, "GET", KelioRoutes.Campaigns, client => client.ListCampaignsAsync()),
        NoScope(KelioScopes.ManagersRead, "GET", KelioRoutes.Managers, client => client.ListManagersAsync()),
        NoScope(KelioScopes.ManagersRead, "GET", KelioRoutes.Entities, client => client.ListEntitiesAsync()),
        NoScope(
            KelioScopes.ManagersWrite,
            "POST",
            KelioRoutes.Managers,
            client => client.CreateManagerAsync(new KelioManagerFields { Email = "ana@people.example" }),
            new JsonObject { ["manager"] = new JsonObject { ["email"] = Like.State("${newManagerEmail}", @"^[^@\s]+@[^@\s]+$", "ana@people.example") } }),
        NoScope(KelioScopes.CampaignsRead, "GET", KelioRoutes.JobBoardCampaigns, client => client.ListJobBoardCampaignsAsync(), kind: "jobboard"),
        NoScope(KelioScopes.ApplicationsRead, "GET", KelioRoutes.JobBoardApplications, client => client.ListJobBoardApplicationsAsync(), kind: "jobboard"),
        NoScope(
            KelioScopes.ApplicationsWrite,
            "POST",
            KelioRoutes.JobBoardApplications,
            client => client.CreateJobBoardApplicationAsync(new KelioJobBoardApplicationRequest { CompanyId = 1, CampaignId = 72, ApplicantId = 101 }),
            new JsonObject
            {
                ["company_id"] = Like.StateNumber("companyId", 1),
                ["campaign_id"] = Like.StateNumber("openCampaignId", 72),
                ["applicant_id"] = Like.StateNumber("applicantId", 101),
            },
            "jobboard"),
        NoScope(
            KelioScopes.ApplicantsWrite,
            "POST",
            KelioRoutes.JobBoardApplicants,
            client => client.CreateJobBoardApplicantAsync(1, TheNewApplicant),
            new JsonObject { ["company_id"] = Like.StateNumber("companyId", 1), ["applicant"] = NewApplicant },
            "jobboard"),
    ];

    private static Interaction NoScope<T>(
        string scope, string method, string path, Func<KelioClient, Task<KelioAnswer<T>>> call, JsonNode? body = null, string kind = "customer")
        where T : class => Case(
        $"{method} {path} with a key that lacks {scope}",
        wire =>
        {
            wire.Asks(method, path).Bearer(kind == "jobboard" ? "jobBoardJwt" : "jwt");
            if (body is not null) wire.Body(body.DeepClone());
            wire.Answers(403);
        },
        async client => (await call(client)).Refused(403),
        "kelio: key without a scope",
        kind == "customer" ? new JsonObject { ["scope"] = scope } : new JsonObject { ["scope"] = scope, ["kind"] = kind });
}
