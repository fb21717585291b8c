using Emulator.Core.Keys;

namespace Emulator.Core.Workspaces;

/// <summary>Credentials that a decision would issue and that somebody chose: they are reserved over all processes before the decision is entered, and given
/// back when nothing comes of it.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="store">Where they are reserved.</param>
internal sealed class ChosenClaims(Workspace workspace, IWorkspaceStore store) : IDisposable
{
    private List<Claim>? reserved;

    /// <summary>What reserves for one decision; null where no other process issues any.</summary>
    public static ChosenClaims? Of(Workspace workspace, IWorkspaceStore store) => store.IsShared ? new ChosenClaims(workspace, store) : null;

    /// <summary>Reserves what a step from one value to another issues.</summary>
    /// <exception cref="ClaimTakenException">One belongs to another workspace.</exception>
    /// <exception cref="NotKeptException">It cannot be done at present.</exception>
    public void Reserve(WorkspaceState before, WorkspaceState after)
    {
        if (Missing(before, after) is not { Count: > 0 } wanted) return;
        if (store.Reserve(workspace, wanted) is { } taken) throw new ClaimTakenException(workspace.Id, taken.Kind);
        (reserved ??= []).AddRange(wanted);
    }

    /// <summary>Whether all that the step issues is reserved.</summary>
    public bool HasAll(WorkspaceState before, WorkspaceState after) => Missing(before, after) is not { Count: > 0 };

    /// <summary>They are the workspace's from now on.</summary>
    public void AreIssued() => reserved = null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // One that the workspace has by now was issued by another decision.
        var left = reserved?.FindAll(claim => workspace.State.Claims.By(WorkspaceState.ByClaim, claim) is null);
        if (left is { Count: > 0 }) store.GiveBack(workspace, left);
    }

    private List<Claim>? Missing(WorkspaceState before, WorkspaceState after)
    {
        List<Claim>? missing = null;
        for (var id = before.LastClaim + 1; id <= after.LastClaim; id++)
        {
            if (after.Claims.Find(id)?.Claim is { IsChosen: true, NamesWorkspace: true } claim && reserved?.Contains(claim) != true)
                (missing ??= []).Add(claim);
        }

        return missing;
    }
}
