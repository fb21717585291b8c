using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>An applicant's candidacy for a campaign.</summary>
public sealed record KelioApplication
{
    /// <summary>A positive number.</summary>
    public required int Id { get; init; }

    /// <summary>Who applies.</summary>
    public required int ApplicantId { get; init; }

    /// <summary>For which campaign.</summary>
    public required int CampaignId { get; init; }

    /// <summary>The company that recruits.</summary>
    public required int CompanyId { get; init; }

    /// <summary>Where the applicant came from, e.g. <c>carriere</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The <c>value</c> of the current status.</summary>
    public required string Status { get; init; }

    /// <summary>When it got this status.</summary>
    public required DateTimeOffset StatusChangedAt { get; init; }

    /// <summary>What the applicant still has to do; null when the application is complete.</summary>
    public string? CurrentStage { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>When the application was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The applicant in short, when asked for with <c>embed=applicant</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KelioEmbed<KelioLightApplicant> Applicant { get; init; }

    /// <summary>The campaign in short, when asked for with <c>embed=campaign</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KelioEmbed<KelioLightCampaign> Campaign { get; init; }

    /// <summary>What managers wrote, when asked for with <c>embed=comments</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioComment>? Comments { get; init; }

    /// <summary>What managers rated, when asked for with <c>embed=skills</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioSkill>? Skills { get; init; }

    /// <summary>All statuses so far, the oldest first, when asked for with <c>embed=status_history</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioStatusChange>? StatusHistory { get; init; }

    /// <summary>The tags, when asked for with <c>embed=tags</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioTag>? Tags { get; init; }
}

/// <summary>An applicant in short, inside an application.</summary>
public sealed record KelioLightApplicant(
    int Id, string Email, string? FirstName, string? LastName, string? PhoneCode, string? PhoneNumber, string? AvatarUrl, string? ResumeUrl);

/// <summary>A campaign in short, inside an application.</summary>
public sealed record KelioLightCampaign(int Id, string Name, string Slug, string Status);

/// <summary>What a manager wrote about an application.</summary>
public sealed record KelioComment(int Id, string Content, KelioLightManager? Manager, DateTimeOffset CreatedAt);

/// <summary>A manager in short, inside a comment.</summary>
public sealed record KelioLightManager(int Id, string? FirstName, string? LastName);

/// <summary>A skill that a manager rated, in hearts from 1 to 5.</summary>
public sealed record KelioSkill(int Id, string Name, int Rating);

/// <summary>One status that an application had.</summary>
/// <param name="Value">The status.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Date">Since when.</param>
/// <param name="ManagerId">The manager who set it; null for the status at the start.</param>
public sealed record KelioStatusChange(string Value, string? Name, DateTimeOffset Date, int? ManagerId);

/// <summary>A word that managers stick on applications and campaigns.</summary>
public sealed record KelioTag(int Id, string Name);

/// <summary>A status that managers can give applications.</summary>
/// <param name="Id">A positive number.</param>
/// <param name="Value">What <c>status[value]</c> filters by.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Position">The place in the list, from 1; the first is that of a new application.</param>
public sealed record KelioApplicationStatus(int Id, string Value, string Name, int Position);

/// <summary>The body of <c>POST /applications</c>, which the emulator offers behind a setting only.</summary>
public sealed record KelioApplicationRequest
{
    /// <summary>The campaign.</summary>
    public required int CampaignId { get; init; }

    /// <summary>Who applies; absent when the e-mail address is given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ApplicantId { get; init; }

    /// <summary>The e-mail address of who applies; absent when the id is given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ApplicantEmail { get; init; }
}

/// <summary>The body of <c>POST /jobboards/applications</c>.</summary>
public sealed record KelioJobBoardApplicationRequest
{
    /// <summary>The company.</summary>
    public required int CompanyId { get; init; }

    /// <summary>The campaign, which must be broadcast on the job board.</summary>
    public required int CampaignId { get; init; }

    /// <summary>Who applies; absent when the e-mail address is given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ApplicantId { get; init; }

    /// <summary>The e-mail address of who applies; absent when the id is given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ApplicantEmail { get; init; }
}
