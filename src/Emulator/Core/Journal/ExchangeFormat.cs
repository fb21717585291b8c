using System.Buffers;
using System.Buffers.Binary;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Core.Journal;

/// <summary>How an exchange is kept: first what has a fixed place, then texts and bytes one behind the other, in the order
/// in which a search looks at them.</summary>
internal static class ExchangeFormat
{
    public const int LengthAt = 0;
    public const int NumberAt = 4;
    public const int TicksAt = 12;
    public const int OffsetAt = 20;
    public const int StatusAt = 22;
    public const int DurationAt = 26;
    public const int FlagsAt = 34;
    public const int FixedLength = 35;
    public const byte TooLarge = 1;
    public const byte Answered = 2;
    public const byte Detailed = 4;
    public const byte WithArguments = 8;
    public const byte OutcomeBits = 3;

    /// <summary>Writes the exchange into the thread's buffer, all but its number.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="terms">What is named by a number.</param>
    /// <param name="mostBodyBytes">The largest part of a body that is kept.</param>
    public static RecordWriter Write(in Exchange exchange, JournalTerms terms, int mostBodyBytes)
    {
        var (writer, request, answer) = (RecordWriter.Begin(), exchange.Request, exchange.Answer);
        Fixed(writer.Take(FixedLength), exchange);
        writer.Text(exchange.Provider);
        writer.Text(request.Method);
        writer.Text(exchange.FullPath);
        writer.Text(request.RawQuery);
        writer.Text(exchange.Caller);
        writer.Text(exchange.Operation);
        writer.Text(exchange.Fault);
        writer.Text(exchange.Verdict.Fix);
        Lines(writer, exchange.Verdict.Lines, terms);
        Headers(writer, request.Headers);
        writer.Bytes(Cut(request.Body.Span, mostBodyBytes));
        writer.Text(answer?.ContentType);
        if (answer is not null) Headers(writer, answer.Headers);
        if (answer is not null) writer.Bytes(Cut(answer.Body.Span, mostBodyBytes));
        Path(writer, request.Path, exchange.FullPath);
        Surface(writer, request.Surface, terms);
        writer.Text(request.BaseUrl);
        writer.Text(request.ClientAddress);
        BinaryPrimitives.WriteInt32LittleEndian(writer.Written[LengthAt..], writer.Written.Length);
        return writer;
    }

    /// <summary>The path after the surface's prefix.</summary>
    public static string ReadPath(ref RecordReader reader, string fullPath) =>
        reader.Number() is var at and > 0 ? fullPath[(at - 1)..] : reader.Text().ToString();

    /// <summary>The surface.</summary>
    public static Surface ReadSurface(ref RecordReader reader, JournalTerms terms) =>
        reader.Number() is var number and > 0
            ? terms.SurfaceAt(number)
            : new Surface(reader.Text().ToString(), reader.Text().ToString(), reader.Text().ToString());

    /// <summary>The headers.</summary>
    public static KeyValuePair<string, string>[] ReadHeaders(ReadOnlySpan<byte> part)
    {
        var reader = new RecordReader(part);
        var headers = new KeyValuePair<string, string>[reader.Number()];
        for (var i = 0; i < headers.Length; i++) headers[i] = new(reader.Text().OrNull!, reader.Text().OrNull!);
        return headers;
    }

    /// <summary>The lines of the verdict.</summary>
    public static CheckLine[] ReadLines(ReadOnlySpan<byte> part, JournalTerms terms)
    {
        var reader = new RecordReader(part);
        var lines = new CheckLine[reader.Number()];
        var known = reader.Number() is var number and > 0 ? terms.ChecksAt(number) : null;
        for (var i = 0; i < lines.Length; i++)
        {
            var check = known is null ? ReadCheck(ref reader) : known[i];
            var marks = reader.Number();
            var detail = (marks & Detailed) == 0 ? default : DetailFormat.Read(ref reader, (marks & WithArguments) != 0, terms);
            lines[i] = new CheckLine(check, (CheckOutcome)(marks & OutcomeBits), detail);
        }

        return lines;
    }

