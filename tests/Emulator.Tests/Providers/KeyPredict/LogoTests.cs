using System.Buffers.Binary;
using System.IO.Compression;

namespace Emulator.Tests.Providers.KeyPredict;

public class LogoTests
{
    private const int Side = 64;

    [Theory]
    [InlineData(9)]
    [InlineData(144)]
    [InlineData(330)]
    public void A_logo_is_a_square_of_the_one_colour_of_its_test(int testId)
    {
        var answer = BareAccount.Decide(BareAccount.Demo(), BareAccount.Get($"/files/logos/{testId}/logo.png", token: null)).Outcome.Answer!;
        var file = answer.Body.ToArray();
        Assert.Equal((Side, Side), (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20))));
        var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(33));
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(new MemoryStream(file, 41, length), CompressionMode.Decompress)) packed.CopyTo(rows);
        byte[] colour = [(byte)(testId * 37), (byte)(testId * 71), (byte)(testId * 113)];
        byte[] row = [0, .. Enumerable.Repeat(colour, Side).SelectMany(part => part)];
        Assert.Equal(Enumerable.Repeat(row, Side).SelectMany(part => part), rows.ToArray());
    }
}
