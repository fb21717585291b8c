using System.Collections.Immutable;
using Emulator.Core.State;

namespace Emulator.Providers.Kelio.Records;

/// <summary>A person with an account on a company's career site; the e-mail address is unique in the company without regard to case.</summary>
internal sealed record Applicant(int Id, int CompanyId, string Email) : IRow<int>, IDated
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public required string Locale { get; init; }

    public string? PhoneCode { get; init; }

    public string? PhoneNumber { get; init; }

    public string? AvatarUrl { get; init; }

    public string? IsoCountry { get; init; }

    public string? BioUrl { get; init; }

    public bool IsPartnerNewsletterActive { get; init; }

    public bool IsCampaignAlertActive { get; init; }

    public bool IsLegalsAccepted { get; init; }

    public string? ResumeUrl { get; init; }

    public Address? Address { get; init; }

    public ImmutableArray<int> PoolIds { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A candidacy. Its status is the last of its history, which always holds at least one; it is complete when no stage is left.</summary>
internal sealed record Application(int Id, int CompanyId, int ApplicantId, int CampaignId, string Source) : IRow<int>, IDated
{
    /// <summary>The job board that made it, or null.</summary>
    public int? ChannelId { get; init; }

    public string? CurrentStage { get; init; }

    public required ImmutableArray<StatusChange> History { get; init; }

    public ImmutableArray<int> TagIds { get; init; } = [];

    public ImmutableArray<Comment> Comments { get; init; } = [];

    public ImmutableArray<Skill> Skills { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string Status => History[^1].Value;

    public DateTimeOffset StatusChangedAt => History[^1].At;

    public bool IsComplete => CurrentStage is null;

    /// <summary>The application with this status from now on; the same when it has it already.</summary>
    public Application Become(string status, int? managerId, DateTimeOffset now) =>
        status == Status ? this : this with { History = History.Add(new StatusChange(status, now, managerId)), UpdatedAt = now };
}

/// <summary>A status that an application got; by no manager when it is that of the start.</summary>
internal sealed record StatusChange(string Value, DateTimeOffset At, int? ManagerId);

/// <summary>What a manager wrote about an application.</summary>
internal sealed record Comment(int Id, string Content, int ManagerId, DateTimeOffset CreatedAt);

/// <summary>A skill that a manager rated, in hearts.</summary>
internal sealed record Skill(int Id, string Name, int Rating);
