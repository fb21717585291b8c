using System.Text.Json.Nodes;
using Contracts.Kelio;
using PactNative;
using static Contracts.Tests.Kelio.KelioTelling;

namespace Contracts.Tests.Kelio;

/// <content>Filters, orders and pages among decoys of fixed names: what is left out, what comes first, where the next page is; nulls; the wrong
/// record.</content>
internal static partial class KelioContract
{
    private const string Filters = "kelio: filters";

    private static IEnumerable<Interaction> Among =>
    [
        Applicants("the applicants that a word finds among others", new KelioQuery { Keywords = "wanted" }, ["Alpha"]),
        Applicants("the applicants with the newsletter", new KelioQuery { IsPartnerNewsletterActive = true }, ["Alpha"]),
        Applicants("the applicants with alerts", new KelioQuery { IsCampaignAlertActive = true }, ["Alpha"]),
        Applicants("the applicants, the oldest first", new KelioQuery { Order = "created_at", Sort = "asc" }, ["Alpha", "Gamma", "Beta", "Delta"]),
        Applicants("the applicants, the newest first without a word", null, ["Delta", "Beta", "Gamma", "Alpha"]),
        Numbers("the first page of two", 1, 2, ["Alpha", "Gamma"]),
        Numbers("the second page of two", 2, null, ["Beta", "Delta"]),
        Case(
            "an applicant of whom little is known",
            wire => wire.Asks("GET", Path(KelioRoutes.Applicants, "emptyApplicantId", 104)).Bearer().Answers(200, new JsonObject
            {
                ["last_name"] = "Delta",
                ["first_name"] = null,
                ["phone_code"] = null,
                ["phone_number"] = null,
                ["avatar_url"] = null,
                ["iso_country"] = null,
                ["bio_url"] = null,
                ["resume_url"] = null,
                ["id"] = Like.Whole(104),
                ["email"] = KelioShapes.Email,
                ["locale"] = "fr",
                ["is_partner_newsletter_active"] = Like.Flag(false),
                ["is_campaign_alert_active"] = Like.Flag(false),
                ["is_legals_accepted"] = Like.Flag(false),
                ["created_at"] = KelioShapes.Instant,
                ["updated_at"] = KelioShapes.Instant,
            }),
            async client => Assert.Null((await client.GetApplicantAsync("104")).Good().FirstName),
            Filters),
        Case(
            "the applicant who was asked for and no other",
            wire => wire.Asks("GET", Path(KelioRoutes.Applicants, "applicantId", ApplicantId)).Bearer()
                .Answers(200, KelioShapes.Applicant.And(("last_name", "Alpha"), ("email", "alpha@people.example"))),
            async client => Assert.Equal("Alpha", (await client.GetApplicantAsync("101")).Good().LastName),
            Filters),
        Case(
            "an applicant of another company",
            wire => wire.Asks("GET", Path(KelioRoutes.Applicants, "strangerId", 105)).Bearer().Refuses(404, KelioErrors.NotFound),
            async client => (await client.GetApplicantAsync("105")).Refused(404, KelioErrors.NotFound),
            Filters),
        Applications("the applications to one campaign", ["Beta"], new KelioQuery { CampaignId = 73 }, ("campaign_id", Number("standbyCampaignId", 73))),
        Applications("the applications from a source", ["Delta", "Gamma"], new KelioQuery { Source = "salon" }, ("source", "salon")),
        Applications("the applications that are complete", ["Gamma"], new KelioQuery { IsComplete = true }, ("is_complete", "true")),
        Applications("the applications with a status", ["Delta", "Beta", "Alpha"], new KelioQuery { StatusValue = "interview" }, ("status[value]",
            "interview")),
        Applications(
            "the applications that came to a status since a day",
            ["Beta", "Alpha"],
            new KelioQuery { StatusValue = "interview", StatusFrom = new DateOnly(2026, 3, 1) },
            ("status[value]", "interview"),
            ("status[date][gte]", Like.State("${statusDay}", @"^\d{4}-\d{2}-\d{2}$", "2026-03-01"))),
        Applications(
            "the applications that came to a status until a day",
            ["Delta"],
            new KelioQuery { StatusValue = "interview", StatusTo = new DateOnly(2026, 3, 1) },
            ("status[value]", "interview"),
            ("status[date][lte]", Like.State("${statusDay}", @"^\d{4}-\d{2}-\d{2}$", "2026-03-01"))),
        Campaigns("the campaigns of two statuses, by name", new KelioQuery { Status = "online,standby", Order = "name", Sort = "asc" }, ["Beta", "Gamma"]),
        Campaigns("the campaigns, by name from the end", new KelioQuery { Order = "name", Sort = "desc" }, ["Gamma", "Beta", "Alpha"]),
        Campaigns("the campaigns, the last activated first", new KelioQuery { Status = "online,standby", Order = "last_activation_at" }, ["Gamma", "Beta"]),
        Campaigns("the campaigns of a channel among others", new KelioQuery { Channels = "career_fr" }, ["Gamma"]),
    ];

    private static Interaction Applicants(string description, KelioQuery? query, string[] names) => Raw(
        description,
        wire => Asked(wire.Asks("GET", KelioRoutes.Applicants).Bearer(), query).Answers(200, Named("last_name", names)),
        KelioRoutes.Applicants + Text(query),
        Filters);

    private static Interaction Numbers(string description, int page, int? next, string[] names) => Raw(
        description,
        wire => wire.Asks("GET", KelioRoutes.Applicants).Bearer().Query("order", "created_at").Query("sort", "asc")
            .Query("page", $"{page}").Query("per_page", "2").AnswersPage(Named("last_name", names), 4, page, next, 2),
        KelioRoutes.Applicants + Text(new KelioQuery { Order = "created_at", Sort = "asc", Page = page, PerPage = 2 }),
        Filters);

    private static Interaction Applications(string description, string[] names, KelioQuery query, params (string Name, JsonNode Value)[] asked) => Raw(
        description,
        wire =>
        {
            wire.Asks("GET", KelioRoutes.Applications).Bearer().Query("embed", "applicant");
            foreach (var (name, value) in asked) wire.Query(name, value);
            wire.Answers(200, new JsonArray([.. names.Select(name => new JsonObject { ["applicant"] = new JsonObject { ["last_name"] = name } })]));
        },
        KelioRoutes.Applications + Text(query with { Embed = "applicant" }),
        Filters);

    private static Interaction Campaigns(string description, KelioQuery query, string[] names) => Raw(
        description,
        wire => Asked(wire.Asks("GET", KelioRoutes.Campaigns).Bearer(), query).Answers(200, Named("name", names)),
        KelioRoutes.Campaigns + Text(query),
        Filters);

    private static string Text(KelioQuery? query) => query?.ToString() is { Length: > 0 } text ? "?" + text.TrimStart('?') : "";

    private static JsonArray Named(string member, string[] names) => new([.. names.Select(name => new JsonObject { [member] = name })]);

    private static Wire Asked(Wire wire, KelioQuery? query)
    {
        foreach (var pair in ((string?)query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            wire.Query(pair.Split('=')[0], Uri.UnescapeDataString(pair.Split('=')[1]));
        return wire;
    }
}
