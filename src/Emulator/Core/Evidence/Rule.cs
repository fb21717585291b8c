namespace Emulator.Core.Evidence;

/// <summary>A rule of a provider that no single check shows, listed in the coverage (a life time, a retry plan, a visibility rule).</summary>
/// <param name="Name">The rule in a few words, e.g. <c>quota: 120 requests a minute</c>.</param>
/// <param name="Basis">How we know it.</param>
public sealed record Rule(string Name, Provenance Basis);
