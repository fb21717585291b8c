using Emulator.Core.Keys;
using Emulator.Core.State;

namespace Emulator.Core.Effects;

/// <summary>What every decision may look at, whoever makes it (a call, a screen, a fixture, an agenda entry, a page): the provider's records, the instant,
/// fresh secrets, the workspace's seed and the provider's address.</summary>
/// <param name="stateRecord">The provider's records.</param>
/// <param name="now">The instant, by the workspace's clock.</param>
/// <param name="secrets">Makes fresh secrets for this decision.</param>
/// <param name="seed">The workspace's seed.</param>
/// <param name="address">The address of a surface by its name; null for a moment that knows it otherwise.</param>
public class Moment(ProviderState stateRecord, DateTimeOffset now, Func<Secrets> secrets, long seed, Func<string, string>? address = null)
{
    private Secrets? fresh;

    /// <summary>The provider's records.</summary>
    public ProviderState StateRecord { get; } = stateRecord;

    /// <summary>The instant, by the workspace's clock.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The workspace's seed: whatever is drawn is drawn from it.</summary>
    public long Seed { get; } = seed;

    /// <summary>Fresh secrets for this decision.</summary>
    public Secrets Secrets => fresh ??= secrets();

    /// <summary>The same moment on other records, which were decided before in it.</summary>
    public Moment On(ProviderState state) => new(state, Now, () => Secrets, Seed, Address);

    /// <summary>The address of a surface by its name, as whoever asks sees it: scheme, host and prefix, without a slash at the end.</summary>
    public virtual string Address(string surface) => address!(surface);

    /// <summary>The provider's records.</summary>
    public TState State<TState>()
        where TState : ProviderState => (TState)StateRecord;
}
