using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Emulator.Core.Documents;

/// <summary>Writes a picture as PNG: 8 bits for each of red, green and blue, edges smoothed.</summary>
internal static class Png
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The file.</summary>
    public static byte[] Write(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Compressed(new Canvas(picture).Rows()));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compressed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(rows);
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        file.Write(number);
    }

    /// <summary>The CRC of PNG, annex D of its specification.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var crc = 0xffffffffu;
        foreach (var next in bytes) crc = Table[(crc ^ next) & 0xff] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++) c = (c & 1) == 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
