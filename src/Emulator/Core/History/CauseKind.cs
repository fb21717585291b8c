namespace Emulator.Core.History;

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
