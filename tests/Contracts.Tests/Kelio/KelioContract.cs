using System.Text.Json.Nodes;
using Contracts.Kelio;
using PactNative;
using static Contracts.Tests.Kelio.KelioTelling;

namespace Contracts.Tests.Kelio;

/// <summary>The contract with Kelio: every operation with its success, and the refusals.</summary>
internal static partial class KelioContract
{
    public static Contract All { get; } =
        new("kelio", "kelio", [.. Customer, .. Organisation, .. JobBoards, .. Refusals, .. BadTokens, .. BadRequests, .. ByAnalogy, .. Among, .. Guards]);

    private static IEnumerable<Interaction> Customer =>
    [
        Case(
            "a token for a key pair",
            wire => wire.Asks("POST", KelioRoutes.Jwt)
                .Body(new JsonObject
                {
                    ["private_key"] = Like.State("${privateKey}", "^[0-9a-f-]{36}$", PrivateKey),
                    ["secret_key"] = Like.State("${secretKey}", "^[A-Za-z0-9]+$", SecretKey),
                })
                .Answers(200, new JsonObject { ["jwt"] = Like.Text(@"^[\w-]+\.[\w-]+\.[\w-]+$", Jwt) }),
            async client => Assert.Equal(Jwt, (await client.CreateTokenAsync(new KelioTokenRequest(PrivateKey, SecretKey))).Good().Jwt)),
        Case(
            "the applicants",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().AnswersPage(KelioShapes.Applicant),
            async client =>
            {
                var answer = await client.ListApplicantsAsync();
                Assert.Equal("Zoé", Assert.Single(answer.Good()).FirstName);
                Assert.Equal(new KelioPagination(1, 1, null, 1), answer.Page);
            }),
        Case(
            "the second page of two applicants each",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Query("page", "2").Query("per_page", "2")
                .Query("order", "created_at").Query("sort", "asc").AnswersPage(Like.Each(KelioShapes.Applicant), 3, 2, null, 2),
            async client =>
            {
                var answer = await client.ListApplicantsAsync(new KelioQuery { Page = 2, PerPage = 2, Order = "created_at", Sort = "asc" });
                Assert.Single(answer.Good());
                Assert.Equal(new KelioPagination(3, 2, null, 2), answer.Page);
            },
            "kelio: applicants",
            new JsonObject { ["count"] = 3 }),
        Case(
            "the applicants that a word finds, with their pools",
            wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Query("embed", "pools").Query(
                "keywords",
                Like.State("${applicantFirstName}", "^.+$", "Romain")).AnswersPage(KelioShapes.Applicant.And(("pools", Like.Each(KelioShapes.Pool)))),
            async client => Assert.Equal(
                "Vivier",
                Assert.Single(Assert.Single((await client.ListApplicantsAsync(new KelioQuery { Embed = "pools", Keywords = "Romain" })).Good()).Pools!).Name)),
        Case(
            "an applicant by id, with address, applications and pools",
            wire => wire.Asks("GET", Path(KelioRoutes.Applicants, "applicantId", ApplicantId)).Bearer().Query("embed", "address,applications,pools")
                .Answers(200, KelioShapes.Applicant.And(
                    ("address", KelioShapes.Address), ("applications", Like.Each(KelioShapes.Application)), ("pools", Like.Each(KelioShapes.Pool)))),
            async client =>
            {
                var applicant = (await client.GetApplicantAsync("101", "address,applications,pools")).Good();
                Assert.Equal("Exampleville", applicant.Address.Value!.City);
                Assert.Equal(9001, Assert.Single(applicant.Applications!).Id);
            }),
        Case(
            "an applicant by e-mail address",
            wire => wire.Asks(
                "GET", Like.State(KelioRoutes.Applicants + "/${applicantEmail}", "^/v2/applicants/[^/]+$", KelioRoutes.Applicants + "/zoe@people.example"))
                .Bearer().Answers(200, KelioShapes.Applicant),
            async client => Assert.Equal("zoe@people.example", (await client.GetApplicantAsync("zoe@people.example")).Good().Email)),
        Case(
            "a new applicant with a resume",
            wire => wire.Asks("POST", KelioRoutes.Applicants).Bearer().Body(new JsonObject { ["applicant"] = NewApplicant })
                .Answers(201, KelioShapes.Applicant.Less("avatar_url", "bio_url", "resume_url")),
            async client => Assert.Null((await client.CreateApplicantAsync(TheNewApplicant)).Good().ResumeUrl)),
        Case(
            "the applications",
            wire => wire.Asks("GET", KelioRoutes.Applications).Bearer().AnswersPage(KelioShapes.Application),
            async client => Assert.Equal("resume", Assert.Single((await client.ListApplicationsAsync()).Good()).CurrentStage)),
        Case(
            "the applications to a campaign that came to an interview since a day",
            wire => wire.Asks("GET", KelioRoutes.Applications).Bearer().Query("campaign_id", Number("campaignId", CampaignId)).Query("is_complete", "false")
                .Query("status[value]", "interview").Query("status[date][gte]", Like.State("${statusDay}", @"^\d{4}-\d{2}-\d{2}$", "2026-03-01")).Query(
                    "status[date][lte]", "2199-12-31")
                .AnswersPage(KelioShapes.Application.And(("status", "interview"))),
            async client => Assert.Equal("interview", Assert.Single((await client.ListApplicationsAsync(new KelioQuery
            {
                CampaignId = CampaignId,
                IsComplete = false,
                StatusValue = "interview",
                StatusFrom = new DateOnly(2026, 3, 1),
                StatusTo = new DateOnly(2199, 12, 31),
            })).Good()).Status)),
        Case(
            "an application with all that belongs to it",
            wire => wire.Asks("GET", Path(KelioRoutes.Applications, "applicationId", 9001))
                .Bearer().Query("embed", "applicant,campaign,comments,skills,status_history,tags")
                .Answers(200, KelioShapes.Application.And(
                    ("applicant", KelioShapes.LightApplicant),
                    ("campaign", KelioShapes.LightCampaign),
                    ("comments", Like.Each(new JsonObject
                    {
                        ["id"] = Like.Whole(1),
                        ["content"] = Like.Type("Intéressant."),
                        ["manager"] = new JsonObject { ["id"] = Like.Whole(845), ["first_name"] = Like.Type("Ana"), ["last_name"] = Like.Type("Prune") },
                        ["created_at"] = KelioShapes.Instant,
                    })),
                    ("skills", Like.Each(new JsonObject { ["id"] = Like.Whole(1), ["name"] = Like.Type("Anglais"), ["rating"] = Like.Whole(4) })),
                    ("status_history",
                        Like.Each(new JsonObject { ["value"] = Like.Type("interview"), ["name"] = Like.Type("Entretien"), ["date"] = KelioShapes.Instant })),
                    ("tags", Like.Each(KelioShapes.Tag)))),
            async client =>
            {
                var application = (await client.GetApplicationAsync(9001, "applicant,campaign,comments,skills,status_history,tags")).Good();
                Assert.Equal("Zoé", application.Applicant.Value!.FirstName);
                Assert.Equal(4, Assert.Single(application.Skills!).Rating);
                Assert.Equal("interview", Assert.Single(application.StatusHistory!).Value);
            }),
        Case(
            "the statuses of applications",
            wire => wire.Asks("GET", KelioRoutes.ApplicationStatuses).Bearer().Answers(200, Like.Each(KelioShapes.Status)),
            async client => Assert.Equal("interview", Assert.Single((await client.ListApplicationStatusesAsync()).Good()).Value)),
        Case(
            "the campaigns that are online, by name",
            wire => wire.Asks("GET", KelioRoutes.Campaigns).Bearer().Query("status", "online")
                .Query("order", "name").Query("sort", "asc").AnswersPage(KelioShapes.Campaign.And(("status", "online"))),
            async client => Assert.Equal(
                "online", Assert.Single((await client.ListCampaignsAsync(new KelioQuery { Status = "online", Order = "name", Sort = "asc" })).Good()).Status)),
        Case(
            "the campaigns of a channel",
            wire => wire.Asks("GET", KelioRoutes.Campaigns).Bearer().Query("channels", "career_fr")
                .Query("embed", "channels").AnswersPage(KelioShapes.Campaign.And(("channels", Like.Each(KelioShapes.Channel)))),
            async client => Assert.Equal("career_fr", Assert.Single(
                Assert.Single((await client.ListCampaignsAsync(new KelioQuery { Channels = "career_fr", Embed = "channels" })).Good()).Channels!).Value)),
        Case(
            "a campaign with all that belongs to it",
            wire => wire.Asks("GET", Path(KelioRoutes.Campaigns, "campaignId", CampaignId)).Bearer().Query("embed", "address,channels,entity,tags,unit")
                .Answers(200, KelioShapes.Campaign.And(
                    ("address", KelioShapes.Address),
                    ("channels", Like.Each(KelioShapes.Channel)),
                    ("entity", KelioShapes.Entity),
                    ("tags", Like.Each(KelioShapes.Tag)),
                    ("unit", KelioShapes.Unit))),
            async client => Assert.Equal("Boutique", (await client.GetCampaignAsync(CampaignId, "address,channels,entity,tags,unit")).Good().Unit.Value!.Name)),
        Case(
            "the channels",
            wire => wire.Asks("GET", KelioRoutes.Channels).Bearer().Answers(200, Like.Each(KelioShapes.Channel)),
            async client => Assert.Equal("career_fr", Assert.Single((await client.ListChannelsAsync()).Good()).Value)),
    ];

