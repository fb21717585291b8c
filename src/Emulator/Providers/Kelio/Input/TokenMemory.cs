using System.Collections.Concurrent;
using Emulator.Core.Keys;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The tokens whose signature was verified, over all workspaces: with the claims as they were read and the secret that verified them, so that the
/// same token costs one look-up the next time. Knows nothing of time, scope or revocation: those are judged at each call.</summary>
/// <remarks>Only what a key of ours has signed gets in, so that made-up tokens crowd out none.</remarks>
internal sealed class TokenMemory
{
    private const int LongestRemembered = 4096;
    private readonly ConcurrentDictionary<string, KelioBearer> verified = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KelioBearer>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly int capacity;
    private int count;

    /// <summary>An empty memory.</summary>
    /// <param name="capacity">The number of tokens remembered; when it is reached, all are forgotten.</param>
    public TokenMemory(int capacity = 4096) => (this.capacity, bySpan) = (capacity, verified.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>The token of this text, when it was verified before.</summary>
    public KelioBearer? Find(ReadOnlySpan<char> text) => bySpan.TryGetValue(text, out var known) ? known : null;

    /// <summary>True when the token is signed with the secret; verified anew when the secret is another than the last time.</summary>
    public bool IsSigned(KelioBearer bearer, string secret)
    {
        if (bearer.VerifiedWith is { } known && SecretText.Same(secret, known)) return true;
        if (!bearer.Token.IsSignedWith(secret)) return false;
        Remember(bearer with { VerifiedWith = secret });
        return true;
    }

    private void Remember(KelioBearer bearer)
    {
        var text = bearer.Token.Text;
        if (text.Length > LongestRemembered) return;
        if (Volatile.Read(ref count) >= capacity)
        {
            verified.Clear();
            Volatile.Write(ref count, 0);
        }

        if (verified.TryAdd(text, bearer)) Interlocked.Increment(ref count);
        else verified[text] = bearer;
    }
}
