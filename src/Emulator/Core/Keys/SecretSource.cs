using System.Security.Cryptography;

namespace Emulator.Core.Keys;

/// <summary>The random key of one workspace, from which all its secrets are derived. Never goes back, not even on restore: a key made after a restore is new.</summary>
public sealed class SecretSource
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private long decisions;

    /// <summary>Secrets for the next decision.</summary>
    public Secrets Next() => new(key, Interlocked.Increment(ref decisions));
}
