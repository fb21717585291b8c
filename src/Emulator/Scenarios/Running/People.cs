using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Running;

/// <summary>The people of a workspace at one provider.</summary>
internal static class People
{
    /// <summary>Candidates, applicants and takers with their states now.</summary>
    public static IEnumerable<ActSubject> Of(Workspace workspace, IProvider provider) =>
        provider.People(workspace.MomentFor(provider, workspace.Current, workspace.Clock.Now));
}
