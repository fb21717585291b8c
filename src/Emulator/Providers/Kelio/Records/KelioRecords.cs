using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Providers.Kelio.Records;

/// <summary>A key pair: who calls, what it may do and whose data it sees. A customer's key belongs to a company, a job
/// board's to the job board's channel.</summary>
internal sealed record KelioKey(
    int Id,
    string Environment,
    string Kind,
    [property: Secret] string PrivateKey,
    [property: Secret] string SecretKey,
    ImmutableArray<string> Scopes,
    int? QuotaPerMinute,
    bool IsEnabled,
    int? CompanyId,
    int? ChannelId) : IRow<int>
{
    public const string Customer = "customer";
    public const string JobBoard = "jobboard";

    /// <summary>The key in the journal's words, without its secrets.</summary>
    [JsonIgnore]
    public string Label { get; } = FormattableString.Invariant($"{Environment} {Kind} key {Id}");
}

/// <summary>A company that recruits. Every other record belongs to one, and so to one environment.</summary>
internal sealed record Company(int Id, string Environment, string Slug, string Name) : IRow<int>;

/// <summary>A status that a company's managers give to applications; the first by position is that of a new application.</summary>
internal sealed record ApplicationStatus(int Id, int CompanyId, string Value, string Name, int Position) : IRow<int>;

/// <summary>A place where campaigns are broadcast: a career site of one company, or, without a company, a job board.</summary>
internal sealed record Channel(int Id, string Environment, int? CompanyId, string Value, string Name) : IRow<int>;

/// <summary>A part of a company, formerly called a brand.</summary>
internal sealed record Entity(
    int Id, int CompanyId, string Name, string? Reference, string Color, string? LogoUrl, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
    : IRow<int>, IDated;

/// <summary>A place of work of an entity.</summary>
internal sealed record Unit(int Id, int CompanyId, int EntityId, string Name, string? Reference, Address? Address, DateTimeOffset CreatedAt)
    : IRow<int>, IDated;

/// <summary>A user of the recruiting software.</summary>
internal sealed record Manager(
    int Id,
    int CompanyId,
    string Email,
    string? FirstName,
    string? LastName,
    string Locale,
    string? PhoneCode,
    string? PhoneNumber,
    int Credentials,
    string? AvatarUrl,
    ImmutableArray<int> UnitIds,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IRow<int>, IDated;

/// <summary>A word that managers stick on applications and campaigns.</summary>
internal sealed record Tag(int Id, int CompanyId, string Name) : IRow<int>;

/// <summary>A group into which managers put applicants.</summary>
internal sealed record Pool(int Id, int CompanyId, string Name, string? Description, string? Icon) : IRow<int>;

/// <summary>A job offer. It is broadcast on the channels whose values it lists.</summary>
internal sealed record Campaign(int Id, int CompanyId, string Slug, string Name, string Status) : IRow<int>, IDated
{
    public required string InternalName { get; init; }

    public string? Reference { get; init; }

    public required string JobType { get; init; }

    public string? JobField { get; init; }

    public string? WorkingTime { get; init; }

    public int? EducationLevel { get; init; }

    public int? ExperienceLevel { get; init; }

    public int? RemoteLevel { get; init; }

    public int? SalaryMin { get; init; }

    public int? SalaryMax { get; init; }

    public int SalaryCurrency { get; init; } = 1;

    public required string Description { get; init; }

    public required string Profile { get; init; }

    public string? CoverUrl { get; init; }

    public string? VideoHost { get; init; }

    public string? VideoUrl { get; init; }

    public required ImmutableArray<string> Stages { get; init; }

    public int? EntityId { get; init; }

    public int? UnitId { get; init; }

    public Address? Address { get; init; }

    public ImmutableArray<string> Channels { get; init; } = [];

    public ImmutableArray<int> TagIds { get; init; } = [];

    public DateOnly? StartDate { get; init; }

    public int? ContractDuration { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? LastActivationAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
