using Emulator.Core.Keys;
using Emulator.Core.Workspaces;
using Npgsql;

namespace Emulator.Core.Store;

/// <summary>Reserves credentials that users chose, so that each names one workspace over all nodes: a row whose <c>secret</c> is negative until it is issued.
/// Whoever takes a workspace over takes away what was reserved for it and never issued.</summary>
internal static class PostgresClaims
{
    /// <summary>Takes away what was reserved and never issued.</summary>
    public const string Sweep = "DELETE FROM claims WHERE key = $1 AND secret < 0";

    /// <summary>Reserves credentials, all or none.</summary>
    /// <returns>The one that another workspace has; null when all are reserved.</returns>
    /// <exception cref="NotKeptException">It cannot be done at present.</exception>
    public static Claim? Reserve(SharedDatabase shared, long key, IReadOnlyCollection<Claim> chosen)
    {
        var done = new List<Claim>();
        foreach (var claim in chosen)
        {
            var owner = Number(
                shared,
                "WITH mine AS (INSERT INTO claims VALUES ($1, $2, $3, -1, $4) ON CONFLICT (value, kind) DO NOTHING RETURNING key) "
                + "SELECT key FROM mine UNION ALL SELECT key FROM claims WHERE value = $1 AND kind = $2 LIMIT 1",
                claim.Value,
                claim.Kind,
                key,
                KnownClaims.HashOf(claim.Value));
            if (owner == key)
            {
                done.Add(claim);
                continue;
            }

            GiveBack(shared, key, done);
            return claim;
        }

        return null;
    }

    /// <summary>Gives back what was reserved and not issued. What cannot be given back now goes when the workspace has its next owner.</summary>
    public static void GiveBack(SharedDatabase shared, long key, IReadOnlyCollection<Claim> chosen)
    {
        foreach (var claim in chosen)
        {
            try
            {
                Number(shared, "DELETE FROM claims WHERE value = $1 AND kind = $2 AND key = $3 AND secret < 0", claim.Value, claim.Kind, key);
            }
            catch (NotKeptException)
            {
                return;
            }
        }
    }

    // The one who decides waits on its own thread; that happens only when somebody chooses a login.
    private static long Number(SharedDatabase shared, string sql, params object[] values) => shared.Do(() =>
    {
        using var command = shared.Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return PostgresQuestions.Number(command.ExecuteScalar());
    });
}
