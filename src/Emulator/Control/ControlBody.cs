using System.Text;
using System.Text.Json;
using Contracts.Control;

namespace Emulator.Control;

/// <summary>Reads the body of a control call strictly: JSON of the wanted shape, unknown members and wrong types refused with the member's name.</summary>
internal static class ControlBody
{
    private const int LongestText = 64 * 1024;
    private const int Longest = 4 * 1024 * 1024;

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
        var (bytes, isTooLarge) = await Core.Access.RequestReader.BodyAsync(context.Request, Longest, context.RequestAborted);
        context.Items[typeof(ControlBody)] = bytes;
        if (isTooLarge) return (null, Problems.Problem(413, "Too large", $"A control call has at most {Longest} bytes."));
        if (bytes.Length > 0 && !context.Request.HasJsonContentType())
            return (null, Problems.Problem(415, "Unsupported media type", "The body is JSON: send Content-Type: application/json."));
        try
        {
            var body = JsonSerializer.Deserialize(bytes.Length == 0 ? "{}"u8 : bytes.Span, type, ControlJson.Options);
            return body is null ? (null, Problems.BadRequest("The body is a JSON object, not null.")) : (body, null);
        }
        catch (JsonException error)
        {
            return (null, Explain(error));
        }
    }

    /// <summary>The body that was read, as text cut at 64 KiB.</summary>
    public static string TextOf(HttpContext context) =>
        context.Items[typeof(ControlBody)] is ReadOnlyMemory<byte> bytes ? Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, LongestText)]) : "";

    private static IResult Explain(JsonException error)
    {
        var member = error.Path?.TrimStart('$', '.') ?? "";
        var text = error.Message.Split(" Path: ")[0].Split(". ")[0];
        if (text.Contains("could not be mapped", StringComparison.Ordinal))
        {
            // «The JSON property 'x' could not be mapped …»: the path names the object, the message the member.
            var name = text.Split('\'') is [_, var quoted, ..] ? quoted : member;
            if (member.Length == 0) member = name;
            text = $"there is no member “{name}” here";
        }
        else if (text.Contains("could not be converted", StringComparison.Ordinal)) text = "the value has the wrong type";
        else if (text.Contains("missing required", StringComparison.Ordinal))
        {
            var names = text.Split('\'').Where((_, i) => i % 2 == 1).ToList();
            return Problems.BadRequest($"missing: {string.Join(", ", names)}", names.ToDictionary(name => name, _ => new[] { "is missing" }));
        }

        return Problems.BadMember(member.Length == 0 ? "body" : member, text);
    }
}
