using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Emulator.Core.State;

namespace Emulator.Core.Wire;

/// <summary>What goes back on the wire.</summary>
public sealed record Answer
{
    private Func<ReadOnlyMemory<byte>>? write;
    private object? told;
    private JsonTypeInfo? type;
    private ReadOnlyMemory<byte> body;

    /// <summary>An answer whose bytes are there.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="contentType">The <c>Content-Type</c> header, or null when there is no body.</param>
    /// <param name="body">The body's bytes.</param>
    public Answer(int status, string? contentType, ReadOnlyMemory<byte> body) => (Status, ContentType, this.body) = (status, contentType, body);

    /// <summary>The HTTP status code.</summary>
    public int Status { get; init; }

    /// <summary>The <c>Content-Type</c> header, or null when there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body's bytes; written when they are first asked for, which is after the decision.</summary>
    public ReadOnlyMemory<byte> Body
    {
        get
        {
            if (write is null && type is null) return body;
            InGate.Refuse("Writing an answer");
            body = write is null ? JsonSerializer.SerializeToUtf8Bytes(told, type!) : write();
            (write, type, told) = (null, null, null);
            return body;
        }

        init
        {
            body = value;
            (write, type, told) = (null, null, null);
        }
    }

    /// <summary>An answer whose bytes are written when the decision has been made: what they are made of is decided and does not change any more.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="contentType">The <c>Content-Type</c> header.</param>
    /// <param name="write">Writes the body; pure, and never refuses.</param>
    public static Answer Later(int status, string contentType, Func<ReadOnlyMemory<byte>> write) => new(status, contentType, default) { write = write };

    /// <summary>An answer in JSON, written when the decision has been made.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="contentType">The <c>Content-Type</c> header.</param>
    /// <param name="value">What is written; it does not change any more.</param>
    /// <param name="type">How it is written.</param>
    public static Answer Json<T>(int status, string contentType, T value, JsonTypeInfo<T> type) =>
        new(status, contentType, default) { told = value, type = type };

    /// <summary>Writes the body now, where that can be done into what somebody lends: it lies there until it is lent anew.</summary>
    public void Write(LentBytes lent)
    {
        if (type is null)
        {
            _ = Body;
            return;
        }

        InGate.Refuse("Writing an answer");
        body = lent.Json(told, type);
        (type, told) = (null, null);
    }

    /// <summary>The same answer with at most this many bytes of its body, for keeping.</summary>
    public Answer Cut(int mostBytes) => Body.Length <= mostBytes ? this : this with { Body = Body[..mostBytes].ToArray() };

    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status) => new(status, null, default);

    /// <summary>A text in UTF-8.</summary>
    public static Answer Text(int status, string contentType, string text) => new(status, contentType, Encoding.UTF8.GetBytes(text));

    /// <summary>The answer with one header more.</summary>
    /// <exception cref="ArgumentException">No header can hold the value: said now, while nothing has been changed.</exception>
    public Answer With(string header, string value) => HeaderValue.Fits(value)
        ? this with { Headers = [.. Headers, new(header, value)] }
        : throw new ArgumentException($"{header} cannot hold what is not printable ASCII.", nameof(value));

    /// <summary>Sends the caller on to a URL.</summary>
    public static Answer Redirect(int status, string url) => Empty(status).With("Location", HeaderValue.Url(url));
}
