using System.Globalization;

namespace Benchmarks.Soak;

/// <summary>What the emulator takes when it is quiet.</summary>
/// <param name="HeapBytes">The objects that it keeps.</param>
/// <param name="ResidentBytes">The memory that it holds of the machine's; it goes up and down with the collector.</param>
/// <param name="Descriptors">The descriptors that it has open.</param>
/// <param name="Workspaces">The workspaces.</param>
internal sealed record SoakMoment(long HeapBytes, long ResidentBytes, int Descriptors, int Workspaces)
{
    private const double MostHeap = 1.05;

    /// <summary>Whether it takes no more than before.</summary>
    public bool IsWithin(SoakMoment before) =>
        HeapBytes <= before.HeapBytes * MostHeap && Descriptors <= before.Descriptors && Workspaces <= before.Workspaces;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"heap {HeapBytes / 1024.0 / 1024.0:0.00} MB, resident {ResidentBytes / 1024.0 / 1024.0:0.0} MB, {Descriptors} descriptors, {Workspaces} workspaces");
}

/// <summary>What came of it.</summary>
/// <param name="First">What it took after the warm-up.</param>
/// <param name="Last">What it took at the end.</param>
/// <param name="Calls">The calls made.</param>
/// <param name="Statuses">How often each status was answered.</param>
/// <param name="Received">The webhooks that were answered.</param>
/// <param name="Hung">The webhooks that were not.</param>
/// <param name="Broken">The calls that were answered 500.</param>
/// <param name="Errors">The errors in its log.</param>
/// <param name="Ends">What went wrong when processes ended in the midst of it.</param>
/// <param name="EndTook">How long the ordered end took.</param>
internal sealed record SoakFigures(
    SoakMoment First,
    SoakMoment Last,
    long Calls,
    string Statuses,
    int Received,
    int Hung,
    IReadOnlyCollection<string> Broken,
    IReadOnlyCollection<string> Errors,
    IReadOnlyCollection<string> Ends,
    TimeSpan EndTook)
{
    /// <summary>What went wrong, a sentence each.</summary>
    public IEnumerable<string> Failures()
    {
        if (!Last.IsWithin(First)) yield return $"It took {First}, and at the end {Last}.";
        foreach (var call in Broken.Take(5)) yield return $"500: {call}";
        foreach (var end in Ends) yield return end;
        foreach (var line in Errors.Take(5)) yield return $"In its log: {line}";
        if (Received == 0 || Hung == 0) yield return $"{Received} webhooks were answered and {Hung} were not: some of each are wanted.";
    }

    public override string ToString() =>
        $"after the warm-up: {First}\nat the end:        {Last}\n{Calls} calls ({Statuses}), {Received} webhooks answered, {Hung} not, "
        + $"{Broken.Count} answered 500, {Errors.Count} lines of error, "
        + string.Create(CultureInfo.InvariantCulture, $"ended {EndTook.TotalSeconds:0.0} s after it was asked to");
}
