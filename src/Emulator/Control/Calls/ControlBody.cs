using System.Text;
using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Wire;

namespace Emulator.Control.Calls;

/// <summary>Reads the body of a control call strictly: JSON of the wanted shape, unknown members and wrong types refused with the member's name.</summary>
internal static class ControlBody
{
    private const int LongestText = 64 * 1024;
    private const int Longest = 4 * 1024 * 1024;
    private const string PathWord = " Path: ";

    /// <summary>The body, or the refusal. A call without a body counts as <c>{}</c>.</summary>
    public static async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        var (body, refusal) = await ReadAsync(context, typeof(T));
        return ((T?)body, refusal);
    }

    /// <inheritdoc cref="ReadAsync{T}"/>
    public static async Task<(object? Body, IResult? Refusal)> ReadAsync(HttpContext context, Type type)
    {
        var (bytes, isTooLarge) = await RequestReader.BodyAsync(context.Request, Longest);
        context.Items[typeof(ControlBody)] = bytes;
        if (isTooLarge) return (null, TooLarge());
        if (bytes.Length > 0 && !context.Request.HasJsonContentType())
            return (null, Problems.Problem(415, "Unsupported media type", "The body is JSON: send Content-Type: application/json."));
        return Decode(context, bytes, out var refusal) is { } text ? Read(text, type) : (null, refusal);
    }

    /// <summary>The body in UTF-8; null with the refusal when it is compressed or not in its charset.</summary>
    public static ReadOnlyMemory<byte>? Decode(HttpContext context, ReadOnlyMemory<byte> bytes, out IResult? refusal)
    {
        var problem = BodyText.Compression(context.Request.Headers.ContentEncoding, bytes.Span, "the control API");
        var text = problem is null ? BodyText.Utf8(context.Request.ContentType, bytes, takesMark: true, out problem) : null;
        refusal = text is null ? Problems.Problem(415, "Unsupported media type", $"The body cannot be read: {problem}.") : null;
        return text;
    }

    /// <summary>The refusal of a body where none is wanted, or null: nothing and <c>{}</c> are fine, whatever is said of their type.</summary>
    public static async Task<IResult?> RefuseAsync(HttpContext context)
    {
        var (bytes, isTooLarge) = await RequestReader.BodyAsync(context.Request, Longest);
        context.Items[typeof(ControlBody)] = bytes;
        if (isTooLarge) return TooLarge();
        return Decode(context, bytes, out var refusal) is { } text ? Read(text, typeof(Nothing)).Refusal : refusal;
    }

    /// <summary>The body that was read, as text cut at 64 KiB.</summary>
    public static string TextOf(HttpContext context) =>
        context.Items[typeof(ControlBody)] is ReadOnlyMemory<byte> bytes ? Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, LongestText)]) : "";

    private static (object? Body, IResult? Refusal) Read(ReadOnlyMemory<byte> bytes, Type type)
    {
        if (InputBounds.JsonProblem(bytes.Span, ControlJson.Options.MaxDepth) is { } problem) return (null, Problems.BadMember("body", problem));
        try
        {
            var body = JsonSerializer.Deserialize(bytes.Length == 0 ? "{}"u8 : bytes.Span, type, ControlJson.Options);
            return body is null ? (null, Problems.BadMember("body", "must be a JSON object, not null")) : (body, null);
        }
        catch (JsonException error)
        {
            return (null, Explain(error));
        }
    }

    private static IResult TooLarge() => Problems.Problem(413, "Too large", $"A control call has at most {Longest} bytes.");

    private static IResult Explain(JsonException error)
    {
        var member = error.Path?.TrimStart('$').TrimStart('.') ?? "";
        // A converter of ours says all that is to be said, without a path. Of the framework's own words the first sentence
        // is for the caller, and no name of a type.
        var text = error.Message.Contains(PathWord, StringComparison.Ordinal) ? error.Message.Split(PathWord)[0].Split(". ")[0] : error.Message;
        var quoted = text.Split('\'').Where((_, i) => i % 2 == 1).ToList();
        if (text.Contains("missing required", StringComparison.Ordinal))
        {
            var names = text[text.IndexOf("including", StringComparison.Ordinal)..].Split('\'')
                .Where((_, i) => i % 2 == 1).Select(name => Within(member, name)).ToList();
            return Problems.BadRequest($"missing: {string.Join(", ", names)}", names.ToDictionary(name => name, _ => new[] { "is missing" }));
        }

        // The path names the object; the member is in the text.
        if (text.Contains("could not be mapped", StringComparison.Ordinal))
            return Problems.BadMember(Within(member, quoted[0]), $"there is no member “{quoted[0]}” here");
        if (text.StartsWith("Duplicate property", StringComparison.Ordinal)) return Problems.BadMember(Within(member, quoted[0]), "is given twice");
        if (text.Contains("null values", StringComparison.Ordinal)) return Problems.BadMember(Within(member, quoted[0]), "must not be null");
        if (text.Contains("could not be converted", StringComparison.Ordinal)) text = "the value has the wrong type";
        return Problems.BadMember(member.Length == 0 ? "body" : member, text);
    }

    private static string Within(string path, string member) =>
        path.Length == 0 || path == member || path.EndsWith("." + member, StringComparison.Ordinal) ? (path.Length == 0 ? member : path) : $"{path}.{member}";

    private sealed record Nothing;
}
