namespace Emulator.Core.Access;

/// <summary>One address of a provider: an environment or a generation of its API.</summary>
/// <param name="Name">Short name, unique in the provider, e.g. <c>sandbox</c>.</param>
/// <param name="Prefix">The path prefix on the emulator, without a slash at the end. What follows is the vendor's own path.</param>
/// <param name="VendorHost">The vendor's host that it stands for; a call with this <c>Host</c> needs no prefix.</param>
public sealed record Surface(string Name, string Prefix, string VendorHost);
