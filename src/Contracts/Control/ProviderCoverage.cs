namespace Contracts.Control;

/// <summary>What is emulated of a provider.</summary>
/// <param name="Operations">Its operations, one line for each verb.</param>
/// <param name="Rules">Its rules.</param>
public sealed record ProviderCoverage(IReadOnlyList<OperationCoverage> Operations, IReadOnlyList<RuleCoverage> Rules);
