using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>A position. No readable page names a legacy path for jobs; assessments carry the title.</summary>
internal sealed record Job(string Id) : IRow<string>
{
    public required string Title { get; init; }

    public string? ExternalJobId { get; init; }

    public required string FolderPath { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The ranges of the target in sigma, or null when no target is set.</summary>
    public JobTarget? Target { get; init; }
}

/// <summary>The lower ends of a job's target ranges in sigma; each range is 1.00 wide in every sample [V2EX].</summary>
internal sealed record JobTarget(double ALow, double BLow, double CLow, double DLow);
