namespace Contracts.Control;

/// <summary>One line of a verdict.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Detail">Why, in plain words, or null.</param>
/// <param name="Evidence"><c>documented</c>, <c>observed</c> or <c>inferred</c>.</param>
/// <param name="Source">The page or the reason.</param>
public sealed record CheckView(string Check, string Outcome, string? Detail, string Evidence, string Source);
