namespace Emulator.Providers.KeyPredict;

/// <summary>How far a competency of a model is met.</summary>
/// <param name="Label">The competency.</param>
/// <param name="Importance">1 to 5 (essential).</param>
/// <param name="Score">The matching, 0 to 100.</param>
internal sealed record CompetencyMatch(string Label, int Importance, decimal Score);