    private static JsonObject NewApplicant => new()
    {
        ["email"] = Like.State("${newApplicantEmail}", @"^[^@\s]+@[^@\s]+$", "neuf@people.example"),
        ["first_name"] = Like.Type("Léo"),
        ["last_name"] = Like.Type("Neuf"),
        ["locale"] = Like.OneOf("fr", "en", "es"),
        ["phone_code"] = Like.Type("33"),
        ["phone_number"] = Like.Type("611111111"),
        ["iso_country"] = Like.Text("^[A-Z]{2}$", "FR"),
        ["is_partner_newsletter_active"] = Like.Flag(false),
        ["is_campaign_alert_active"] = Like.Flag(true),
        ["is_legals_accepted_by_manager"] = Like.Flag(true),
        ["resume"] = new JsonObject
        {
            ["base64"] = Like.Text("^[A-Za-z0-9+/]+=*$", "JVBERi0xLjQK"),
            ["mime_type"] = Like.OneOf("pdf", "doc", "docx", "odt", "rtf", "txt"),
        },
    };

    private static KelioNewApplicant TheNewApplicant => new()
    {
        Email = "neuf@people.example",
        FirstName = "Léo",
        LastName = "Neuf",
        Locale = "fr",
        PhoneCode = "33",
        PhoneNumber = "611111111",
        IsoCountry = "FR",
        IsPartnerNewsletterActive = false,
        IsCampaignAlertActive = true,
        IsLegalsAcceptedByManager = true,
        Resume = new KelioNewResume("JVBERi0xLjQK", "pdf"),
    };
}
