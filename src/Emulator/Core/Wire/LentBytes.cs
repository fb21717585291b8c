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
    private ArrayBufferWriter<byte> bytes = new(Usual);
    private (Utf8JsonWriter Writer, JsonSerializerOptions Options)? last;

    private LentBytes()
    {
    }

    /// <summary>Lends some.</summary>
    public static LentBytes Lend() => Free.TryDequeue(out var free) ? free : new LentBytes();

    /// <summary>The value in JSON.</summary>
    public ReadOnlyMemory<byte> Json(object? value, JsonTypeInfo type)
    {
        var writer = WriterFor(type.Options);
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
        last?.Writer.Reset(bytes);
        if (Free.Count < MostKept) Free.Enqueue(this);
    }

    /// <summary>A writer writes as the options say that it was made with.</summary>
    private Utf8JsonWriter WriterFor(JsonSerializerOptions options)
    {
        if (last is { } known && known.Options == options) return known.Writer;
        last =
            (new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = options.Encoder, Indented = options.WriteIndented, SkipValidation = true }), options);
        return last.Value.Writer;
    }
}
