using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Life;

/// <summary>How well a Synthesis meets a job's target. PI publishes no rule: here 5 is all factors within their ranges, and each
/// sigma outside costs one, down to 1.</summary>
internal static class JobFit
{
    /// <summary>1 to 5, or null when there is no result or no target.</summary>
    public static int? Rating(BehavioralResult? result, JobTarget? target)
    {
        if (result is null || target is null) return null;
        var scores = result.Synthesis;
        var missed = Missed(scores.A, target.ALow) + Missed(scores.B, target.BLow) + Missed(scores.C, target.CLow) + Missed(scores.D, target.DLow);
        return Math.Max(1, 5 - (int)Math.Ceiling(missed));
    }

    private static double Missed(double score, double low) =>
        Math.Round(Math.Max(0, Math.Max(low - score, score - (low + PredictiveIndexSettings.TargetWidth))), 4);
}
