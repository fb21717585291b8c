namespace Contracts.Control;

/// <summary>A rule of a provider.</summary>
/// <param name="Name">The rule in a few words.</param>
/// <param name="Evidence"><c>documented</c>, <c>observed</c> or <c>inferred</c>.</param>
/// <param name="Source">The page or the reason.</param>
public sealed record RuleCoverage(string Name, string Evidence, string Source);
