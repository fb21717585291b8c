using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>A campaign: a job offer with what applicants go through.</summary>
public sealed record KelioCampaign
{
    /// <summary>A positive number.</summary>
    public required int Id { get; init; }

    /// <summary>Six letters and digits, the last part of <see cref="Url"/>.</summary>
    public required string Slug { get; init; }

    /// <summary>The job title for the public.</summary>
    public required string Name { get; init; }

    /// <summary>The name on the company's own screens.</summary>
    public string? InternalName { get; init; }

    /// <summary>The company's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary><c>online</c>, <c>standby</c> (paused), <c>draft</c> or <c>archived</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The kind of contract, e.g. <c>Permanent contract</c>.</summary>
    public required string JobType { get; init; }

    /// <summary><c>Public Executive</c>, <c>Private Executive</c> or <c>Supervisor</c>.</summary>
    public string? JobField { get; init; }

    /// <summary>E.g. <c>Full time</c>.</summary>
    public string? WorkingTime { get; init; }

    /// <summary>1 (CAP/BEP) to 7 (above BAC+5).</summary>
    public int? EducationLevel { get; init; }

    /// <summary>The experience wanted.</summary>
    public int? ExperienceLevel { get; init; }

    /// <summary>0 (not offered) to 3 (full).</summary>
    public int? RemoteLevel { get; init; }

    /// <summary>The lowest yearly salary.</summary>
    public int? SalaryMin { get; init; }

    /// <summary>The highest yearly salary.</summary>
    public int? SalaryMax { get; init; }

    /// <summary>1 for euros.</summary>
    public required int SalaryCurrency { get; init; }

    /// <summary>HTML.</summary>
    public required string Description { get; init; }

    /// <summary>Who is wanted, HTML.</summary>
    public required string Profile { get; init; }

    /// <summary>A picture.</summary>
    public string? CoverUrl { get; init; }

    /// <summary><c>Dailymotion</c>, <c>Youtube</c> or <c>Vimeo</c>.</summary>
    public string? VideoHost { get; init; }

    /// <summary>A film.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>What applicants go through, in order: <c>abstract</c>, <c>agenda</c>, <c>video</c>, <c>survey</c>, <c>pitch</c>, <c>resume</c>.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>When the work begins.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>How long the contract lasts, in months.</summary>
    public int? ContractDuration { get; init; }

    /// <summary>The job offer's page.</summary>
    public required string Url { get; init; }

    /// <summary>The entity.</summary>
    public int? EntityId { get; init; }

    /// <summary>The unit.</summary>
    public int? UnitId { get; init; }

    /// <summary>When the campaign pauses itself.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it last went online; null when it never did.</summary>
    public DateTimeOffset? LastActivationAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The company; always there for job boards, never for customers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KelioEmbed<KelioCompany> Company { get; init; }

    /// <summary>Where the work is, when asked for with <c>embed=address</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KelioEmbed<KelioAddress> Address { get; init; }

    /// <summary>Where it is broadcast, when asked for with <c>embed=channels</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioChannel>? Channels { get; init; }

    /// <summary>The entity, when asked for with <c>embed=entity</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KelioEmbed<KelioEntity> Entity { get; init; }

    /// <summary>The tags, when asked for with <c>embed=tags</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioTag>? Tags { get; init; }

    /// <summary>The unit, when asked for with <c>embed=unit</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public KelioEmbed<KelioUnit> Unit { get; init; }
}

/// <summary>A company, as job boards see it.</summary>
/// <param name="Id">What job boards name in their calls.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Slug">The name in addresses.</param>
public sealed record KelioCompany(int Id, string Name, string Slug);

/// <summary>A place where campaigns are broadcast.</summary>
/// <param name="Id">A positive number.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Value">What the parameter <c>channels</c> filters by, e.g. <c>career_fr</c>.</param>
public sealed record KelioChannel(int Id, string Name, string Value);
