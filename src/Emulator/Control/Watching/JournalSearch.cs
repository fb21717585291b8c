using System.Buffers;
using System.Text;
using Emulator.Core.Journal;
using Emulator.Core.Masking;

namespace Emulator.Control.Watching;

/// <summary>Finds words in exchanges: their line, verdict, headers and bodies, without regard to case. What does not hold them is looked at where it
/// lies, and nothing is made of it.</summary>
/// <param name="text">What is looked for.</param>
/// <param name="mask">Hides the secrets.</param>
internal sealed class JournalSearch(string text, SecretMask mask) : IDisposable
{
    private char[] place = ArrayPool<char>.Shared.Rent(4096);

    /// <summary>True when the text is in what is shown of the exchange. A secret is never found: it would be told by guessing.</summary>
    public bool Finds(in KeptExchange exchange) =>
        FindsInLine(exchange) || FindsInQuery(exchange) || FindsInVerdict(exchange) || FindsInHeaders(exchange)
        || FindsInBody(exchange.RequestBody, exchange, isAnswer: false) || FindsInBody(exchange.AnswerBody, exchange, isAnswer: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(place);
        place = [];
    }

    // Masking costs far more than looking, so only what holds the text is masked before it counts.
    private bool FindsInLine(in KeptExchange exchange)
    {
        var line = Put(Put(0, exchange.Method, ' '), exchange.FullPath);
        if (Holds(line) && IsIn(mask.Text(Made(line)))) return true;
        var who = Put(Put(Put(0, exchange.Caller, ' '), exchange.Operation, ' '), exchange.Fault);
        return Holds(who) && IsIn(mask.Text(Made(who)));
    }

    private bool FindsInQuery(in KeptExchange exchange)
    {
        var raw = Put(0, exchange.Query);
        if (Holds(raw) && IsIn(mask.Query(Made(raw)))) return true;
        if (!place.AsSpan(0, raw).Contains('%')) return false;
        return IsIn(Uri.UnescapeDataString(place.AsSpan(0, raw))) && IsIn(Uri.UnescapeDataString(mask.Query(Made(raw))));
    }

    private bool FindsInVerdict(in KeptExchange exchange)
    {
        var fix = Put(0, exchange.Fix);
        if (Holds(fix) && IsIn(mask.Text(Made(fix)))) return true;
        var failure = Put(0, exchange.Failure());
        return Holds(failure) && IsIn(mask.Text(Made(failure)));
    }

    private bool FindsInHeaders(in KeptExchange exchange)
    {
        for (var headers = exchange.RequestHeaderTexts(); !headers.IsAtEnd;)
        {
            var name = headers.Text();
            var value = headers.Text();
            var header = Put(Put(Put(0, name, ':'), default, ' '), value);
            if (Holds(header) && IsIn($"{name.ToString()}: {mask.Header(name.ToString(), value.ToString())}")) return true;
        }

        return false;
    }

    private bool FindsInBody(ReadOnlySpan<byte> body, in KeptExchange exchange, bool isAnswer)
    {
        Reserve(body.Length);
        var length = Encoding.UTF8.GetChars(body, place);
        if (!Holds(length)) return false;
        var type = isAnswer ? exchange.ContentType.ToString().Split(';')[0] : exchange.Read(withBodies: false).Request.MediaType;
        return IsIn(mask.Body(type, Made(length)));
    }

    private int Put(int at, EncodedText content, char? behind = null)
    {
        Reserve(at + content.MostCharacters + 1);
        at += content.CopyTo(place.AsSpan(at));
        if (behind is { } sign) place[at++] = sign;
        return at;
    }

    private void Reserve(int length)
    {
        if (length <= place.Length) return;
        var larger = ArrayPool<char>.Shared.Rent(length);
        place.CopyTo(larger, 0);
        ArrayPool<char>.Shared.Return(place);
        place = larger;
    }

    private string Made(int length) => new(place, 0, length);

    private bool Holds(int length) => place.AsSpan(0, length).Contains(text, StringComparison.OrdinalIgnoreCase);

    private bool IsIn(string shown) => shown.Contains(text, StringComparison.OrdinalIgnoreCase);
}
