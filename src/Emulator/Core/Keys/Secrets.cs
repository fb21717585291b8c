using System.Security.Cryptography;
using System.Text;

namespace Emulator.Core.Keys;

/// <summary>Secrets for one decision: keys, passwords, tokens and link secrets that nobody can guess. Given to a handler as input, so that the handler stays
/// pure: running it again with the same <see cref="Secrets"/> gives the same values.</summary>
public sealed class Secrets
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const int GuidBytes = 16;
    private readonly byte[] key;
    private readonly long decision;
    private readonly byte[] drawn = new byte[HMACSHA512.HashSizeInBytes];
    private int used = HMACSHA512.HashSizeInBytes;
    private int draws;

    /// <summary>The secrets of the decision with this number, derived from the workspace's own random key.</summary>
    public Secrets(byte[] key, long decision) => (this.key, this.decision) = (key, decision);

    /// <summary>A random GUID, lower case with hyphens.</summary>
    public string Guid()
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        Next(GuidBytes).CopyTo(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes).ToString("D");
    }

    /// <summary>Lower-case hexadecimal digits, at most 64.</summary>
    public string Hex(int length) => Convert.ToHexStringLower(Next((length + 1) / 2))[..length];

    /// <summary>Letters and digits that cannot be taken for one another, at most 32.</summary>
    public string Letters(int length) => string.Create(length, Next(length), static (text, from) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = Alphabet[from[i] % Alphabet.Length];
    });

    /// <summary>Bytes that nobody had before: one draw is enough for several secrets.</summary>
    private ReadOnlySpan<byte> Next(int count)
    {
        if (used + count > drawn.Length)
        {
            HMACSHA512.HashData(key, Encoding.ASCII.GetBytes($"{decision}/{draws++}"), drawn);
            used = 0;
        }

        used += count;
        return drawn.AsSpan(used - count, count);
    }
}
