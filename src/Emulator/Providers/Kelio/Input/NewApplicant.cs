using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Pages;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The creation of an applicant, the same for customers and job boards [documented: J/applicants].</summary>
internal static class NewApplicant
{
    /// <summary>What happens when a resume has been uploaded; the subject is the applicant, the payload the kind of file.</summary>
    public const string ResumeUpload = "resume upload";

    /// <summary>Creates the applicant in the company, or lists what is wrong.</summary>
    public static Outcome Create(Call call, Company company, Fields fields, KelioSettings settings)
    {
        var state = call.State<KelioState>();
        var (id, ids) = state.Ids.Next("applicants", KelioSeed.FirstApplicant);
        var applicant = Read(id, company, fields, call.Now);
        var resume = Resume(fields);
        if (applicant.Email.Length > 0 && state.ApplicantByEmail(company.Id, applicant.Email) is not null) fields.Reject("email", KelioErrors.Taken);
        if (fields.Refusal is { } invalid) return invalid;

        var after = (state with { Ids = ids }).With(applicant);
        var change = Change.To(after);
        if (!applicant.IsLegalsAccepted)
        {
            var secret = call.Secrets.Letters(24);
            change = change.Post(TermsMail.To(applicant, company, secret)).Claim(Claim.Masked(secret));
        }

        if (resume is not null) change = change.At(call.Now + settings.ResumeDelay, ResumeUpload, id.ToString(CultureInfo.InvariantCulture), resume);
        return Outcome.Of(default(ApplicantView).Answer(201, applicant, after), change);
    }

    /// <summary>Ends the upload of a resume.</summary>
    public static Happening EndUpload(AgendaEntry entry, Moment moment)
    {
        var state = moment.State<KelioState>();
        if (state.Applicants.Find(int.Parse(entry.Subject, CultureInfo.InvariantCulture)) is not { } applicant)
            return new Happening($"The applicant {entry.Subject} is gone; the resume is dropped.", Change.None);
        var (file, ids) = state.Ids.NextGuid("resumes");
        var url = $"https://files.talentview.example/resumes/{file}.{entry.Payload}";
        return new Happening(
            $"The resume of applicant {applicant.Id} is uploaded.",
            Change.To((state with { Ids = ids }).With(applicant with { ResumeUrl = url, UpdatedAt = moment.Now })));
    }

    private static Applicant Read(int id, Company company, Fields fields, DateTimeOffset now) => new(id, company.Id, fields.Email("email"))
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
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static string? Country(Fields fields)
    {
        var country = fields.Text("iso_country");
        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetter))) fields.Reject("iso_country", KelioErrors.Invalid);
        return country;
    }

    // The extension of the file that will be uploaded; null when there is none.
    private static string? Resume(Fields fields)
    {
        if (fields.Find("resume") is not { } resume) return null;
        if (resume.ValueKind != JsonValueKind.Object)
        {
            fields.Reject("resume", KelioErrors.Invalid);
            return null;
        }

        if (!TryText(resume, "base64", out var content)) fields.Reject("resume.base64", KelioErrors.Blank);
        else if (!Base64.IsValid(content)) fields.Reject("resume.base64", KelioErrors.Invalid);
        if (!TryText(resume, "mime_type", out var type)) fields.Reject("resume.mime_type", KelioErrors.Blank);
        else if (!KelioSettings.ResumeTypes.ContainsKey(type)) fields.Reject("resume.mime_type", KelioErrors.NotListed);
        return KelioSettings.ResumeTypes.GetValueOrDefault(type);
    }

    private static bool TryText(JsonElement of, string name, out string text)
    {
        text = of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return !string.IsNullOrWhiteSpace(text);
    }
}
