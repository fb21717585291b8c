using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>A person with an account on a company's career site.</summary>
public sealed record KelioApplicant
{
    /// <summary>A positive number.</summary>
    public required int Id { get; init; }

    /// <summary>The e-mail address, unique in the company without regard to case.</summary>
    public required string Email { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary><c>fr</c>, <c>en</c> or <c>es</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>The country calling code without plus sign.</summary>
    public string? PhoneCode { get; init; }

    /// <summary>The number without country code.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>A picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The country as two letters.</summary>
    public string? IsoCountry { get; init; }

    /// <summary>A website or portfolio.</summary>
    public string? BioUrl { get; init; }

    /// <summary>Whether e-mails of partners are welcome.</summary>
    public required bool IsPartnerNewsletterActive { get; init; }

    /// <summary>Whether e-mails about new job offers are welcome.</summary>
    public required bool IsCampaignAlertActive { get; init; }

    /// <summary>Whether the terms are accepted.</summary>
    public required bool IsLegalsAccepted { get; init; }

    /// <summary>The resume; null until its upload has ended, which is some time after the applicant was created.</summary>
    public string? ResumeUrl { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The address, when asked for with <c>embed=address</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KelioEmbed<KelioAddress> Address { get; init; }

    /// <summary>The applications, when asked for with <c>embed=applications</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioApplication>? Applications { get; init; }

    /// <summary>The pools, when asked for with <c>embed=pools</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioPool>? Pools { get; init; }
}

/// <summary>The body of <c>POST /applicants</c>.</summary>
/// <param name="Applicant">The applicant.</param>
public sealed record KelioApplicantRequest(KelioNewApplicant Applicant);

/// <summary>The body of <c>POST /jobboards/applicants</c>.</summary>
/// <param name="CompanyId">The company for which the applicant is created.</param>
/// <param name="Applicant">The applicant.</param>
public sealed record KelioJobBoardApplicantRequest(int CompanyId, KelioNewApplicant Applicant);

/// <summary>An applicant to be created. Unknown members are ignored.</summary>
public sealed record KelioNewApplicant
{
    /// <summary>The e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The first name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastName { get; init; }

    /// <summary><c>fr</c> (when absent), <c>en</c> or <c>es</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Locale { get; init; }

    /// <summary>The country calling code without plus sign, e.g. <c>33</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PhoneCode { get; init; }

    /// <summary>The number without country code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PhoneNumber { get; init; }

    /// <summary>A public picture.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AvatarUrl { get; init; }

    /// <summary>The country as two letters, e.g. <c>FR</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IsoCountry { get; init; }

    /// <summary>Whether e-mails of partners are welcome.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsPartnerNewsletterActive { get; init; }

    /// <summary>Whether e-mails about new job offers are welcome.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsCampaignAlertActive { get; init; }

    /// <summary>Whether a manager vouches that the terms are accepted. Unless true, the applicant is sent an e-mail with a link to accept them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsLegalsAcceptedByManager { get; init; }

    /// <summary>A public website or portfolio.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BioUrl { get; init; }

    /// <summary>The resume, uploaded after the answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KelioNewResume? Resume { get; init; }
}

/// <summary>A file to be uploaded.</summary>
/// <param name="Base64">The content in base64.</param>
/// <param name="MimeType">Its type in short form, e.g. <c>pdf</c>.</param>
public sealed record KelioNewResume(string Base64, string MimeType);