    /// <summary>Why the check that failed did, which is words as they are; null when none did.</summary>
    public static EncodedText ReadFailure(ReadOnlySpan<byte> part)
    {
        var reader = new RecordReader(part);
        var count = reader.Number();
        for (var isKnown = reader.Number() > 0; count > 0; count--)
        {
            if (!isKnown) ReadCheck(ref reader);
            var marks = reader.Number();
            if ((marks & Detailed) == 0) continue;
            if ((marks & WithArguments) != 0)
            {
                DetailFormat.Pass(ref reader);
                continue;
            }

            var detail = reader.Text();
            if ((CheckOutcome)(marks & OutcomeBits) == CheckOutcome.Failed) return detail;
        }

        return default;
    }

    private static void Fixed(Span<byte> place, in Exchange exchange)
    {
        BinaryPrimitives.WriteInt64LittleEndian(place[NumberAt..], exchange.Number);
        BinaryPrimitives.WriteInt64LittleEndian(place[TicksAt..], exchange.At.Ticks);
        BinaryPrimitives.WriteInt16LittleEndian(place[OffsetAt..], (short)exchange.At.TotalOffsetMinutes);
        BinaryPrimitives.WriteInt32LittleEndian(place[StatusAt..], exchange.Answer?.Status ?? 0);
        BinaryPrimitives.WriteDoubleLittleEndian(place[DurationAt..], exchange.DurationMs);
        place[FlagsAt] = (byte)((exchange.Request.IsTooLarge ? TooLarge : 0) | (exchange.Answer is null ? 0 : Answered));
    }

    private static void Lines(RecordWriter writer, IReadOnlyList<CheckLine> verdict, JournalTerms terms)
    {
        if (verdict is CheckLine[] array)
        {
            Lines(writer, array.AsSpan(), terms);
            return;
        }

        var lines = ArrayPool<CheckLine>.Shared.Rent(verdict.Count);
        for (var i = 0; i < verdict.Count; i++) lines[i] = verdict[i];
        Lines(writer, lines.AsSpan(0, verdict.Count), terms);
        ArrayPool<CheckLine>.Shared.Return(lines, clearArray: true);
    }

    private static void Lines(RecordWriter writer, ReadOnlySpan<CheckLine> lines, JournalTerms terms)
    {
        var number = terms.NumberOf(lines);
        var part = writer.BeginPart();
        writer.Number(lines.Length);
        writer.Number(number);
        foreach (ref readonly var line in lines)
        {
            if (number == 0) Check(writer, line.Check);
            var isSaid = line.Detail.Template is not null;
            writer.Number((int)line.Outcome | (isSaid ? Detailed : 0) | (line.Detail.Count > 0 ? WithArguments : 0));
            if (isSaid) DetailFormat.Write(writer, line.Detail, terms);
        }

        writer.EndPart(part);
    }

    private static void Check(RecordWriter writer, Check check)
    {
        writer.Text(check.Name);
        writer.Number((int)check.Basis.Kind);
        writer.Text(check.Basis.Source);
    }

    private static Check ReadCheck(ref RecordReader reader) =>
        new(reader.Text().ToString(), new Provenance((EvidenceKind)reader.Number(), reader.Text().ToString()), null);

    private static void Headers(RecordWriter writer, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var part = writer.BeginPart();
        writer.Number(headers.Count);
        for (var i = 0; i < headers.Count; i++)
        {
            var (name, value) = headers[i];
            writer.Text(name);
            writer.Text(value);
        }

        writer.EndPart(part);
    }

    private static void Path(RecordWriter writer, string path, string fullPath)
    {
        var isEnd = fullPath.EndsWith(path, StringComparison.Ordinal);
        writer.Number(isEnd ? fullPath.Length - path.Length + 1 : 0);
        if (!isEnd) writer.Text(path);
    }

    private static void Surface(RecordWriter writer, Surface surface, JournalTerms terms)
    {
        var number = terms.NumberOf(surface);
        writer.Number(number);
        if (number > 0) return;
        writer.Text(surface.Name);
        writer.Text(surface.Prefix);
        writer.Text(surface.VendorHost);
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> body, int most) => body.Length <= most ? body : body[..most];
}
