using System.Globalization;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Hosting;

namespace Emulator.Control.Watching;

/// <summary>What of the timeline is wanted.</summary>
/// <param name="Kinds">The kinds, or empty for all.</param>
/// <param name="Provider">The provider, or null for all.</param>
/// <param name="Person">An e-mail address or the id of a record, or null for all.</param>
/// <param name="Since">Only what has a larger number, or null.</param>
/// <param name="From">Only from this instant on, or null.</param>
/// <param name="Limit">How many at most, or null for the usual number.</param>
internal sealed record TimelineFilter(IReadOnlySet<string> Kinds, string? Provider, string? Person, long? Since, DateTimeOffset? From, int? Limit)
{
    private static readonly string[] AllKinds = ["call", "refusal", "act", "change", "delivery", "mail", "clock"];

    /// <summary>Reads the query; answers the refusal of a value that cannot be read, or null.</summary>
    public static IResult? Read(
        ProviderCatalog providers, string? kind, string? provider, string? person, string? since, string? limit, out TimelineFilter filter)
    {
        filter = new TimelineFilter(new HashSet<string>((kind ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)), provider, person, null, null, null);
        if (filter.Kinds.FirstOrDefault(one => !AllKinds.Contains(one)) is not null)
            return Problems.BadMember("kind", "one or several of " + string.Join(", ", AllKinds) + ", with commas between");
        if (Problems.UnknownProvider(providers, provider) is { } unknown) return unknown;
        if (limit is not null)
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
                return Problems.BadMember("limit", "a whole number from 0");
            filter = filter with { Limit = most };
        }

        if (since is null) return null;
        if (long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) filter = filter with { Since = number };
        else if (Iso8601.TryInstant(since, out var instant)) filter = filter with { From = instant };
        else return Problems.BadMember("since", "the number of an entry, or an instant in ISO 8601");
        return null;
    }

    /// <summary>Whether the entry is wanted.</summary>
    public bool Meets(TimelineView entry) =>
        (Kinds.Count == 0 || Kinds.Contains(entry.Kind))
        && (Provider is null || entry.Provider == Provider)
        && (Person is null || string.Equals(entry.Person, Person, StringComparison.OrdinalIgnoreCase) || entry.Subject == Person)
        && (From is null || entry.At >= From);
}
