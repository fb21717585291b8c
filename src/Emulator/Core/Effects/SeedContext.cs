using Emulator.Core.Keys;

namespace Emulator.Core.Effects;

/// <summary>What a provider's first state is made from.</summary>
/// <param name="Fixture"><c>demo</c> (a lived-in account) or <c>empty</c> (accounts and credentials only).</param>
/// <param name="Seed">The seed of all sample data and ids.</param>
/// <param name="Now">The instant at which the workspace starts: records lie before it.</param>
/// <param name="Secrets">Fresh credentials.</param>
/// <param name="HasFixedCredentials">True for the workspace <c>default</c>, whose credentials are fixed and public.</param>
public sealed record SeedContext(string Fixture, long Seed, DateTimeOffset Now, Secrets Secrets, bool HasFixedCredentials)
{
    /// <summary>Whether the account is lived in.</summary>
    public bool IsDemo => Fixture == "demo";
}
