using Emulator.Core.Hosting;
using Emulator.Core.Masking;

namespace Emulator.Control.Calls;

/// <summary>The mask that everything shown by the control API wears.</summary>
internal static class Masking
{
    /// <summary>The mask of this process.</summary>
    public static SecretMask For(SecretSet secrets, ProviderCatalog providers) => new(secrets, providers.All.SelectMany(provider => provider.SensitiveNames));
}
