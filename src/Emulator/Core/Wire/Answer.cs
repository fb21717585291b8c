using System.Text;

namespace Emulator.Core.Wire;

/// <summary>What goes back on the wire.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="ContentType">The <c>Content-Type</c> header, or null when there is no body.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record Answer(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The same answer with at most this many bytes of its body, for keeping.</summary>
    public Answer Cut(int mostBytes) => Body.Length <= mostBytes ? this : this with { Body = Body[..mostBytes].ToArray() };

    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status) => new(status, null, default);

    /// <summary>A text in UTF-8.</summary>
    public static Answer Text(int status, string contentType, string text) => new(status, contentType, Encoding.UTF8.GetBytes(text));

    /// <summary>The answer with one header more.</summary>
    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
