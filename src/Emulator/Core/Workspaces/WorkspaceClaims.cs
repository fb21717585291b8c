using Emulator.Core.Keys;

namespace Emulator.Core.Workspaces;

/// <summary>Makes the credentials and secrets of one workspace known, and forgets them: in the directory, and where secrets are hidden.</summary>
internal sealed class WorkspaceClaims(Workspace workspace, WorkspaceHouse house)
{
    /// <summary>A credential that names a workspace and is at least so long is made by chance, and no word.</summary>
    private const int ShortestKey = 20;

    /// <summary>Registers the credentials, all or none.</summary>
    /// <param name="issued">The credentials.</param>
    /// <param name="areKept">Whether they are this workspace's in the store already.</param>
    /// <exception cref="ClaimTakenException">One belongs to another workspace.</exception>
    public void Register(IReadOnlyCollection<Claim> issued, bool areKept = false)
    {
        if (issued.Count > 0 && house.Directory.Register(workspace.Place, issued, areKept) is { } taken)
            throw new ClaimTakenException(workspace.Id, taken.Kind);
    }

    /// <summary>Takes back what was registered and not yet hidden.</summary>
    public void TakeBack(IReadOnlyCollection<Claim> issued) => house.Directory.Forget(workspace.Place, issued);

    /// <summary>Hides the secrets from now on.</summary>
    public void Hide(IEnumerable<Claim> issued)
    {
        foreach (var claim in issued.Where(claim => claim.IsSecret))
        {
            workspace.Secrets.Add(claim.Value);
            // A key is hidden everywhere: one that is sent in the wrong place is journalled where nobody knows whose it is.
            if (IsKey(claim)) house.PublicSecrets.Add(claim.Value);
        }
    }

    /// <summary>The workspace is put away: its store knows from now on what names it.</summary>
    public void Leave(IReadOnlyCollection<Claim> all)
    {
        house.Directory.Forget(workspace.Place, all);
        foreach (var claim in all.Where(IsKey)) house.PublicSecrets.Remove(claim.Value);
    }

    /// <summary>The workspace comes back as the object that it was.</summary>
    public void Return(IReadOnlyCollection<Claim> all)
    {
        Register(all, areKept: true);
        foreach (var claim in all.Where(IsKey)) house.PublicSecrets.Add(claim.Value);
    }

    /// <summary>Forgets them: credentials name nobody any more, and secrets are none.</summary>
    public void Forget(IEnumerable<Claim> claims)
    {
        var all = claims.ToList();
        if (all.Count == 0) return;
        house.Directory.Forget(workspace.Place, all);
        foreach (var claim in all.Where(claim => claim.IsSecret))
        {
            workspace.Secrets.Remove(claim.Value);
            if (IsKey(claim)) house.PublicSecrets.Remove(claim.Value);
        }
    }

    /// <summary>Whether it is a key: such a one is hidden everywhere.</summary>
    internal static bool IsKey(Claim claim) => claim is { IsSecret: true, NamesWorkspace: true, Value.Length: >= ShortestKey };
}
