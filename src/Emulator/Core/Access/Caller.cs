namespace Emulator.Core.Access;

/// <summary>Who calls, once the credential has been found good.</summary>
/// <param name="Name">For the journal: who it is, without the secret.</param>
/// <param name="Grant">The provider's record of what the caller may do.</param>
public sealed record Caller(string Name, object Grant);
