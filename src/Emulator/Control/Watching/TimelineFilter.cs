using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Hosting;

namespace Emulator.Control.Watching;

/// <summary>What of the timeline is wanted.</summary>
/// <param name="Kinds">The kinds, or empty for all.</param>
/// <param name="Provider">The provider, or null for all.</param>
/// <param name="Person">An e-mail address or the id of a record, or null for all.</param>
/// <param name="Since">From where on.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record TimelineFilter(IReadOnlySet<string> Kinds, string? Provider, string? Person, Since Since, int Limit)
{
    private const int UsualLimit = 1000;
    private static readonly string[] AllKinds = ["call", "refusal", "act", "change", "delivery", "mail", "clock"];

    /// <summary>Reads the query; answers the refusal of a value that cannot be read, or null.</summary>
    public static IResult? Read(
        ProviderCatalog providers, string? kind, string? provider, string? person, string? since, string? limit, out TimelineFilter filter)
    {
        filter = new TimelineFilter(new HashSet<string>((kind ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)), provider, person, default, UsualLimit);
        if (filter.Kinds.FirstOrDefault(one => !AllKinds.Contains(one)) is not null)
            return Problems.BadMember("kind", "one or several of " + string.Join(", ", AllKinds) + ", with commas between");
        if (Problems.UnknownProvider(providers, provider) is { } unknown) return unknown;
        if (QueryNumber.ReadLimit(limit, UsualLimit, out var most) is { } noLimit) return noLimit;
        if (Since.Read(since, "an entry", out var start) is { } noStart) return noStart;
        filter = filter with { Since = start, Limit = most };
        return null;
    }

    /// <summary>Whether the entry is wanted.</summary>
    public bool Meets(TimelineView entry) =>
        (Kinds.Count == 0 || Kinds.Contains(entry.Kind))
        && (Provider is null || entry.Provider == Provider)
        && (Person is null || string.Equals(entry.Person, Person, StringComparison.OrdinalIgnoreCase) || entry.Subject == Person)
        && (Since.From is null || entry.At >= Since.From);
}
