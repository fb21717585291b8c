namespace Contracts.Control;

/// <summary>Lets the clock go faster or slower than real time.</summary>
/// <param name="Factor">How many times as fast: above 0, at most 100,000.</param>
public sealed record ScaleRequest(double Factor);
