using System.Security.Cryptography;
using System.Text;

namespace Emulator.Core.Keys;

/// <summary>The random key of one workspace, from which all its secrets are derived. Never goes back, not even on restore: a
/// key made after a restore is new.</summary>
public sealed class SecretSource
{
    private readonly byte[] key;
    private long decisions;

    /// <summary>A source with a key of its own.</summary>
    public SecretSource() => key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The source as it was saved.</summary>
    public SecretSource(SavedSecrets saved) => (key, decisions) = ([.. saved.Key], saved.Decisions);

    /// <summary>The workspace that the secrets tell, see <see cref="RoutingMark"/>; 0 for none.</summary>
    internal long Workspace { get; set; }

    /// <summary>Secrets for the next decision.</summary>
    public Secrets Next() => new(key, Interlocked.Increment(ref decisions), Workspace);

    /// <summary>The secret for a purpose, the same as long as the source is kept. A purpose begins with a letter, so that no decision has the same.</summary>
    public string Of(string purpose) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose)).AsSpan(0, 16));

    /// <summary>What must be kept so that no secret comes twice.</summary>
    public SavedSecrets Save() => new([.. key], Interlocked.Read(ref decisions));
}

/// <summary>A source of secrets as it is kept.</summary>
/// <param name="Key">The random key.</param>
/// <param name="Decisions">The decisions that had secrets so far.</param>
public sealed record SavedSecrets(byte[] Key, long Decisions);
