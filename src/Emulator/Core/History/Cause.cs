namespace Emulator.Core.History;

/// <summary>Why a workspace changed.</summary>
/// <param name="Kind">What made it change.</param>
public sealed record Cause(CauseKind Kind)
{
    /// <summary>The number of the exchange or of the act; null for what fell due by itself.</summary>
    public long? Number { get; init; }

    /// <summary>The provider whose agenda entry it was, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>One sentence for a person, or null.</summary>
    public string? Summary { get; init; }
}

/// <summary>What makes a workspace change.</summary>
public enum CauseKind
{
    /// <summary>A call to a provider.</summary>
    Call,

    /// <summary>A call to the control API: somebody acted.</summary>
    Act,

    /// <summary>Something fell due.</summary>
    Agenda,

    /// <summary>A webhook was tried.</summary>
    Attempt,

    /// <summary>The emulator itself: a workspace is made, the clock is moved, what is too much is dropped.</summary>
    Upkeep,
}
