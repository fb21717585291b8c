using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Core.Journal;

/// <summary>What is the same object in many exchanges: surfaces, lists of checks and templates of details. An exchange names it by a number. Bounded: what
/// finds no place is written out in full, and comes back equal but for the check's judge, which is not needed to show it.</summary>
public sealed class JournalTerms
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<Surface, int> surfaces = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Check[], int> lists = new(SameChecks.Instance);
    private readonly ConcurrentDictionary<Check[], int>.AlternateLookup<ReadOnlySpan<CheckLine>> listsByLines;
    private readonly ConcurrentDictionary<string, int> templates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kept = new(StringComparer.Ordinal);
    private readonly Lock adding = new();
    private Surface[] surfaceAt = [];
    private Check[][] listAt = [];
    private string[] templateAt = [];

    /// <summary>Nothing yet.</summary>
    public JournalTerms() => listsByLines = lists.GetAlternateLookup<ReadOnlySpan<CheckLine>>();

    /// <summary>Numbers new terms where several processes share them; else null.</summary>
    internal NumberTerm? Shared { get; set; }

    /// <summary>The number of the surface, from 1; 0 when there is no place for it.</summary>
    internal int NumberOf(Surface surface)
    {
        if (surfaces.TryGetValue(surface, out var number)) return number;
        lock (adding)
        {
            if (surfaces.TryGetValue(surface, out number)) return number;
            if (Known(Kind.Surface, surfaceAt.Length, TextOf(surface)) is var known and not 0) return surfaces[surface] = known;
            if (surfaceAt.Length == Most || Shared is not null) return 0;
            surfaceAt = [.. surfaceAt, surface];
            return surfaces[surface] = surfaceAt.Length;
        }
    }

    /// <summary>The number of the list of checks that these lines go through, from 1; 0 when there is no place for it.</summary>
    internal int NumberOf(ReadOnlySpan<CheckLine> lines)
    {
        if (listsByLines.TryGetValue(lines, out var number)) return number;
        lock (adding)
        {
            if (listsByLines.TryGetValue(lines, out number)) return number;
            var checks = SameChecks.Instance.Create(lines);
            if (Known(Kind.List, listAt.Length, TextOf(checks)) is var known and not 0) return lists[checks] = known;
            if (listAt.Length == Most || Shared is not null) return 0;
            listAt = [.. listAt, checks];
            return lists[listAt[^1]] = listAt.Length;
        }
    }

    /// <summary>The number of the template of a detail, from 1; 0 when there is no place for it.</summary>
    internal int NumberOf(string template)
    {
        if (templates.TryGetValue(template, out var number)) return number;
        lock (adding)
        {
            if (templates.TryGetValue(template, out number)) return number;
            if (Known(Kind.Template, templateAt.Length, template) is var known and not 0) return templates[template] = known;
            if (templateAt.Length == Most || Shared is not null) return 0;
            templateAt = [.. templateAt, template];
            return templates[template] = templateAt.Length;
        }
    }

    /// <summary>How many there are of each kind.</summary>
    internal (int Surfaces, int Lists, int Templates) Counts
    {
        get
        {
            lock (adding) return (surfaceAt.Length, listAt.Length, templateAt.Length);
        }
    }

    /// <summary>The terms that came after so many of each kind, as text, with the counts as they are now.</summary>
    internal IReadOnlyList<JournalTerm> Since((int Surfaces, int Lists, int Templates) counts, out (int Surfaces, int Lists, int Templates) now)
    {
        lock (adding)
        {
            now = (surfaceAt.Length, listAt.Length, templateAt.Length);
            if (now == counts) return [];
            return
            [
                .. surfaceAt.Skip(counts.Surfaces).Select((surface, i) => new JournalTerm(Kind.Surface, counts.Surfaces + i + 1, TextOf(surface))),
                .. listAt.Skip(counts.Lists).Select((checks, i) => new JournalTerm(Kind.List, counts.Lists + i + 1, TextOf(checks))),
                .. templateAt.Skip(counts.Templates).Select((template, i) => new JournalTerm(Kind.Template, counts.Templates + i + 1, template)),
            ];
        }
    }

    /// <summary>Adds terms that were kept, those of each kind in the order of their numbers; those that are there already stay. The same term has its number
    /// again when it comes up.</summary>
    internal void Add(IReadOnlyList<JournalTerm> terms)
    {
        lock (adding)
        {
            surfaceAt = [.. surfaceAt, .. New(terms, Kind.Surface, surfaceAt.Length).Select(term => SurfaceOf(term.Text))];
            listAt = [.. listAt, .. New(terms, Kind.List, listAt.Length).Select(term => ChecksOf(term.Text))];
            templateAt = [.. templateAt, .. New(terms, Kind.Template, templateAt.Length).Select(term => term.Text)];
        }
    }

    private List<JournalTerm> New(IReadOnlyList<JournalTerm> terms, string kind, int count)
    {
        var fresh = terms.Where(term => term.Kind == kind && term.Number > count).ToList();
        foreach (var term in fresh) kept[kind + term.Text] = term.Number;
        return fresh;
    }

    /// <summary>The number of a term that was kept, or that several processes share; 0 for one that has none.</summary>
    private int Known(string kind, int count, string text)
    {
        if (kept.Remove(kind + text, out var number)) return number;
        if (count >= Most || Shared?.Invoke(kind, text, (surfaceAt.Length, listAt.Length, templateAt.Length)) is not { } terms) return 0;
        Add(terms);
        return kept.Remove(kind + text, out number) ? number : 0;
    }

    private static string TextOf(Surface surface) => JsonSerializer.Serialize<string[]>([surface.Name, surface.Prefix, surface.VendorHost]);

    private static Surface SurfaceOf(string text) =>
        JsonSerializer.Deserialize<string[]>(text) is [var name, var prefix, var host]
            ? new Surface(name, prefix, host) : throw new JsonException("no surface");

    private static string TextOf(Check[] checks) => JsonSerializer.Serialize(
        checks.Select(static check => new[] { check.Name, ((int)check.Basis.Kind).ToString(CultureInfo.InvariantCulture), check.Basis.Source }).ToArray());

    private static Check[] ChecksOf(string text) =>
    [
        .. JsonSerializer.Deserialize<string[][]>(text)!.Select(static part =>
            new Check(part[0], new Provenance((EvidenceKind)int.Parse(part[1], CultureInfo.InvariantCulture), part[2]), null)),
    ];

    /// <summary>The surface with this number.</summary>
    internal Surface SurfaceAt(int number) => Volatile.Read(ref surfaceAt)[number - 1];

    /// <summary>The template with this number.</summary>
    internal string TemplateAt(int number) => Volatile.Read(ref templateAt)[number - 1];

    /// <summary>The checks with this number.</summary>
    internal Check[] ChecksAt(int number) => Volatile.Read(ref listAt)[number - 1];

    private static class Kind
    {
        public const string Surface = "surface";
        public const string List = "checks";
        public const string Template = "detail";
    }

    /// <summary>Lists are the same when they have the same checks, as objects.</summary>
    private sealed class SameChecks : IEqualityComparer<Check[]>, IAlternateEqualityComparer<ReadOnlySpan<CheckLine>, Check[]>
    {
        public static SameChecks Instance { get; } = new();

        public bool Equals(Check[]? one, Check[]? other) =>
            one is not null && other is not null && one.SequenceEqual(other, ReferenceEqualityComparer.Instance);

        public bool Equals(ReadOnlySpan<CheckLine> lines, Check[] checks)
        {
            if (lines.Length != checks.Length) return false;
            for (var i = 0; i < checks.Length; i++)
                if (!ReferenceEquals(lines[i].Check, checks[i])) return false;
            return true;
        }

        public int GetHashCode(Check[] checks) =>
            checks.Length == 0 ? 0 : HashCode.Combine(checks.Length, RuntimeHelpers.GetHashCode(checks[0]), RuntimeHelpers.GetHashCode(checks[^1]));

        public int GetHashCode(ReadOnlySpan<CheckLine> lines) =>
            lines.Length == 0 ? 0 : HashCode.Combine(lines.Length, RuntimeHelpers.GetHashCode(lines[0].Check), RuntimeHelpers.GetHashCode(lines[^1].Check));

        public Check[] Create(ReadOnlySpan<CheckLine> lines)
        {
            var checks = new Check[lines.Length];
            for (var i = 0; i < checks.Length; i++) checks[i] = lines[i].Check;
            return checks;
        }
    }
}

/// <summary>Numbers a term that several processes share, unless it has a number.</summary>
/// <param name="kind">What sort of term.</param>
/// <param name="text">The term.</param>
/// <param name="known">How many of each kind are known here.</param>
/// <returns>The terms behind those, the new one among them; null when it cannot be numbered at present.</returns>
internal delegate IReadOnlyList<JournalTerm>? NumberTerm(string kind, string text, (int Surfaces, int Lists, int Templates) known);

/// <summary>A term as it is kept.</summary>
/// <param name="Kind">What sort of term.</param>
/// <param name="Number">Its number among those of its kind.</param>
/// <param name="Text">The term.</param>
internal sealed record JournalTerm(string Kind, int Number, string Text);
