using Emulator.Core.Keys;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Teams;

/// <summary>Who uses the control API, by what he shows: the administrator, a team, or a scenario's run, which acts in its workspace alone.</summary>
/// <param name="controlToken">The administrator's token; empty for none.</param>
/// <param name="teams">The teams.</param>
/// <param name="workspaces">The workspaces.</param>
public sealed class ControlAccess(string controlToken, TeamBoard teams, WorkspaceRegistry workspaces)
{
    private const string Run = "run";

    /// <summary>Whether there is an administrator's token. Without one, and without teams, everybody is the administrator.</summary>
    public bool HasAdministrator => controlToken.Length > 0;

    /// <summary>Whether who shows nothing has no access.</summary>
    /// <exception cref="NotKeptException">The teams cannot be read.</exception>
    public bool IsClosed => HasAdministrator || !teams.Teams.IsEmpty;

    /// <summary>What the runs of a workspace show: the same as long as it lives, and known to nobody else.</summary>
    public static string PassOf(Workspace workspace) => $"{Run}_{workspace.Id}_{workspace.LastingSecret(Run)}";

    /// <summary>Who shows this; null when that is nobody.</summary>
    public ControlCaller? Who(string shown)
    {
        if (HasAdministrator && SecretText.Same(shown, controlToken)) return ControlCaller.Administrator;
        if (teams.Find(shown) is var (team, revoked)) return new ControlCaller(team.Name, null, revoked);
        if (!shown.StartsWith(Run + "_", StringComparison.Ordinal) || shown.LastIndexOf('_') is var end && end <= Run.Length) return null;
        return workspaces.FindHere(shown[(Run.Length + 1)..end]) is { } only && SecretText.Same(shown, PassOf(only))
            ? new ControlCaller(only.Tag.Team, only.Id, CancellationToken.None)
            : null;
    }
}

/// <summary>Who uses the control API.</summary>
/// <param name="Team">The team whose workspaces alone are there for him; null for one to whom all are.</param>
/// <param name="Only">The workspace outside of which he does nothing; null for none such.</param>
/// <param name="Revoked">Cancelled when he has access no longer.</param>
public sealed record ControlCaller(string? Team, string? Only, CancellationToken Revoked)
{
    /// <summary>One who sees and may do everything.</summary>
    public static ControlCaller Administrator { get; } = new(null, null, CancellationToken.None);

    /// <summary>Whether a workspace is there for him. That of a fresh process is no team's: it has everybody's calls with unknown credentials.</summary>
    public bool Sees(WorkspaceTag tag) => Team is null || tag.Team == Team;
}
