namespace Emulator.Core.Evidence;

/// <summary>How we came to know a fact about a provider.</summary>
public enum EvidenceKind
{
    /// <summary>Stated on a page of the provider's own documentation.</summary>
    Documented,

    /// <summary>Seen in recorded answers or in client code that works against the real provider.</summary>
    Observed,

    /// <summary>Decided here, for a stated reason, because nothing better is known.</summary>
    Inferred,
}
