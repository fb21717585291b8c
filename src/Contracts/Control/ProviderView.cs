namespace Contracts.Control;

/// <summary>A provider that is played: what a client or a page has to know before it asks further.</summary>
/// <param name="Name">Its name in the journal, in webhooks and in control paths.</param>
/// <param name="Title">Its name for a person.</param>
/// <param name="WorkspaceMember">The member of the workspace's body that holds its addresses and credentials.</param>
/// <param name="Surfaces">Its addresses.</param>
/// <param name="Callers">The clients that a workspace has credentials for, by the names that scenarios use.</param>
/// <param name="SecretName">What the secret of a call is called where it has to be put in by hand.</param>
/// <param name="HasAdministration">Whether the vendor's administration screen is shown.</param>
public sealed record ProviderView(
    string Name,
    string Title,
    string WorkspaceMember,
    IReadOnlyList<SurfaceView> Surfaces,
    IReadOnlyList<string> Callers,
    string SecretName,
    bool HasAdministration);

/// <summary>One address of a provider.</summary>
/// <param name="Name">The environment or generation of the API.</param>
/// <param name="Prefix">The path prefix on the emulator; what follows is the vendor's own path.</param>
/// <param name="VendorHost">The vendor's host that it stands for.</param>
public sealed record SurfaceView(string Name, string Prefix, string VendorHost);
