using Contracts.Control;

namespace Emulator.Comparing;

/// <summary>What became of a recording that was held beside the emulator.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Operation">The operation; null when no route fits.</param>
/// <param name="Outcome"><c>confirmed</c>, <c>refuted</c>, or <c>apart</c>: the emulator could not be brought into a state that compares.</param>
/// <param name="Differences">What was recorded otherwise.</param>
/// <param name="Why">Why it does not compare, or null.</param>
/// <param name="Check">The check that refused it in the emulator; null when none did.</param>
internal sealed record Finding(
    Recording Recording, string? Operation, string Outcome, IReadOnlyList<Difference> Differences, string? Why, CheckView? Check)
{
    public const string Confirmed = "confirmed", Refuted = "refuted", Apart = "apart";

    /// <summary>One line for a person.</summary>
    public override string ToString() => $"{Outcome,-9} {Recording.Request.Method} {Recording.Request.Target.Split('?')[0]}"
        + $"{(Operation is null ? "" : $" ({Operation})")}{(Why is null ? "" : " — " + Why)}  {Recording.Name}"
        + string.Concat(Differences.Select(difference => "\n          " + difference));
}

/// <summary>A line of the coverage with what the recordings say of it.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Kind"><c>operation</c> or <c>rule</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Evidence">How it was known until now.</param>
/// <param name="Source">From where.</param>
/// <param name="Outcome"><c>confirmed</c>, <c>refuted</c> or <c>not seen</c>.</param>
/// <param name="By">The recordings that say so.</param>
internal sealed record Settled(
    string Provider, string Kind, string Name, string Evidence, string Source, string Outcome, IReadOnlyList<string> By)
{
    public const string NotSeen = "not seen";

    /// <summary>Whether what was inferred was now observed.</summary>
    public bool CanBeRaised => Evidence == "inferred" && Outcome == Finding.Confirmed;
}
