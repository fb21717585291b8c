using System.Data.Common;
using System.IO.Hashing;

namespace Emulator.Core.Store;

/// <summary>The checksum that stands beside data.</summary>
internal static class Checksum
{
    /// <summary>The sum of data.</summary>
    public static long Of(ReadOnlySpan<byte> data) => Crc32.HashToUInt32(data);

    /// <summary>What the first column of a row holds, when the second is its sum.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static byte[] Checked(DbDataReader row)
    {
        var data = (byte[])row.GetValue(0);
        return Of(data) == row.GetInt64(1) ? data : throw new InvalidDataException("its sum is another");
    }
}
