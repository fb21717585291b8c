using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Writes beside the values of workspaces what is said of them, so that a list of many reads none.</summary>
/// <param name="statements">What writes.</param>
internal sealed class TagRows(IStoreStatements statements)
{
    private const string Upsert = "INSERT INTO tags VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE SET label = $2, owner = $3, team = $4";

    /// <summary>Writes what is said of a workspace; of most nothing is.</summary>
    public void Write(long key, WorkspaceTag tag)
    {
        if (tag is { Label: null, Owner: null, Team: null }) statements.Run("DELETE FROM tags WHERE key = $1", key);
        else statements.Run(Upsert, key, Text(tag.Label), Text(tag.Owner), Text(tag.Team));
    }

    private static object Text(string? text) => (object?)text ?? DBNull.Value;
}
