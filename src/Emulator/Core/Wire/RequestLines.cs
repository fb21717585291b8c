using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Emulator.Core.Wire;

/// <summary>Takes bytes that are no ASCII in a request line, as the vendors' web servers do: it percent-encodes them before the server, which would refuse
/// them, reads the line. Whatever else comes in passes untouched; where it is a line is told by the calls themselves: one begins a connection, and one
/// follows a call whose body has been read to its end, or that has none.</summary>
/// <param name="inner">What comes in from the network.</param>
internal sealed class RequestLines(PipeReader inner) : PipeReader
{
    private const int LongestKept = 2 * 1024;
    private const int LongestLine = 64 * 1024;
    private readonly OwnBytes own = new();
    private byte[] kept = [];
    private int keptLength;
    private bool awaitsLine = true;
    private bool isOwn;

    /// <summary>The line of the call that is read or served, cut at 2 KiB, as it came.</summary>
    public string Line => Encoding.Latin1.GetString(kept, 0, keptLength).TrimEnd('\r', '\n');

    /// <summary>Whether the call has come through the server.</summary>
    public bool IsServed { get; private set; }

    /// <summary>Puts one in front of the server on each connection.</summary>
    public static void Watch(ListenOptions listen) => listen.Use(next => connection =>
    {
        var lines = new RequestLines(connection.Transport.Input);
        connection.Transport = new Both(lines, connection.Transport.Output);
        connection.Features.Set(lines);
        return next(connection);
    });

    /// <summary>A call has come through: a line is next, unless a body is.</summary>
    public static Task TellAsync(HttpContext context, RequestDelegate next)
    {
        if (Of(context) is { } lines)
        {
            lines.IsServed = true;
            lines.awaitsLine = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };
        }

        return next(context);
    }

    /// <summary>The body of the call has been read to its end: a line is next.</summary>
    public static void EndBody(HttpContext context)
    {
        if (Of(context) is { } lines) lines.awaitsLine = true;
    }

    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        isOwn = false;
        if (own.IsEmpty && !awaitsLine) return inner.ReadAsync(cancellationToken);
        if (TryTakeOwn(out var read)) return new(read);
        var pending = inner.ReadAsync(cancellationToken);
        if (!pending.IsCompletedSuccessfully) return LookAsync(pending, cancellationToken);
        return TryTake(pending.Result, out read) ? new(read) : LookAsync(inner.ReadAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        isOwn = false;
        if (TryTakeOwn(out result)) return true;
        while (inner.TryRead(out var read))
            if (TryTake(read, out result)) return true;
        return false;
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (isOwn) own.AdvanceTo(consumed, examined);
        else inner.AdvanceTo(consumed, examined);
    }

    /// <inheritdoc/>
    public override void CancelPendingRead() => inner.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    // HTTP/2 has no lines.
    private static RequestLines? Of(HttpContext context) =>
        context.Request.Protocol.StartsWith("HTTP/1", StringComparison.Ordinal) ? context.Features.Get<RequestLines>() : null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> LookAsync(ValueTask<ReadResult> pending, CancellationToken stop)
    {
        ReadResult read;
        while (!TryTake(await pending, out read)) pending = inner.ReadAsync(stop);
        return read;
    }

    /// <summary>What was read, if the server may have it as it is; else it is kept here until it is a whole line.</summary>
    private bool TryTake(ReadResult read, out ReadResult result)
    {
        result = read;
        if (own.IsEmpty && !(awaitsLine && HasForeignBytes(read.Buffer))) return true;
        own.Add(read);
        inner.AdvanceTo(read.Buffer.End);
        return TryTakeOwn(out result);
    }

    private bool TryTakeOwn(out ReadResult result)
    {
        result = default;
        if (own.IsEmpty) return false;
        if (awaitsLine)
        {
            var (begin, end) = LineIn(own.Span);
            if (end < 0 && !own.IsLast && own.Span.Length < LongestLine && !Ascii.IsValid(own.Span)) return false;
            Keep(own.Span[begin..(end < 0 ? own.Span.Length : end)]);
            if (end >= 0)
            {
                awaitsLine = false;
                own.Encode(begin, end);
            }
        }

        return isOwn = own.TryRead(out result);
    }

    /// <summary>Whether the line has bytes that are no ASCII. When it is whole and has none, it is passed.</summary>
    private bool HasForeignBytes(ReadOnlySequence<byte> buffer)
    {
        var span = buffer.FirstSpan;
        var (begin, end) = LineIn(span);
        if (end < 0 && !buffer.IsSingleSegment)
        {
            span = buffer.Slice(0, Math.Min(buffer.Length, LongestLine)).ToArray();
            (begin, end) = LineIn(span);
        }

        var line = span[begin..(end < 0 ? span.Length : end)];
        if (!Ascii.IsValid(line)) return true;
        if (!line.IsEmpty) Keep(line);
        if (end >= 0) awaitsLine = false;
        return false;
    }

    // The server passes over empty lines between calls.
    private static (int Begin, int End) LineIn(ReadOnlySpan<byte> bytes)
    {
        var begin = bytes.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        if (begin < 0) return (bytes.Length, -1);
        var length = bytes[begin..].IndexOf((byte)'\n');
        return (begin, length < 0 ? -1 : begin + length);
    }

    private void Keep(ReadOnlySpan<byte> line)
    {
        IsServed = false;
        if (line.Length > LongestKept) line = line[..LongestKept];
        if (kept.Length < line.Length) kept = new byte[Math.Max(256, line.Length)];
        line.CopyTo(kept);
        keptLength = line.Length;
    }

    private sealed record Both(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
