namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>An assessment with its person.</summary>
internal readonly record struct ListedAssessment(Assessment? Assessment, Person? Person);
