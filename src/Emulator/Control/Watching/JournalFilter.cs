using Emulator.Core.Journal;
using Emulator.Core.Masking;

namespace Emulator.Control.Watching;

/// <summary>What of the journal is wanted. Exchanges are judged where they lie; only those wanted become records.</summary>
/// <param name="Provider">The provider, or null for all.</param>
/// <param name="Status">The status answered, or null for all.</param>
/// <param name="Path">A part of the path, without regard to case; or null.</param>
/// <param name="Since">From where on.</param>
/// <param name="Text">What is shown somewhere in the exchange, or null.</param>
internal sealed record JournalFilter(string? Provider, int? Status, string? Path, Since Since, string? Text)
{
    /// <summary>The wanted exchanges without their bodies, newest first.</summary>
    public List<Exchange> Of(ExchangeJournal journal, SecretMask mask, int most)
    {
        using var view = journal.View(Since.After ?? 0);
        using var search = string.IsNullOrWhiteSpace(Text) ? null : new JournalSearch(Text.Trim(), mask);
        var found = new List<Exchange>();
        for (var i = 0; i < view.Count && found.Count < most; i++)
        {
            var exchange = view[i];
            if (Meets(exchange) && search?.Finds(exchange) != false) found.Add(exchange.Read(withBodies: false));
        }

        return found;
    }

    private bool Meets(in KeptExchange exchange) =>
        (Status is null || exchange.Status == Status)
        && (Since.From is null || exchange.At >= Since.From)
        && (Provider is null || exchange.Provider.Is(Provider))
        && (Path is null || exchange.FullPath.ToString().Contains(Path, StringComparison.OrdinalIgnoreCase));
}
