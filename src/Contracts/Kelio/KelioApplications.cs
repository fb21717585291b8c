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
}
