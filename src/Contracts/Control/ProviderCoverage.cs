namespace Contracts.Control;

/// <summary>What is emulated of a provider.</summary>
/// <param name="Operations">Its operations, one line for each verb.</param>
/// <param name="Rules">Its rules.</param>
public sealed record ProviderCoverage(IReadOnlyList<OperationCoverage> Operations, IReadOnlyList<RuleCoverage> Rules);

/// <summary>An operation of a provider.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">The verb.</param>
/// <param name="Path">The vendor's own path.</param>
/// <param name="Surfaces">The environments or generations on which it exists.</param>
/// <param name="State"><c>emulated</c>, <c>refused</c> or <c>unsupported</c>.</param>
/// <param name="Evidence"><c>documented</c>, <c>observed</c> or <c>inferred</c>.</param>
/// <param name="Source">The page or the reason.</param>
public sealed record OperationCoverage(string Name, string Method, string Path, IReadOnlyList<string> Surfaces, string State, string Evidence, string Source)
{
    /// <summary>What of a documented or observed operation was decided by the emulator all the same: <c>path</c>, <c>input</c>, <c>status</c>,
    /// <c>answer</c>, <c>media type</c> or <c>headers</c>, or a word for something that no call and answer show.</summary>
    public IReadOnlyList<string> Inferred { get; init; } = [];
}

/// <summary>A rule of a provider.</summary>
/// <param name="Name">The rule in a few words.</param>
/// <param name="Evidence"><c>documented</c>, <c>observed</c> or <c>inferred</c>.</param>
/// <param name="Source">The page or the reason.</param>
public sealed record RuleCoverage(string Name, string Evidence, string Source)
{
    /// <summary>What of a documented or observed rule was decided by the emulator all the same, in the same words as for operations.</summary>
    public IReadOnlyList<string> Inferred { get; init; } = [];
}
