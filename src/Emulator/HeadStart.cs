using Emulator.Core.Clock;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator;

/// <summary>Makes a default workspace as it usually is, while the settings are read and the server is put together, and throws it away: what the true one
/// shares with it is made by then, and the code that makes it is loaded.</summary>
internal static class HeadStart
{
    /// <summary>Begins; nobody need wait for it.</summary>
    public static Task Begin() => Task.Run(static () =>
    {
        using var deliveries = new DeliveryWorker(new DeliverySettings());
        var house = new WorkspaceHouse(new ProviderCatalog(ProviderList.All), new CredentialDirectory(), deliveries, new JournalSettings(), new Bounds());
        var usual = new WorkspaceSpec(
            WorkspaceRegistry.DefaultId, "demo", EmulatorSettings.UsualSeed, ClockMode.Live, Now: null, Factor: 1, TimeToLive: null);
        new Workspace(usual, house).Dispose();
    });
}
