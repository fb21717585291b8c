using System.IO.Hashing;
using System.Runtime.InteropServices;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Which credentials name any kept workspace, as hashes: what is not among them need not be looked up. One that was deleted stays.</summary>
internal sealed class KnownClaims
{
    /// <summary>The shortest key, in characters: what is shorter may be a word.</summary>
    private const int ShortestKey = 20;

    private const long Secret = unchecked((long)0x9E3779B97F4A7C15);
    private readonly Lock gate = new();
    private readonly HashSet<long> hashes = [];
    private bool isComplete;

    /// <summary>Whether all that were kept when the process began are known.</summary>
    public bool IsComplete
    {
        get => Volatile.Read(ref isComplete);
        set => Volatile.Write(ref isComplete, value);
    }

    /// <summary>The hash of a credential, without regard to case.</summary>
    public static long HashOf(ReadOnlySpan<char> value)
    {
        Span<char> lower = value.Length <= 256 ? stackalloc char[value.Length] : new char[value.Length];
        value.ToLowerInvariant(lower);
        return (long)XxHash64.HashToUInt64(MemoryMarshal.AsBytes(lower));
    }

    /// <summary>Learns which there are; until it is over, each that nobody in memory holds is looked up.</summary>
    public void Learn(StoreReader from, ILogger logger)
    {
        try
        {
            from.Hashes(this);
            IsComplete = true;
        }
        catch (NotKeptException error)
        {
            StoreLog.Failure(logger, null, error.Message);
        }
    }

    /// <summary>Knows one more.</summary>
    public void Add(long hash, bool isSecret)
    {
        lock (gate)
        {
            hashes.Add(hash);
            if (isSecret) hashes.Add(hash ^ Secret);
        }
    }

    /// <summary>Whether one may be there; false is certain.</summary>
    public bool MayHave(ReadOnlySpan<char> value) => !IsComplete || Has(HashOf(value));

    /// <summary>Whether a text is a key.</summary>
    public bool IsKey(ReadOnlySpan<char> text) => IsLong(text) && Has(HashOf(text) ^ Secret);

    /// <summary>Whether a text is long enough for a key.</summary>
    public static bool IsLong(ReadOnlySpan<char> text) => text.Length >= ShortestKey;

    private bool Has(long hash)
    {
        lock (gate) return hashes.Contains(hash);
    }
}
