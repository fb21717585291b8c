using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Core.Journal;

/// <summary>One call and its answer, as they were: secrets are masked when it is shown, never stored elsewhere.</summary>
public readonly record struct Exchange
{
    /// <summary>Unique over the process, growing.</summary>
    public long Number { get; init; }

    /// <summary>When the call was decided, by the workspace's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The call.</summary>
    public required Request Request { get; init; }

    /// <summary>The answer; null when a fault broke the connection before there was one.</summary>
    public required Answer? Answer { get; init; }

    /// <summary>How long the decision took, in real milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>Who called, or null when the credential did not hold.</summary>
    public string? Caller { get; init; }

    /// <summary>The operation's name, or null when no route fits.</summary>
    public string? Operation { get; init; }

    /// <summary>What was checked.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What a registered fault did to the call, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>The path as the caller wrote it, with the surface's prefix when the call came by prefix.</summary>
    public required string FullPath { get; init; }
}
