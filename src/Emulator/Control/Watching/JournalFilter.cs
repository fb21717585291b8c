using Emulator.Core.Journal;
using Emulator.Core.Judging;
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
    /// <summary>What may be asked for as <see cref="Outcome"/>.</summary>
    public static readonly string[] Outcomes = ["refused", "passed", "2xx", "3xx", "4xx", "5xx", "broken"];

    /// <summary>How it ended, one of <see cref="Outcomes"/>; null for all.</summary>
    public string? Outcome { get; init; }

    /// <summary>Only exchanges with a smaller number: what comes after the last of a former part. Null for all.</summary>
    public long? Before { get; init; }

    /// <summary>Whether all are counted that fit, whatever <see cref="Since"/>, <see cref="Before"/> and the limit leave out of the list.</summary>
    public bool CountsAll { get; init; }

    private bool IsOpen => (Provider, Status, Path, Since.From, Outcome) is (null, null, null, null, null) && string.IsNullOrWhiteSpace(Text);

    /// <summary>The wanted exchanges without their bodies, newest first, and how many there are in all when that is wanted.</summary>
    public (List<Exchange> Part, int? All) Of(ExchangeJournal journal, SecretMask mask, int most)
    {
        // Where nothing is sorted out nothing has to be looked at to be counted.
        var isLooked = CountsAll && !IsOpen;
        using var view = journal.View(isLooked ? 0 : Since.After ?? 0);
        using var search = string.IsNullOrWhiteSpace(Text) ? null : new JournalSearch(Text.Trim(), mask);
        var (found, all) = (new List<Exchange>(), 0);
        for (var i = 0; i < view.Count && (isLooked || found.Count < most); i++)
        {
            var exchange = view[i];
            if ((!isLooked && !IsInPart(exchange.Number)) || !Meets(exchange) || search?.Finds(exchange) == false) continue;
            all++;
            if (found.Count < most && IsInPart(exchange.Number)) found.Add(exchange.Read(withBodies: false));
        }

        return (found, !CountsAll ? null : isLooked ? all : journal.Count);
    }

    private bool IsInPart(long number) => number > (Since.After ?? 0) && (Before is null || number < Before);

    private bool Meets(in KeptExchange exchange) =>
        (Status is null || exchange.Status == Status)
        && (Since.From is null || exchange.At >= Since.From)
        && (Provider is null || exchange.Provider.Is(Provider))
        && (Path is null || exchange.FullPath.ToString().Contains(Path, StringComparison.OrdinalIgnoreCase))
        && (Outcome is null || Ended(exchange, Outcome));

    private static bool Ended(in KeptExchange exchange, string outcome) => outcome switch
    {
        "refused" => IsRefused(exchange),
        "passed" => !IsRefused(exchange),
        "broken" => exchange.Status is null,
        _ => exchange.Status / 100 == outcome[0] - '0',
    };

    private static bool IsRefused(in KeptExchange exchange) => Array.Exists(exchange.Lines(), static line => line.Outcome == CheckOutcome.Failed);
}
