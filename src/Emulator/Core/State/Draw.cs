using System.Security.Cryptography;
using System.Text;

namespace Emulator.Core.State;

/// <summary>Seeded draws that are the same on every machine and release: a value depends only on the seed, the purpose and
/// the number of draws before it.</summary>
public sealed class Draw
{
    private ulong state;

    /// <summary>Starts the series of draws for <paramref name="purpose"/>, e.g. <c>scores of 17</c>.</summary>
    public Draw(long seed, string purpose) =>
        state = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{purpose}")));

    /// <summary>A whole number from <paramref name="from"/> to just below <paramref name="below"/>.</summary>
    public int Between(int from, int below) => from + (int)(Next() % (ulong)(below - from));

    /// <summary>A number from 0 to just below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with this probability (0 to 1).</summary>
    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count)];

    /// <summary>A draw from a bell curve with mean 0 and standard deviation 1, between −6 and 6.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Fraction();
        return sum;
    }

    private ulong Next()
    {
        // splitmix64, public domain: one addition and three mixes.
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
