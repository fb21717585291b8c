using Emulator.Core.Hosting;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Calls;

/// <summary>The mask that everything shown by the control API wears.</summary>
internal static class Masking
{
    /// <summary>The mask of this process.</summary>
    public static SecretMask For(CredentialDirectory directory, ProviderCatalog providers) => new(directory, providers.All.SelectMany(provider => provider.SensitiveNames));
}
