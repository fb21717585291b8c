using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Emulator.Core.Keys;

/// <summary>The number of the workspace in a credential that was made for it, where several processes share the workspaces: whoever gets a call knows from the
/// credential alone whom to ask. It hides nothing and proves nothing: whether the credential is good is known to the workspace. 48 bits: the number and a check
/// of 16, both turned by the credential's other characters, so that of 65,536 texts made elsewhere one seems to have a mark.</summary>
internal static class RoutingMark
{
    /// <summary>The bytes of a mark.</summary>
    public const int Bytes = 6;

    /// <summary>The letters of a mark.</summary>
    public const int Letters = 9;

    /// <summary>Hexadecimal digits and letters shorter than that have none: too little of them would be left to chance.</summary>
    public const int ShortestHex = 24;

    /// <inheritdoc cref="ShortestHex"/>
    public const int ShortestText = 16;

    /// <summary>Where the mark of a GUID begins, and the rest goes on behind it.</summary>
    private const int GuidAt = 9;

    private const int GuidBytes = 16;
    private const int LongestText = 64;
    private const ulong Mask = (1UL << 48) - 1;

    /// <summary>Puts a mark into the bytes of a GUID.</summary>
    public static void IntoGuid(Span<byte> guid, long workspace) => Write(guid[GuidAt..], Turn(Plain(workspace, HashOfGuid(guid)), HashOfGuid(guid)));

    /// <summary>Puts a mark into the last of some bytes.</summary>
    public static void IntoBytes(Span<byte> bytes, long workspace)
    {
        var hash = XxHash64.HashToUInt64(bytes[..^Bytes]);
        Write(bytes[^Bytes..], Turn(Plain(workspace, hash), hash));
    }

    /// <summary>Puts a mark into the last letters of a text.</summary>
    public static void IntoText(Span<char> text, long workspace, string alphabet)
    {
        var hash = XxHash64.HashToUInt64(MemoryMarshal.AsBytes(text[..^Letters]));
        var mark = Turn(Plain(workspace, hash), hash);
        for (var i = text.Length - Letters; i < text.Length; i++, mark /= (ulong)alphabet.Length) text[i] = alphabet[(int)(mark % (ulong)alphabet.Length)];
    }

    /// <summary>The number of the workspace that a credential was made for; 0 when it has no mark.</summary>
    public static long KeyOf(ReadOnlySpan<char> credential) =>
        credential.Length is < ShortestText or > LongestText ? 0
        : Guid.TryParseExact(credential, "D", out var guid) ? OfGuid(guid)
        : credential.Length >= ShortestHex && credential.Length % 2 == 0 && IsHex(credential) ? OfHex(credential)
        : OfText(credential, Secrets.Alphabet);

    private static long OfGuid(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        guid.TryWriteBytes(bytes);
        return Read(Read(bytes[GuidAt..]), HashOfGuid(bytes));
    }

    private static long OfHex(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[text.Length / 2];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = byte.Parse(text.Slice(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Read(Read(bytes[^Bytes..]), XxHash64.HashToUInt64(bytes[..^Bytes]));
    }

    private static long OfText(ReadOnlySpan<char> text, string alphabet)
    {
        var mark = 0UL;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var digit = alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 0) return 0;
            if (i >= text.Length - Letters) mark = (mark * (ulong)alphabet.Length) + (ulong)digit;
        }

        return mark > Mask ? 0 : Read(mark, XxHash64.HashToUInt64(MemoryMarshal.AsBytes(text[..^Letters])));
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiHexDigit(letter)) return false;
        return true;
    }

    private static ulong HashOfGuid(ReadOnlySpan<byte> guid)
    {
        Span<byte> rest = stackalloc byte[GuidBytes - Bytes];
        guid[..GuidAt].CopyTo(rest);
        guid[(GuidAt + Bytes)..].CopyTo(rest[GuidAt..]);
        return XxHash64.HashToUInt64(rest);
    }

    private static ulong Plain(long workspace, ulong hash) => ((ulong)(uint)workspace << 16) | (hash >> 48);

    private static ulong Turn(ulong mark, ulong hash) => (mark ^ hash) & Mask;

    private static long Read(ulong mark, ulong hash) => Turn(mark, hash) is var plain && (plain & 0xFFFF) == hash >> 48 ? (long)(plain >> 16) : 0;

    private static ulong Read(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) << 32);

    private static void Write(Span<byte> bytes, ulong mark)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)mark);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], (ushort)(mark >> 32));
    }
}
