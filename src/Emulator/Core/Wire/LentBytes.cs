using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Emulator.Core.Wire;

/// <summary>Room for the body of one answer, lent from its decision until it is sent. Returned, it is lent again.</summary>
public sealed class LentBytes : IDisposable
{
    private const int Usual = 4 * 1024;
    private const int LargestKept = 256 * 1024;
    private const int MostKept = 64;
    private static readonly ConcurrentQueue<LentBytes> Free = new();
    private readonly Utf8JsonWriter writer;
    private ArrayBufferWriter<byte> bytes = new(Usual);

    private LentBytes() => writer = new Utf8JsonWriter(bytes);

    /// <summary>Lends some.</summary>
    public static LentBytes Lend() => Free.TryDequeue(out var free) ? free : new LentBytes();

    /// <summary>The value in JSON.</summary>
    public ReadOnlyMemory<byte> Json(object? value, JsonTypeInfo type)
    {
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        return bytes.WrittenMemory;
    }

    /// <summary>Returns it: what was written is gone.</summary>
    public void Dispose()
    {
        // One large answer is not to cost its size for ever.
        if (bytes.Capacity > LargestKept) bytes = new(Usual);
        else bytes.ResetWrittenCount();
        writer.Reset(bytes);
        if (Free.Count < MostKept) Free.Enqueue(this);
    }
}
