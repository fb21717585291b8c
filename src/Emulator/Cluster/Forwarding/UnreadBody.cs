namespace Emulator.Cluster.Forwarding;

/// <summary>A body that the first node did not read to its end: one that is too large goes on for ever, one that is broken breaks.</summary>
/// <param name="broken">Why it cannot be read; null when it is too large.</param>
internal sealed class UnreadBody(BadHttpRequestException? broken) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => broken is null ? count : throw broken;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        broken is null ? new(buffer.Length) : ValueTask.FromException<int>(broken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
