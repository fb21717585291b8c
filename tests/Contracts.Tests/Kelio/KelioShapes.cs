using System.Text.Json.Nodes;
using PactNative;

namespace Contracts.Tests.Kelio;

/// <summary>The records of Kelio as contracts pin them: names and types of members, forms of texts; no sample value. Members that may be null are filled by the
/// states that these are used in.</summary>
internal static class KelioShapes
{
    public static JsonNode Instant => Like.Text(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$", "2026-03-02T09:00:00.000Z");

    public static JsonNode Day => Like.Text(@"^\d{4}-\d{2}-\d{2}$", "2026-03-02");

    public static JsonNode Email => Like.Text(@"^[^@\s]+@[^@\s]+$", "zoe@people.example");

    public static JsonNode Link => Like.Text(@"^https?://\S+$", "https://files.talentview.example/1");

    public static JsonObject Applicant => new()
    {
        ["id"] = Like.Whole(101),
        ["email"] = Email,
        ["first_name"] = Like.Type("Zoé"),
        ["last_name"] = Like.Type("Lame"),
        ["locale"] = Like.OneOf("fr", "en", "es"),
        ["phone_code"] = Like.Type("33"),
        ["phone_number"] = Like.Type("600000000"),
        ["avatar_url"] = Link,
        ["iso_country"] = Like.Text("^[A-Z]{2}$", "FR"),
        ["bio_url"] = Link,
        ["is_partner_newsletter_active"] = Like.Flag(true),
        ["is_campaign_alert_active"] = Like.Flag(true),
        ["is_legals_accepted"] = Like.Flag(true),
        ["resume_url"] = Link,
        ["created_at"] = Instant,
        ["updated_at"] = Instant,
    };

    public static JsonObject Address => new()
    {
        ["name"] = Like.Type("1 Rue Neuve, 06400 Exampleville, France"),
        ["lon"] = Like.Number(7.01),
        ["lat"] = Like.Number(43.55),
        ["street_number"] = Like.Type("1"),
        ["street"] = Like.Type("Rue Neuve"),
        ["zipcode"] = Like.Type("06400"),
        ["city"] = Like.Type("Exampleville"),
        ["country"] = Like.Type("France"),
        ["iso_country"] = Like.Text("^[A-Z]{2}$", "FR"),
        ["administrative_area_level_1"] = Like.Type("Provence"),
        ["administrative_area_level_2"] = Like.Type("Alpes-Maritimes"),
    };

    public static JsonObject Pool =>
        new() { ["id"] = Like.Whole(1), ["name"] = Like.Type("Vivier"), ["description"] = Like.Type("À rappeler"), ["icon"] = Like.Type("star") };

    public static JsonObject Application => new()
    {
        ["id"] = Like.Whole(9001),
        ["applicant_id"] = Like.Whole(101),
        ["campaign_id"] = Like.Whole(71),
        ["company_id"] = Like.Whole(1),
        ["source"] = Like.Type("carriere"),
        ["status"] = Like.Type("interview"),
        ["status_changed_at"] = Instant,
        ["current_stage"] = Like.OneOf("resume", "abstract", "agenda", "video", "survey", "pitch"),
        ["is_complete"] = Like.Flag(false),
        ["created_at"] = Instant,
        ["updated_at"] = Instant,
    };

    public static JsonObject LightApplicant =>
        new() { ["id"] = Like.Whole(101), ["email"] = Email, ["first_name"] = Like.Type("Zoé"), ["last_name"] = Like.Type("Lame") };

    public static JsonObject LightCampaign => new()
    {
        ["id"] = Like.Whole(71),
        ["name"] = Like.Type("Vendeur"),
        ["slug"] = Like.Type("a1b2c3"),
        ["status"] = Like.OneOf("online", "standby", "draft", "archived"),
    };

    public static JsonObject Tag => new() { ["id"] = Like.Whole(1), ["name"] = Like.Type("Prioritaire") };

    public static JsonObject Status =>
        new() { ["id"] = Like.Whole(1), ["value"] = Like.Type("interview"), ["name"] = Like.Type("Entretien"), ["position"] = Like.Whole(2) };

    public static JsonObject Campaign => new()
    {
        ["id"] = Like.Whole(71),
        ["slug"] = Like.Text("^[a-z0-9]{6}$", "a1b2c3"),
        ["name"] = Like.Type("Vendeur (F/H)"),
        ["internal_name"] = Like.Type("Vendeur Lyon"),
        ["reference"] = Like.Type("V-69"),
        ["status"] = Like.OneOf("online", "standby", "draft", "archived"),
        ["job_type"] = Like.OneOf(
            "Permanent contract", "Fixed term contract", "Interim Contract", "Professional Contract", "Alternating",
            "Freelance", "Internship", "IVB", "Tenured", "Other"),
        ["job_field"] = Like.OneOf("Supervisor", "Public Executive", "Private Executive"),
        ["working_time"] = Like.OneOf("Full time", "Part time", "Part time - Morning", "Part time - Afternoon", "Half time", "Custom"),
        ["education_level"] = Like.Whole(2),
        ["experience_level"] = Like.Whole(2),
        ["remote_level"] = Like.Whole(1),
        ["salary_min"] = Like.Whole(24000),
        ["salary_max"] = Like.Whole(26000),
        ["salary_currency"] = Like.Whole(1),
        ["description"] = Like.Type("<p>…</p>"),
        ["profile"] = Like.Type("<p>…</p>"),
        ["cover_url"] = Link,
        ["video_host"] = Like.OneOf("Youtube", "Dailymotion", "Vimeo"),
        ["video_url"] = Link,
        ["stages"] = Like.Each(Like.OneOf("abstract", "agenda", "video", "survey", "pitch", "resume")),
        ["start_date"] = Day,
        ["contract_duration"] = Like.Whole(6),
        ["url"] = Link,
        ["entity_id"] = Like.Whole(86),
        ["unit_id"] = Like.Whole(1),
        ["ended_at"] = Instant,
        ["last_activation_at"] = Instant,
        ["created_at"] = Instant,
        ["updated_at"] = Instant,
    };

    public static JsonObject Company => new() { ["id"] = Like.Whole(1), ["name"] = Like.Type("Atelier"), ["slug"] = Like.Type("atelier") };

    public static JsonObject Channel => new() { ["id"] = Like.Whole(1), ["name"] = Like.Type("Site carrière"), ["value"] = Like.Type("career_fr") };

    public static JsonObject Entity => new()
    {
        ["id"] = Like.Whole(86),
        ["name"] = Like.Type("Leeds Retail"),
        ["reference"] = Like.Type("UK-LEEDS"),
        ["color"] = Like.Text("^#[0-9A-Fa-f]{6}$", "#B5442E"),
        ["logo_url"] = Link,
        ["created_at"] = Instant,
        ["updated_at"] = Instant,
    };

    public static JsonObject Unit => new()
    {
        ["id"] = Like.Whole(1),
        ["name"] = Like.Type("Boutique"),
        ["reference"] = Like.Type("69-01"),
        ["entity_id"] = Like.Whole(86),
        ["address"] = Address,
        ["created_at"] = Instant,
    };

    public static JsonObject Manager => new()
    {
        ["id"] = Like.Whole(845),
        ["email"] = Email,
        ["first_name"] = Like.Type("Ana"),
        ["last_name"] = Like.Type("Prune"),
        ["locale"] = Like.OneOf("fr", "en"),
        ["phone_code"] = Like.Type("33"),
        ["phone_number"] = Like.Type("600000000"),
        ["credentials"] = Like.Whole(3),
        ["created_at"] = Instant,
        ["updated_at"] = Instant,
    };
}
