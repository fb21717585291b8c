using System.Security.Cryptography;
using System.Text;

namespace Emulator.Core.Keys;

/// <summary>Secrets for one decision: keys, passwords, tokens and link secrets that nobody can guess. Given to a handler as input, so that the handler stays
/// pure: running it again with the same <see cref="Secrets"/> gives the same values.</summary>
public sealed class Secrets
{
    internal const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const int GuidBytes = 16;
    private readonly byte[] key;
    private readonly long decision;
    private readonly long workspace;
    private readonly byte[] drawn = new byte[HMACSHA512.HashSizeInBytes];
    private int used = HMACSHA512.HashSizeInBytes;
    private int draws;

    /// <summary>The secrets of the decision with this number, derived from the workspace's own random key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="decision">The number.</param>
    /// <param name="workspace">The workspace that they tell, see <see cref="RoutingMark"/>; 0 for none.</param>
    public Secrets(byte[] key, long decision, long workspace = 0) => (this.key, this.decision, this.workspace) = (key, decision, workspace);

    /// <summary>A random GUID, lower case with hyphens.</summary>
    public string Guid()
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        Next(GuidBytes).CopyTo(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        if (workspace != 0) RoutingMark.IntoGuid(bytes, workspace);
        return new Guid(bytes).ToString("D");
    }

    /// <summary>Lower-case hexadecimal digits, at most 64.</summary>
    public string Hex(int length)
    {
        var from = Next((length + 1) / 2);
        if (workspace == 0 || length < RoutingMark.ShortestHex || length % 2 != 0) return Convert.ToHexStringLower(from)[..length];
        Span<byte> bytes = stackalloc byte[from.Length];
        from.CopyTo(bytes);
        RoutingMark.IntoBytes(bytes, workspace);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Letters and digits that cannot be taken for one another, at most 32.</summary>
    public string Letters(int length)
    {
        Span<char> text = stackalloc char[length];
        var from = Next(length);
        for (var i = 0; i < length; i++) text[i] = Alphabet[from[i] % Alphabet.Length];
        if (workspace != 0 && length >= RoutingMark.ShortestText) RoutingMark.IntoText(text, workspace, Alphabet);
        return new string(text);
    }

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
