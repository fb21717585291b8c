namespace Emulator.Core.Evidence;

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
