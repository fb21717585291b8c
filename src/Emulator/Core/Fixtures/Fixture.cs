using System.Collections.Immutable;
using Emulator.Core.Effects;
using Emulator.Core.Quotas;
using Emulator.Core.State;

namespace Emulator.Core.Fixtures;

/// <summary>A first state of a workspace that is about one provider, with a name of its own: loaded by hand as <c>fixture</c> of a new workspace, and
/// by a contract as a provider state.</summary>
/// <param name="Name">The name, a short sentence that begins with the provider's name.</param>
/// <param name="Summary">What is there, and what it is good for.</param>
/// <param name="Make">Adds to the freshly seeded workspace what the fixture is about. Pure.</param>
public sealed record Fixture(string Name, string Summary, Func<FixtureCall, FixtureOutcome> Make)
{
    /// <summary>The account that it builds upon: <c>empty</c> (accounts and credentials only) or <c>demo</c>.</summary>
    public string On { get; init; } = "empty";

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<FixtureParameter> Parameters { get; init; } = [];

    /// <summary>Whether webhooks wait until somebody lets them go.</summary>
    public bool HoldsWebhooks { get; init; }
}

/// <summary>What a fixture is made from.</summary>
/// <param name="Moment">The provider's records as they were seeded, the instant, fresh secrets, addresses.</param>
/// <param name="Parameters">What was chosen, defaults included.</param>
public sealed record FixtureCall(Moment Moment, IReadOnlyDictionary<string, object> Parameters)
{
    /// <summary>The instant.</summary>
    public DateTimeOffset Now => Moment.Now;

    /// <summary>The provider's records.</summary>
    public TState State<TState>()
        where TState : ProviderState => Moment.State<TState>();

    /// <summary>A parameter that is a whole number.</summary>
    public int Number(string name) => (int)Parameters[name];

    /// <summary>A parameter that is a text.</summary>
    public string Text(string name) => (string)Parameters[name];

    /// <summary>A parameter that is a flag.</summary>
    public bool Flag(string name) => (bool)Parameters[name];
}

/// <summary>What a fixture adds, and the values that a caller needs to work with it: credentials and ids.</summary>
/// <param name="Change">What is added.</param>
/// <param name="Values">The values by name; texts and whole numbers.</param>
public sealed record FixtureOutcome(Change Change, IReadOnlyDictionary<string, object> Values)
{
    /// <summary>The calls that were made before, by what they count against, and how long ago.</summary>
    public ImmutableArray<(QuotaUse Use, int Times, TimeSpan Ago)> Calls { get; init; } = [];
}
