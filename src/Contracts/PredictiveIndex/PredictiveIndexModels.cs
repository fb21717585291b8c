namespace Contracts.PredictiveIndex;

/// <summary>The factors of a pattern in sigma, about −3 to 3: Dominance, Extraversion, Patience, Formality, and E.</summary>
/// <param name="A">Dominance.</param>
/// <param name="B">Extraversion.</param>
/// <param name="C">Patience.</param>
/// <param name="D">Formality.</param>
/// <param name="E">The fifth factor, which Self and Self-Concept have.</param>
public sealed record FactorScores(double A, double B, double C, double D, double E);

/// <summary>The factors of the Synthesis in sigma; it has no fifth factor.</summary>
/// <param name="A">Dominance.</param>
/// <param name="B">Extraversion.</param>
/// <param name="C">Patience.</param>
/// <param name="D">Formality.</param>
public sealed record SynthesisScores(double A, double B, double C, double D);

/// <summary>A page of behavioral assessments as <c>/api/v2</c> answers it.</summary>
/// <param name="TotalSearchResults">How many there are before paging.</param>
/// <param name="BehavioralAssessments">The page.</param>
public sealed record BehavioralAssessmentPage(int TotalSearchResults, IReadOnlyList<BehavioralAssessment> BehavioralAssessments);
