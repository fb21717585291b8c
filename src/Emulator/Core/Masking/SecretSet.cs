using System.Collections.Concurrent;

namespace Emulator.Core.Masking;

/// <summary>What is secret in one workspace, and what is secret for all in front of it. What <see cref="Add"/> has returned from is hidden in everything shown
/// from then on, however many threads add and remove; what was added twice is hidden until it is removed twice.</summary>
/// <param name="common">The secrets of everybody, e.g. the public ones of the first workspace; or null.</param>
public sealed class SecretSet(SecretSet? common = null)
{
    private const int LongestTold = 63;
    private const int ShortestSearched = 5;
    private const int ShortestOfLetters = 16;

    /// <summary>A workspace has about as many to begin with.</summary>
    private const int Usual = 128;

    private readonly Lock writing = new();
    private readonly ConcurrentDictionary<string, int> counts = new(concurrencyLevel: 1, Usual, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> irregular = new(StringComparer.OrdinalIgnoreCase);
    private ulong lengths;
    private long version;
    private SecretMatcher matcher = SecretMatcher.None;

    /// <summary>Knows secrets beyond those that were added.</summary>
    internal Knows? Away { get; init; }

    /// <summary>Grows with each change of the secrets that are searched for, here and among the common ones; the others are looked up.</summary>
    public long Version => Volatile.Read(ref version) + (common?.Version ?? 0);

    /// <summary>Finds the secrets that are not made of letters, digits, hyphens and underscores alone, in all their spellings.</summary>
    internal SecretMatcher Irregular
    {
        get
        {
            var known = Volatile.Read(ref matcher);
            return known.Version == Version ? known : Renew();
        }
    }

    /// <summary>Hides a secret from now on, wherever it stands. A word that somebody chose, or a few letters, stands everywhere: it is hidden only in the
    /// places that are made for secrets, and nothing is torn for it.</summary>
    public void Add(string value)
    {
        if (IsCommon(value)) return;
        lock (writing)
        {
            Volatile.Write(ref lengths, lengths | BitOf(value.Length));
            counts[value] = counts.GetValueOrDefault(value) + 1;
            if (IsRegular(value)) return;
            irregular.Add(value);
            Volatile.Write(ref version, version + 1);
        }
    }

    /// <summary>Shows a secret again, once it was removed as often as it was added.</summary>
    public void Remove(string value)
    {
        lock (writing)
        {
            if (!counts.TryGetValue(value, out var count)) return;
            if (count > 1)
            {
                counts[value] = count - 1;
                return;
            }

            counts.TryRemove(value, out _);
            if (irregular.Remove(value)) Volatile.Write(ref version, version + 1);
        }
    }

    /// <summary>Whether the whole text is a secret, without regard to case.</summary>
    public bool Contains(ReadOnlySpan<char> text) =>
        ((Volatile.Read(ref lengths) & BitOf(text.Length)) != 0 && counts.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(text))
            || common?.Contains(text) == true || Away?.Invoke(text) == true;

    /// <summary>Tells whether a text is a secret, without regard to case.</summary>
    internal delegate bool Knows(ReadOnlySpan<char> text);

    private static ulong BitOf(int length) => 1UL << Math.Min(length, LongestTold);

    /// <summary>Whether a text is so short, or so much a word, that it says nothing of a secret where it stands.</summary>
    private static bool IsCommon(string value) => value.Length < ShortestSearched || (value.Length < ShortestOfLetters && IsWord(value));

    /// <summary>Letters alone, as a word has them: small, large, or small after a large one.</summary>
    private static bool IsWord(string value)
    {
        var (isUpper, hasUpper) = (true, false);
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsLetter(value[i])) return false;
            if (!char.IsUpper(value[i])) isUpper = false;
            else if (i > 0) hasUpper = true;
        }

        return isUpper || !hasUpper;
    }

    private static bool IsRegular(string value)
    {
        foreach (var letter in value)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')) return false;
        return true;
    }

    private SecretMatcher Renew()
    {
        // The version is read first: a secret that comes meanwhile makes the matcher too old, never too new.
        var now = Version;
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Collect(all);
        var renewed = SecretMatcher.Of(now, all);
        Volatile.Write(ref matcher, renewed);
        return renewed;
    }

    private void Collect(HashSet<string> all)
    {
        common?.Collect(all);
        lock (writing) all.UnionWith(irregular);
    }
}
