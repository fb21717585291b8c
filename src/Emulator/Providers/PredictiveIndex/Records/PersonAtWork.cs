namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>A person with the latest assessment of each kind that a user sees.</summary>
internal sealed record PersonAtWork(Person Person, Assessment? Behavioral, Assessment? Cognitive)
{
    /// <summary>The number of the newest of them; 0 when there is none.</summary>
    public int Number => Math.Max(Behavioral?.Number ?? 0, Cognitive?.Number ?? 0);
}
