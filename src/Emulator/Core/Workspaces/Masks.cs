using System.Runtime.CompilerServices;
using Emulator.Core.Hosting;
using Emulator.Core.Masking;

namespace Emulator.Core.Workspaces;

/// <summary>The masks that everything shown by the control API wears: each workspace hides its own secrets and the public ones.</summary>
/// <param name="providers">Know the names of places made for secrets.</param>
internal sealed class Masks(ProviderCatalog providers)
{
    private readonly ConditionalWeakTable<Workspace, SecretMask> masks = [];
    private readonly SensitiveNames names = new(providers.All.SelectMany(provider => provider.SensitiveNames));

    /// <summary>The mask of a workspace.</summary>
    public SecretMask Of(Workspace workspace) => masks.GetValue(workspace, workspace => new SecretMask(workspace.Secrets, names));
}
