using System.Text;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Masking;

namespace Emulator.Control.Watching;

/// <summary>Finds words in an exchange: its line, its verdict, its headers and its bodies, without regard to case.</summary>
internal static class JournalSearch
{
    /// <summary>True when the text is in what is shown of the exchange. A secret is never found: it would be told by guessing.</summary>
    public static bool Finds(Exchange exchange, string text, SecretMask mask)
    {
        foreach (var (place, show) in Places(exchange, mask))
            // Masking costs far more than looking, so only what holds the text is masked before it counts.
            if (place.Contains(text, StringComparison.OrdinalIgnoreCase) && show(place).Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static IEnumerable<(string Place, Func<string, string> Show)> Places(Exchange exchange, SecretMask mask)
    {
        var (request, answer) = (exchange.Request, exchange.Answer);
        yield return ($"{request.Method} {exchange.FullPath}", mask.Text);
        yield return (request.RawQuery, mask.Query);
        yield return (Uri.UnescapeDataString(request.RawQuery), _ => Uri.UnescapeDataString(mask.Query(request.RawQuery)));
        yield return ($"{exchange.Caller} {exchange.Operation} {exchange.Fault}", mask.Text);
        if (exchange.Verdict.Fix is { } fix) yield return (fix, mask.Text);
        foreach (var line in exchange.Verdict.Lines)
            if (line is { Outcome: CheckOutcome.Failed, Detail: { } detail }) yield return (detail, mask.Text);
        foreach (var (name, value) in request.Headers) yield return ($"{name}: {value}", _ => $"{name}: {mask.Header(name, value)}");
        if (!request.Body.IsEmpty) yield return (Encoding.UTF8.GetString(request.Body.Span), body => mask.Body(request.MediaType, body));
        if (answer is { Body.IsEmpty: false }) yield return (Encoding.UTF8.GetString(answer.Body.Span), body => mask.Body((answer.ContentType ?? "").Split(';')[0], body));
    }
}
