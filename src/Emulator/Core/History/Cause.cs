namespace Emulator.Core.History;

/// <summary>Why a workspace changed. It is handed to the gate before the outcome is known, so the number and the summary are filled in afterwards.</summary>
/// <param name="kind">What made it change.</param>
public sealed class Cause(CauseKind kind)
{
    /// <summary>What made it change.</summary>
    public CauseKind Kind { get; } = kind;

    /// <summary>The number of the exchange or of the act; null for what fell due by itself.</summary>
    public long? Number { get; set; }

    /// <summary>The provider whose agenda entry it was, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>One sentence for a person, or null.</summary>
    public string? Summary { get; set; }
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
}
