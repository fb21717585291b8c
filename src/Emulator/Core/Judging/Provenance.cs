namespace Emulator.Core.Judging;

/// <summary>What stands behind a route or a rule: the kind of evidence and where it is found (page key, section or reason).</summary>
/// <param name="Kind">Documented, observed or inferred.</param>
/// <param name="Source">The page, the public code or the reason; plain text for a person.</param>
public sealed record Provenance(EvidenceKind Kind, string Source)
{
    /// <summary>What of it was decided here all the same: one of <see cref="Part"/>, or a word for something that no call and answer show.</summary>
    public IReadOnlyList<string> InferredParts { get; private init; } = [];

    /// <summary>Stated by the provider on the page <paramref name="source"/>.</summary>
    public static Provenance Documented(string source) => new(EvidenceKind.Documented, source);

    /// <summary>Seen in traffic or in working client code named by <paramref name="source"/>.</summary>
    public static Provenance Observed(string source) => new(EvidenceKind.Observed, source);

    /// <summary>Decided here because of <paramref name="reason"/>.</summary>
    public static Provenance Inferred(string reason) => new(EvidenceKind.Inferred, reason);

    /// <summary>The same, apart from these parts, which are inferred.</summary>
    public Provenance But(params IReadOnlyList<string> parts) => this with { InferredParts = parts };
}

/// <summary>The parts of an exchange that evidence may be missing for, although there is some for the rest.</summary>
internal static class Part
{
    /// <summary>Path or verb.</summary>
    public const string Path = "path";

    /// <summary>What is sent: query and body.</summary>
    public const string Input = "input";

    /// <summary>The status of the answer: of the success for an operation, of the refusal for a check.</summary>
    public const string Status = "status";

    /// <summary>The content of the answer.</summary>
    public const string Answer = "answer";

    /// <summary>The media type of a file.</summary>
    public const string MediaType = "media type";

    /// <summary>The headers of the answer.</summary>
    public const string Headers = "headers";
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
