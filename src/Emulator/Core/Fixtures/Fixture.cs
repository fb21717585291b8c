namespace Emulator.Core.Fixtures;

/// <summary>A first state of a workspace that is about one provider, with a name of its own: loaded by hand as <c>fixture</c> of a new workspace, and by a contract as a provider state.</summary>
/// <param name="Name">The name, a short sentence that begins with the provider's name.</param>
/// <param name="Summary">What is there, and what it is good for.</param>
/// <param name="Make">Adds to the freshly seeded workspace what the fixture is about. Pure, quotas apart.</param>
public sealed record Fixture(string Name, string Summary, Func<FixtureCall, FixtureOutcome> Make)
{
    /// <summary>The account that it builds upon: <c>empty</c> (accounts and credentials only) or <c>demo</c>.</summary>
    public string On { get; init; } = "empty";

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<FixtureParameter> Parameters { get; init; } = [];

    /// <summary>Whether webhooks wait until somebody lets them go.</summary>
    public bool HoldsWebhooks { get; init; }
}
