using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Masking;

namespace Emulator.Control.Watching;

/// <summary>What a call had in it that nobody reads, as a line of its verdict that refuses nothing.</summary>
internal static class Unread
{
    private const string Why = "what the provider does with a name that it does not know is not documented; it most likely passes over it";

    /// <summary>The line; none when all was read, or nothing is called much the same as what was not.</summary>
    public static IEnumerable<CheckView> Of(Exchange exchange, ProviderCatalog providers, SecretMask mask)
    {
        if (exchange.Operation is null || providers.Find(exchange.Provider) is not { } provider) yield break;
        if (provider.Operations.FirstOrDefault(one => one.Name == exchange.Operation) is not { } operation) yield break;
        var unread = UnreadMembers.Of(operation, exchange.Request, provider.WireJson, provider.IgnoresMemberCase);
        if (unread.Count == 0) yield break;
        var detail = string.Join("; ", unread.Select(member => $"“{member.Name}” is not read here: did you mean “{member.Meant}”?"));
        yield return new CheckView("unread", "noticed", mask.Text(detail), "unknown", Why);
    }
}
