namespace Contracts.Control;

/// <summary>What the process takes.</summary>
/// <param name="HeapBytes">The objects that it keeps, in bytes; exact only where it was asked to collect first.</param>
/// <param name="ResidentBytes">The memory that it holds of the machine's, in bytes.</param>
/// <param name="Workspaces">The number of workspaces.</param>
public sealed record ProcessView(long HeapBytes, long ResidentBytes, int Workspaces);
