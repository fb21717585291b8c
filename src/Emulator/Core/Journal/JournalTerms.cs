using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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
    private readonly Lock adding = new();
    private Surface[] surfaceAt = [];
    private Check[][] listAt = [];
    private string[] templateAt = [];

    /// <summary>Nothing yet.</summary>
    public JournalTerms() => listsByLines = lists.GetAlternateLookup<ReadOnlySpan<CheckLine>>();

    /// <summary>The number of the surface, from 1; 0 when there is no place for it.</summary>
    internal int NumberOf(Surface surface)
    {
        if (surfaces.TryGetValue(surface, out var number)) return number;
        lock (adding)
        {
            if (surfaces.TryGetValue(surface, out number) || surfaceAt.Length == Most) return number;
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
            if (listsByLines.TryGetValue(lines, out number) || listAt.Length == Most) return number;
            listAt = [.. listAt, SameChecks.Instance.Create(lines)];
            return lists[listAt[^1]] = listAt.Length;
        }
    }

    /// <summary>The number of the template of a detail, from 1; 0 when there is no place for it.</summary>
    internal int NumberOf(string template)
    {
        if (templates.TryGetValue(template, out var number)) return number;
        lock (adding)
        {
            if (templates.TryGetValue(template, out number) || templateAt.Length == Most) return number;
            templateAt = [.. templateAt, template];
            return templates[template] = templateAt.Length;
        }
    }

    /// <summary>The surface with this number.</summary>
    internal Surface SurfaceAt(int number) => Volatile.Read(ref surfaceAt)[number - 1];

    /// <summary>The template with this number.</summary>
    internal string TemplateAt(int number) => Volatile.Read(ref templateAt)[number - 1];

    /// <summary>The checks with this number.</summary>
    internal Check[] ChecksAt(int number) => Volatile.Read(ref listAt)[number - 1];

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
