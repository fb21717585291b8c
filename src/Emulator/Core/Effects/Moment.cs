using Emulator.Core.Keys;
using Emulator.Core.State;

namespace Emulator.Core.Effects;

/// <summary>What a decision outside a provider call may look at: the provider's records, the instant, fresh secrets and the provider's address.</summary>
/// <param name="StateRecord">The provider's records.</param>
/// <param name="Now">The instant, by the workspace's clock.</param>
/// <param name="Secrets">Fresh secrets for this decision.</param>
/// <param name="Seed">The workspace's seed.</param>
/// <param name="Address">The address of a surface by its name, as the caller of the control API sees it: scheme, host and
/// prefix, without a slash at the end.</param>
public sealed record Moment(ProviderState StateRecord, DateTimeOffset Now, Secrets Secrets, long Seed, Func<string, string> Address)
{
    /// <summary>The provider's records.</summary>
    public TState State<TState>()
        where TState : ProviderState => (TState)StateRecord;
}
