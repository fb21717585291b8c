using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Emulator.Core.State;

/// <summary>Hands out record ids that depend only on the seed and on how many were handed out before: same seed, same calls, same ids. Immutable.</summary>
/// <param name="Seed">The seed of the workspace.</param>
/// <param name="Given">The number that each series handed out last.</param>
public sealed record IdSequence(long Seed, ImmutableSortedDictionary<string, int> Given)
{
    /// <summary>The sequence of a fresh workspace.</summary>
    public static IdSequence Of(long seed) => new(seed, ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>The next whole number of the series (1, 2, 3 …, or from <paramref name="first"/>) and the sequence after it.</summary>
    public (int Id, IdSequence After) Next(string series, int first = 1)
    {
        var id = Given.TryGetValue(series, out var previous) ? previous + 1 : first;
        return (id, this with { Given = Given.SetItem(series, id) });
    }

    /// <summary>The number of the series that was handed out last; 0 when there is none.</summary>
    public int Last(string series) => Given.GetValueOrDefault(series);

    /// <summary>The next GUID of the series, in lower case with hyphens, and the sequence after it. Unique, not secret:
    /// it can be guessed from the seed.</summary>
    public (string Id, IdSequence After) NextGuid(string series)
    {
        var (number, after) = Next(series);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}/{series}/{number}"), hash);
        BinaryPrimitives.WriteUInt16LittleEndian(hash[6..], (ushort)((BinaryPrimitives.ReadUInt16LittleEndian(hash[6..]) & 0x0fff) | 0x4000));
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return (new Guid(hash[..16]).ToString("D"), after);
    }
}
