namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>How well a result fits a profile of reference: 100 is a perfect match.</summary>
internal sealed record Match(int Id, string Label, int ClassId, string ClassLabel, int Percent);
