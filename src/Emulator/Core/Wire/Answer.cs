using System.Text;
using Emulator.Core.State;

namespace Emulator.Core.Wire;

/// <summary>What goes back on the wire.</summary>
public sealed record Answer
{
    private Func<ReadOnlyMemory<byte>>? write;
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
            if (write is not { } later) return body;
            InGate.Refuse("Writing an answer");
            body = later();
            write = null;
            return body;
        }
        init => (body, write) = (value, null);
    }

    /// <summary>An answer whose bytes are written when the decision has been made: what they are made of is decided and does not change any more.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="contentType">The <c>Content-Type</c> header.</param>
    /// <param name="write">Writes the body; pure, and never refuses.</param>
    public static Answer Later(int status, string contentType, Func<ReadOnlyMemory<byte>> write) => new(status, contentType, default) { write = write };

    /// <summary>The same answer with at most this many bytes of its body, for keeping.</summary>
    public Answer Cut(int mostBytes) => Body.Length <= mostBytes ? this : this with { Body = Body[..mostBytes].ToArray() };

    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status) => new(status, null, default);

    /// <summary>A text in UTF-8.</summary>
    public static Answer Text(int status, string contentType, string text) => new(status, contentType, Encoding.UTF8.GetBytes(text));

    /// <summary>The answer with one header more.</summary>
    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
