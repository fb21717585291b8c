using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Emulator.Core.Keys;

/// <summary>Compares secrets in a time that does not depend on where they differ.</summary>
public static class SecretText
{
    /// <summary>True when both are the same text.</summary>
    public static bool Same(string given, string expected) =>
        ReferenceEquals(given, expected)
        || CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(given.AsSpan()), MemoryMarshal.AsBytes(expected.AsSpan()));
}
