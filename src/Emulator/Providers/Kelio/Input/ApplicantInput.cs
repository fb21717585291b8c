using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Input;

/// <summary>A new applicant as a body tells it [documented: J/applicants].</summary>
/// <param name="CompanyId">The company that a job board names; a customer's is that of the key.</param>
/// <param name="Draft">The applicant, still without id, company and instants.</param>
/// <param name="Resume">The extension of the file that will be uploaded; null when there is none.</param>
/// <param name="Errors">What is wrong with the fields.</param>
internal sealed record ApplicantInput(int CompanyId, Applicant Draft, string? Resume, FieldErrors Errors)
{
    /// <summary>Reads the body of a customer.</summary>
    public static Given<ApplicantInput> OfCustomer(Request request, KelioSettings settings) =>
        RequestBody.Read(request, out var body) is { } unreadable ? unreadable : Read(body, 0, settings);

    /// <summary>Reads the body of a job board, which names the company.</summary>
    public static Given<ApplicantInput> OfJobBoard(Request request, KelioSettings settings)
    {
        if (RequestBody.Read(request, out var body) is { } unreadable) return unreadable;
        return RequestBody.RequireNumber(body, "company_id", settings, out var company) is { } missing ? missing : Read(body, company, settings);
    }

    private static Given<ApplicantInput> Read(JsonElement body, int company, KelioSettings settings)
    {
        if (RequestBody.RequireObject(body, "applicant", out var given) is { } missing) return missing;
        var fields = new Fields(given, "applicant", settings);
        var draft = new Applicant(0, 0, fields.Email("email"))
        {
            FirstName = fields.Text("first_name"),
            LastName = fields.Text("last_name"),
            Locale = fields.OneOf("locale", KelioSettings.ApplicantLocales, "fr"),
            PhoneCode = fields.Text("phone_code"),
            PhoneNumber = fields.Text("phone_number"),
            AvatarUrl = fields.Text("avatar_url"),
            IsoCountry = Country(fields),
            IsPartnerNewsletterActive = fields.Flag("is_partner_newsletter_active"),
            IsCampaignAlertActive = fields.Flag("is_campaign_alert_active"),
            IsLegalsAccepted = fields.Flag("is_legals_accepted_by_manager"),
            BioUrl = fields.Text("bio_url"),
            CreatedAt = default,
            UpdatedAt = default,
        };
        var resume = ResumeOf(fields);
        return new ApplicantInput(company, draft, resume, fields.Errors);
    }

    private static string? Country(Fields fields)
    {
        var country = fields.Text("iso_country");
        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetter)))
            fields.Reject("iso_country", KelioErrors.Invalid, "be the two letters of a country of ISO 3166-1", fields.Find("iso_country")!.Value, "\"FR\"");
        return country;
    }

    private static string? ResumeOf(Fields fields)
    {
        if (fields.Find("resume") is not { } resume) return null;
        if (resume.ValueKind != JsonValueKind.Object)
        {
            fields.Reject(
                "resume", KelioErrors.Invalid, "be an object with base64 and mime_type", resume, $$"""{"base64": {{Samples.File}}, "mime_type": "pdf"}""");
            return null;
        }

        var content = Member(resume, "base64");
        if (content.ValueKind != JsonValueKind.String || IsBlank(content)) Reject(KelioErrors.Blank);
        else if (!IsBase64(content)) Reject(KelioErrors.Invalid);
        var type = Member(resume, "mime_type") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        if (string.IsNullOrWhiteSpace(type)) RejectType(KelioErrors.Blank);
        else if (!KelioSettings.ResumeTypes.ContainsKey(type)) RejectType(KelioErrors.NotListed);
        return KelioSettings.ResumeTypes.GetValueOrDefault(type);

        void Reject(string message) =>
            fields.Reject("resume.base64", message, "be the file in base64: letters, digits, + and /, padded with =", content, Samples.File);

        void RejectType(string message) => fields.Reject(
            "resume.mime_type", message, Fields.OneOf(KelioSettings.ResumeTypes.Keys), Member(resume, "mime_type"), "\"pdf\"");
    }

    private static JsonElement Member(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value : default;

    // Of a text of many megabytes no copy is made, unless it is written with escapes.
    private static bool IsBase64(JsonElement text) =>
        Unescaped(text) is { IsEmpty: false } letters ? Base64.IsValid(letters) : Base64.IsValid(text.GetString());

    private static bool IsBlank(JsonElement text) =>
        !Unescaped(text).ContainsAnyInRange((byte)'!', (byte)'~') && string.IsNullOrWhiteSpace(text.GetString());

    private static ReadOnlySpan<byte> Unescaped(JsonElement text)
    {
        var letters = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return letters.Contains((byte)'\\') ? default : letters;
    }
}
