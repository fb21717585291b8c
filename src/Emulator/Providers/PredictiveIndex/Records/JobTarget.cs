namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The lower ends of a job's target ranges in sigma; each range is 1.00 wide in every sample [V2EX].</summary>
internal sealed record JobTarget(double ALow, double BLow, double CLow, double DLow);
