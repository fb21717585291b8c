using Contracts.PredictiveIndex;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The three patterns and the reference profile that they give.</summary>
/// <param name="Self">What the person is.</param>
/// <param name="SelfConcept">What the person believes is expected.</param>
/// <param name="Synthesis">Both together.</param>
/// <param name="ReferenceProfile">1 to 17, by alphabet.</param>
internal sealed record BehavioralResult(FactorScores Self, FactorScores SelfConcept, SynthesisScores Synthesis, int ReferenceProfile);
