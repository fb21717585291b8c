using System.Net;
using System.Text;
using Emulator.Core.Calls;
using Microsoft.AspNetCore.Http.Features;

namespace Emulator.Cluster.Forwarding;

/// <summary>A call as it came to one node, to be decided by another, and the bytes in between. The node that gets it sees what the first one saw: target,
/// headers and addresses as they came.</summary>
internal sealed record ForwardedCall
{
    private const byte Version = 1;

    /// <summary>The verb.</summary>
    public required string Method { get; init; }

    /// <summary>The scheme that the caller used.</summary>
    public required string Scheme { get; init; }

    /// <summary>The protocol that the caller speaks.</summary>
    public required string Protocol { get; init; }

    /// <summary>The target as it stood in the first line.</summary>
    public required string Target { get; init; }

    /// <summary>The path, decoded.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its mark, or nothing.</summary>
    public required string Query { get; init; }

    /// <summary>The headers, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Who calls.</summary>
    public required IPEndPoint? Caller { get; init; }

    /// <summary>What was called.</summary>
    public required IPEndPoint? Called { get; init; }

    /// <summary>The body.</summary>
    public required ReadBody Body { get; init; }

    /// <summary>Whether it is for the workspace of all calls that name no other.</summary>
    public bool IsForDefault { get; init; }

    /// <summary>The number of the workspace that it is for.</summary>
    public long Key { get; init; }

    /// <summary>What became of it where it was sent; set there.</summary>
    public ReplyKind Outcome { get; set; }

    /// <summary>What is said of that; set there.</summary>
    public string Said { get; set; } = "";

    /// <summary>A call that has come.</summary>
    public static ForwardedCall Of(HttpContext context, ReadBody body)
    {
        var (request, connection) = (context.Request, context.Connection);
        var headers = new List<KeyValuePair<string, string>>(request.Headers.Count);
        foreach (var (name, values) in request.Headers)
            foreach (var value in values) headers.Add(new(name, value ?? ""));
        return new ForwardedCall
        {
            Method = request.Method,
            Scheme = request.Scheme,
            Protocol = request.Protocol,
            Target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "",
            Path = request.Path.Value ?? "",
            Query = request.QueryString.Value ?? "",
            Headers = headers,
            Caller = connection.RemoteIpAddress is { } from ? new IPEndPoint(from, connection.RemotePort) : null,
            Called = connection.LocalIpAddress is { } to ? new IPEndPoint(to, connection.LocalPort) : null,
            Body = body,
        };
    }

    /// <summary>The call as it is sent.</summary>
    public byte[] Write()
    {
        using var bytes = new MemoryStream(512 + Body.Bytes.Length);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(IsForDefault);
        writer.Write7BitEncodedInt64(Key);
        foreach (var text in (string[])[Method, Scheme, Protocol, Target, Path, Query]) writer.Write(text);
        Write(writer, Caller);
        Write(writer, Called);
        writer.Write7BitEncodedInt(Headers.Count);
        foreach (var (name, value) in Headers)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write(Body.IsTooLarge);
        writer.Write7BitEncodedInt(Body.Broken?.StatusCode ?? 0);
        if (Body.Broken is { } broken) writer.Write(broken.Message);
        writer.Write(Body.Bytes.Span);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The call as it was sent.</summary>
    public static ForwardedCall Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (reader.ReadByte() != Version) throw new InvalidDataException("A node of another version sent a call in a form that this one does not know.");
        var (isForDefault, key) = (reader.ReadBoolean(), reader.Read7BitEncodedInt64());
        var call = new ForwardedCall
        {
            IsForDefault = isForDefault,
            Key = key,
            Method = reader.ReadString(),
            Scheme = reader.ReadString(),
            Protocol = reader.ReadString(),
            Target = reader.ReadString(),
            Path = reader.ReadString(),
            Query = reader.ReadString(),
            Caller = ReadEnd(reader),
            Called = ReadEnd(reader),
            Headers = ReadHeaders(reader),
            Body = default,
        };
        var isTooLarge = reader.ReadBoolean();
        var broken = reader.Read7BitEncodedInt() is > 0 and var status ? new BadHttpRequestException(reader.ReadString(), status) : null;
        return call with { Body = new ReadBody(bytes.AsMemory((int)stream.Position), isTooLarge, broken) };
    }

    private static List<KeyValuePair<string, string>> ReadHeaders(BinaryReader reader)
    {
        var (count, headers) = (reader.Read7BitEncodedInt(), new List<KeyValuePair<string, string>>());
        for (var i = 0; i < count; i++) headers.Add(new(reader.ReadString(), reader.ReadString()));
        return headers;
    }

    private static void Write(BinaryWriter writer, IPEndPoint? end)
    {
        var address = end?.Address.GetAddressBytes() ?? [];
        writer.Write((byte)address.Length);
        if (end is null) return;
        writer.Write(address);
        writer.Write((ushort)end.Port);
    }

    private static IPEndPoint? ReadEnd(BinaryReader reader) =>
        reader.ReadByte() is > 0 and var length ? new IPEndPoint(new IPAddress(reader.ReadBytes(length)), reader.ReadUInt16()) : null;
}
