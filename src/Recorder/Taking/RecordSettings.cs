namespace Recorder.Taking;

/// <summary>What is to be recorded, and how much of it at most.</summary>
/// <param name="Provider">The provider, as the emulator calls it.</param>
/// <param name="To">The vendor's address, or whatever stands in its place; the path of a call is put behind it.</param>
/// <param name="Listen">Where the client calls.</param>
/// <param name="Folder">Where the recordings go.</param>
internal sealed record RecordSettings(string Provider, Uri To, string Listen, string Folder)
{
    /// <summary>Whether of bodies their shapes alone are kept.</summary>
    public bool ShapesOnly { get; init; }

    /// <summary>The number of recordings; calls beyond it are passed on and not kept.</summary>
    public int MostCalls { get; init; } = 10_000;

    /// <summary>The size of a body in bytes; a longer one is passed on and not kept.</summary>
    public long MostBodyBytes { get; init; } = 5_000_000;

    /// <summary>The size of all recordings in bytes; calls beyond it are passed on and not kept.</summary>
    public long MostBytes { get; init; } = 500_000_000;

    /// <summary>How long the vendor may take for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);
}
