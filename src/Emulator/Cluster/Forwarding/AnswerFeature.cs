using Microsoft.AspNetCore.Http.Features;

namespace Emulator.Cluster.Forwarding;

/// <summary>Takes the answer to a call that another node sent, as a web server would put it on the wire.</summary>
/// <param name="sink">Takes the head when the answer begins (with no body), and then each part of the body.</param>
internal sealed class AnswerFeature(Func<Reply?, ReadOnlyMemory<byte>, ValueTask> sink) : Stream, IHttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Call, object State)> starting = new();
    private readonly Stack<(Func<object, Task> Call, object State)> completed = new();

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body
    {
        get => this;
        set => throw new NotSupportedException("The body is replaced by way of IHttpResponseBodyFeature.");
    }

    public bool HasStarted { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void OnStarting(Func<object, Task> callback, object state) => starting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => completed.Push((callback, state));

    /// <summary>The answer begins, if it has not.</summary>
    public async ValueTask StartAsync()
    {
        if (HasStarted) return;
        while (starting.TryPop(out var told)) await told.Call(told.State);
        HasStarted = true;
        await sink(new Reply(ReplyKind.Answer) { Status = StatusCode, Headers = [.. Reply.Each(Headers)] }, default);
    }

    /// <summary>The call is over.</summary>
    public async ValueTask CompleteAsync()
    {
        while (completed.TryPop(out var told)) await told.Call(told.State);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await StartAsync();
        if (buffer.Length > 0) await sink(null, buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => StartAsync().AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Answers are written asynchronously.");

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
