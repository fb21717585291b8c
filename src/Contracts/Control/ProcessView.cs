namespace Contracts.Control;

/// <summary>What the process takes.</summary>
/// <param name="HeapBytes">The objects that it keeps, in bytes; exact only where it was asked to collect first.</param>
/// <param name="ResidentBytes">The memory that it holds of the machine's, in bytes.</param>
/// <param name="Workspaces">The number of workspaces.</param>
public sealed record ProcessView(long HeapBytes, long ResidentBytes, int Workspaces)
{
    /// <summary>What the workspaces keep of calls, acts, mails, webhooks, scenarios and names, in bytes.</summary>
    public long KeptBytes { get; init; }

    /// <summary>The largest size of the heap, in bytes (<c>maxBytes</c>).</summary>
    public long MaxBytes { get; init; }

    /// <summary>How many journals were emptied because the heap passed it.</summary>
    public long EmptiedJournals { get; init; }

    /// <summary>Whether emptying them was not enough, so that what would grow is refused with 503.</summary>
    public bool IsFull { get; init; }
}
