using Emulator.Core.Keys;

namespace Emulator.Core.Store;

/// <summary>Writes which credentials name a workspace.</summary>
/// <param name="statements">What writes.</param>
/// <param name="known">Which are known at once.</param>
internal sealed class ClaimRows(IStoreStatements statements, KnownClaims known)
{
    /// <summary>Writes one, unless it names nobody.</summary>
    public void Write(Claim claim, long key)
    {
        if (!claim.NamesWorkspace) return;
        var hash = KnownClaims.HashOf(claim.Value);
        known.Add(hash, claim.IsSecret);
        statements.Run(
            "INSERT INTO claims VALUES ($1, $2, $3, $4, $5) ON CONFLICT (value, kind) DO UPDATE SET key = $3, secret = $4, hash = $5",
            claim.Value,
            claim.Kind,
            key,
            claim.IsSecret ? 1L : 0L,
            hash);
    }

    /// <summary>Takes one away that a workspace has forgotten.</summary>
    public void Forget(Claim claim, long key)
    {
        if (claim.NamesWorkspace) statements.Run("DELETE FROM claims WHERE kind = $1 AND value = $2 AND key = $3", claim.Kind, claim.Value, key);
    }
}
