namespace Emulator.Core.Judging;

/// <summary>What stands behind a route or a rule: the kind of evidence and where it is found (page key, section or reason).</summary>
/// <param name="Kind">Documented, observed or inferred.</param>
/// <param name="Source">The page, the public code or the reason; plain text for a person.</param>
public sealed record Provenance(EvidenceKind Kind, string Source)
{
    /// <summary>Stated by the provider on the page <paramref name="source"/>.</summary>
    public static Provenance Documented(string source) => new(EvidenceKind.Documented, source);

    /// <summary>Seen in traffic or in working client code named by <paramref name="source"/>.</summary>
    public static Provenance Observed(string source) => new(EvidenceKind.Observed, source);

    /// <summary>Decided here because of <paramref name="reason"/>.</summary>
    public static Provenance Inferred(string reason) => new(EvidenceKind.Inferred, reason);
}

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

/// <summary>A rule of a provider that no single check shows, listed in the coverage (a life time, a retry plan, a visibility rule).</summary>
/// <param name="Name">The rule in a few words, e.g. <c>quota: 120 requests a minute</c>.</param>
/// <param name="Basis">How we know it.</param>
public sealed record Rule(string Name, Provenance Basis);
