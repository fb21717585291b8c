using System.Buffers.Binary;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Core.Journal;

/// <summary>An exchange as it is kept: its parts can be looked at where they lie; the whole record is made by <see cref="Read"/>. Good while
/// the view is that it comes from.</summary>
internal readonly ref struct KeptExchange
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly JournalTerms terms;
    private readonly ReadOnlySpan<byte> lines;
    private readonly ReadOnlySpan<byte> requestHeaders;
    private readonly ReadOnlySpan<byte> answerHeaders;
    private readonly RecordReader rest;

    /// <summary>The exchange in these bytes.</summary>
    public KeptExchange(ReadOnlySpan<byte> bytes, JournalTerms terms)
    {
        this.bytes = bytes;
        this.terms = terms;
        var reader = new RecordReader(bytes[ExchangeFormat.FixedLength..]);
        Provider = reader.Text();
        Method = reader.Text();
        FullPath = reader.Text();
        Query = reader.Text();
        Caller = reader.Text();
        Operation = reader.Text();
        Fault = reader.Text();
        Fix = reader.Text();
        lines = reader.Part();
        requestHeaders = reader.Part();
        RequestBody = reader.Bytes();
        ContentType = reader.Text();
        if (IsAnswered)
        {
            answerHeaders = reader.Part();
            AnswerBody = reader.Bytes();
        }

        rest = reader;
    }

    public long Number => NumberIn(bytes);

    public DateTimeOffset At => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes[ExchangeFormat.TicksAt..]),
        TimeSpan.FromMinutes(BinaryPrimitives.ReadInt16LittleEndian(bytes[ExchangeFormat.OffsetAt..])));

    /// <summary>The status answered; null when there was no answer.</summary>
    public int? Status => IsAnswered ? BinaryPrimitives.ReadInt32LittleEndian(bytes[ExchangeFormat.StatusAt..]) : null;

    public EncodedText Provider { get; }

    public EncodedText Method { get; }

    public EncodedText FullPath { get; }

    public EncodedText Query { get; }

    public EncodedText Caller { get; }

    public EncodedText Operation { get; }

    public EncodedText Fault { get; }

    public EncodedText Fix { get; }

    public EncodedText ContentType { get; }

    public ReadOnlySpan<byte> RequestBody { get; }

    public ReadOnlySpan<byte> AnswerBody { get; }

    private bool IsAnswered => (bytes[ExchangeFormat.FlagsAt] & ExchangeFormat.Answered) != 0;

    /// <summary>The number of the exchange in these bytes.</summary>
    public static long NumberIn(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64LittleEndian(bytes[ExchangeFormat.NumberAt..]);

    /// <summary>The headers of the call.</summary>
    public KeyValuePair<string, string>[] RequestHeaders() => ExchangeFormat.ReadHeaders(requestHeaders);

    /// <summary>Names and values of the call's headers, one after the other, not yet made.</summary>
    public RecordReader RequestHeaderTexts()
    {
        var reader = new RecordReader(requestHeaders);
        reader.Number();
        return reader;
    }

    /// <summary>Why the check that failed did.</summary>
    public EncodedText Failure() => ExchangeFormat.ReadFailure(lines);

    /// <summary>The lines of the verdict.</summary>
    public CheckLine[] Lines() => ExchangeFormat.ReadLines(lines, terms);

    /// <summary>The exchange, exactly as it was put in.</summary>
    /// <param name="withBodies">Whether the bodies are wanted too; else they are empty.</param>
    public Exchange Read(bool withBodies = true)
    {
        var reader = rest;
        var fullPath = FullPath.ToString();
        var path = ExchangeFormat.ReadPath(ref reader, fullPath);
        var surface = ExchangeFormat.ReadSurface(ref reader, terms);
        return new Exchange
        {
            Number = Number,
            At = At,
            Provider = Provider.ToString(),
            Request = new Request
            {
                Surface = surface,
                Method = Method.ToString(),
                Path = path,
                RawQuery = Query.ToString(),
                Headers = RequestHeaders(),
                Body = withBodies ? RequestBody.ToArray() : default,
                IsTooLarge = (bytes[ExchangeFormat.FlagsAt] & ExchangeFormat.TooLarge) != 0,
                BaseUrl = reader.Text().ToString(),
                ClientAddress = reader.Text().ToString(),
            },
            Answer = Status is { } status
                ? new Answer(status, ContentType.OrNull, withBodies ? AnswerBody.ToArray() : default) { Headers = ExchangeFormat.ReadHeaders(answerHeaders) }
                : null,
            DurationMs = BinaryPrimitives.ReadDoubleLittleEndian(bytes[ExchangeFormat.DurationAt..]),
            Caller = Caller.OrNull,
            Operation = Operation.OrNull,
            Verdict = new Verdict(Lines(), Fix.OrNull),
            Fault = Fault.OrNull,
            FullPath = fullPath,
        };
    }
}
