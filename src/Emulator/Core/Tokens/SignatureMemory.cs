using System.Collections.Concurrent;

namespace Emulator.Core.Tokens;

/// <summary>Remembers that a token's signature was verified with a secret, and its parsed claims, so that the same token costs less the next time.
/// Remembers nothing about time, scope or revocation: those are judged at each call. Bounded.</summary>
/// <param name="capacity">The number of tokens remembered; when it is reached, all are forgotten.</param>
public sealed class SignatureMemory(int capacity = 4096)
{
    private const int LongestRemembered = 4096;
    private readonly ConcurrentDictionary<string, Jwt> parsed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> verified = new(StringComparer.Ordinal);

    /// <summary>Reads a token as <see cref="Jwt.Read"/> does.</summary>
    public Jwt? Read(string text, out string? problem)
    {
        problem = null;
        if (parsed.TryGetValue(text, out var known)) return known;
        if (Jwt.Read(text, out problem) is not { } token) return null;
        Remember(parsed, text, token);
        return token;
    }

    /// <summary>True when the token is signed with the secret; verified anew when the secret is another than the last time.</summary>
    public bool IsSignedWith(Jwt token, string secret)
    {
        if (verified.TryGetValue(token.Text, out var with) && with == secret) return true;
        if (!token.IsSignedWith(secret)) return false;
        Remember(verified, token.Text, secret);
        return true;
    }

    private void Remember<T>(ConcurrentDictionary<string, T> memory, string text, T value)
    {
        if (text.Length > LongestRemembered) return;
        if (memory.Count >= capacity) memory.Clear();
        memory[text] = value;
    }
}
