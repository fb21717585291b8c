using System.Collections.Concurrent;

namespace Emulator.Core.Masking;

/// <summary>The texts that are secret.</summary>
public sealed class SecretSet
{
    private readonly ConcurrentDictionary<string, int> secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> irregular = new(StringComparer.Ordinal);

    /// <summary>The secrets that are not made of letters, digits, hyphens and underscores alone.</summary>
    public IEnumerable<string> Irregular => irregular.Keys;

    /// <summary>Whether the text is a secret.</summary>
    public bool Contains(string text) => secrets.ContainsKey(text);

    /// <summary>The text is a secret from now on.</summary>
    public void Add(string secret)
    {
        if (secret.Length == 0) return;
        secrets.AddOrUpdate(secret, 1, static (_, count) => count + 1);
        if (!secret.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) irregular.TryAdd(secret, true);
    }

    /// <summary>The text is no secret any more, once it was removed as often as it was added.</summary>
    public void Remove(string secret)
    {
        if (secret.Length == 0 || secrets.AddOrUpdate(secret, 0, static (_, count) => count - 1) > 0) return;
        secrets.TryRemove(KeyValuePair.Create(secret, 0));
        irregular.TryRemove(secret, out _);
    }
}
