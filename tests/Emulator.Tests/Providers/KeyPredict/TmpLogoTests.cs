using System.Buffers.Binary;
using System.IO.Compression;
namespace Emulator.Tests.Providers.KeyPredict;
public class TmpLogoTests
{
    private const int Side = 64;
    [Fact]
    public void Same_bytes()
    {
        foreach (var id in new[] { 9, 13, 50, 60, 72, 141, 144, 164, 315, 318, 330 })
        {
            var answer = BareAccount.Decide(BareAccount.Demo(), BareAccount.Get($"/files/logos/{id}/logo.png", token: null)).Outcome.Answer!;
            Assert.Equal(Draw(id).ToArray(), answer.Body.ToArray());
        }
    }
    private static ReadOnlyMemory<byte> Draw(int id)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 8; // bits of a colour
        header[9] = 2; // red, green, blue
        Chunk(file, "IHDR"u8, header);
        var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] row = [0, .. Enumerable.Repeat(new byte[] { (byte)(id * 37), (byte)(id * 71), (byte)(id * 113) }, Side).SelectMany(colour => colour)];
            for (var y = 0; y < Side; y++) packed.Write(row);
        }

        Chunk(file, "IDAT"u8, pixels.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, type), data));
        file.Write(number);
    }

    // CRC-32 as the PNG specification has it.
    private static uint Sum(uint sum, ReadOnlySpan<byte> data)
    {
        foreach (var one in data)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320u;
        }

        return sum;
    }
}
