using System.Text;
using Microsoft.Extensions.Primitives;

namespace Emulator.Cluster.Forwarding;

/// <summary>What a node answers to a call that was sent to it.</summary>
/// <param name="Kind">What became of the call.</param>
internal sealed record Reply(ReplyKind Kind)
{
    /// <summary>The status of an answer.</summary>
    public int Status { get; init; }

    /// <summary>The headers of an answer.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body of an answer, or as much of it as there is before the connection breaks.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the connection breaks after it.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Why nothing could be decided; the name of another workspace that knows, when it is elsewhere.</summary>
    public string Text { get; init; } = "";

    /// <summary>A reply without an answer.</summary>
    public static Reply Of(ReplyKind kind, string text = "") => new(kind) { Text = text };

    /// <summary>What the first node makes of a fault of another.</summary>
    public InvalidOperationException Fault() => new($"The node that owns the workspace met a fault, and tells it in its log: {Text}.");

    /// <summary>The headers of an answer, one by one.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Each(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
            foreach (var value in values) yield return new(name, value ?? "");
    }

    /// <summary>The reply as it is sent.</summary>
    public byte[] Write()
    {
        using var bytes = new MemoryStream(256 + Body.Length);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write((byte)Kind);
        writer.Write(Text);
        writer.Write7BitEncodedInt(Status);
        writer.Write(IsBroken);
        writer.Write7BitEncodedInt(Headers.Count);
        foreach (var (name, value) in Headers)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write(Body.Span);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The reply as it was sent.</summary>
    public static Reply Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var kind = (ReplyKind)reader.ReadByte();
        var reply = new Reply(kind) { Text = reader.ReadString(), Status = reader.Read7BitEncodedInt(), IsBroken = reader.ReadBoolean() };
        var headers = new KeyValuePair<string, string>[reader.Read7BitEncodedInt()];
        for (var i = 0; i < headers.Length; i++) headers[i] = new(reader.ReadString(), reader.ReadString());
        return reply with { Headers = headers, Body = bytes.AsMemory((int)stream.Position) };
    }

    /// <summary>Puts status and headers on the wire, as they are.</summary>
    public void WriteHead(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers) response.Headers[name] = StringValues.Concat(response.Headers[name], value);
    }
}

/// <summary>What became of a call that was sent to another node.</summary>
internal enum ReplyKind : byte
{
    /// <summary>It was answered.</summary>
    Answer,

    /// <summary>The node does not own the workspace any more: ask again.</summary>
    Moved,

    /// <summary>The workspace does not know the credential any more.</summary>
    Unknown,

    /// <summary>There is no such workspace.</summary>
    None,

    /// <summary>Nothing can be answered at present, and the text says why.</summary>
    Refused,

    /// <summary>What was asked for is in the workspace that the text names.</summary>
    Elsewhere,

    /// <summary>A fault of the emulator; the log of the node tells more, and the text which sort.</summary>
    Failed,
}
