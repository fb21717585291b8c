using Emulator.Core.Quotas;
using Emulator.Core.State;

namespace Emulator.Core.Fixtures;

/// <summary>What a fixture is made from.</summary>
/// <param name="Moment">The provider's records as they were seeded, the instant, fresh secrets, addresses.</param>
/// <param name="Quotas">The counters, for fixtures in which calls were made before.</param>
/// <param name="Parameters">What was chosen, defaults included.</param>
public sealed record FixtureCall(Moment Moment, QuotaLedger Quotas, IReadOnlyDictionary<string, object> Parameters)
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
