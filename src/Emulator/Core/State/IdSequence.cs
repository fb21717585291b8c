using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Emulator.Core.State;

/// <summary>Hands out record ids that depend only on the seed and on how many were handed out before: same seed, same calls, same ids. Immutable.</summary>
public sealed class IdSequence
{
    private readonly long seed;
    private readonly ImmutableDictionary<string, int> last;

    private IdSequence(long seed, ImmutableDictionary<string, int> last) => (this.seed, this.last) = (seed, last);

    /// <summary>The sequence of a fresh workspace.</summary>
    public static IdSequence Of(long seed) => new(seed, ImmutableDictionary<string, int>.Empty);

    /// <summary>The next whole number of the series (1, 2, 3 …, or from <paramref name="first"/>) and the sequence after it.</summary>
    public (int Id, IdSequence After) Next(string series, int first = 1)
    {
        var id = last.TryGetValue(series, out var previous) ? previous + 1 : first;
        return (id, new IdSequence(seed, last.SetItem(series, id)));
    }

    /// <summary>The next GUID of the series, in lower case with hyphens, and the sequence after it. Unique, not secret: it can be guessed from the seed.</summary>
    public (string Id, IdSequence After) NextGuid(string series)
    {
        var (number, after) = Next(series);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{series}/{number}"), hash);
        BinaryPrimitives.WriteUInt16LittleEndian(hash[6..], (ushort)((BinaryPrimitives.ReadUInt16LittleEndian(hash[6..]) & 0x0fff) | 0x4000));
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return (new Guid(hash[..16]).ToString("D"), after);
    }
}
