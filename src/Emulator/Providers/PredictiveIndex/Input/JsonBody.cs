using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A request's body as a JSON object, read strictly; member names without regard to case, unknown members ignored, as Web API binds.</summary>
/// <param name="members">The members by their names.</param>
/// <param name="prefix">The names of the objects that it lies in, each with a dot behind it.</param>
internal sealed class JsonBody(Dictionary<string, JsonElement> members, string prefix)
{
    private const int MaxDepth = 64;

    /// <summary>Reads the body, or tells why it cannot be read.</summary>
    public static Reading<T> Read<T>(Request request, Func<JsonBody, T> read)
        where T : class
    {
        if (request.IsTooLarge) return new(null, Refuse.TooLarge("Send a smaller body."));
        if (WrongType(request) is { } type) return new(null, Refuse.MediaType(type));
        return Parse(request.Body, out var problem) is { } members ? new(read(new JsonBody(members, "")), null) : new(null, Refuse.Unreadable(problem));
    }

    /// <summary>The member as <paramref name="read"/> makes it of a value that is there and not null, or of what is wrong with it.</summary>
    public Member<T> Member<T>(string name, Func<JsonElement, (T? Value, Mistake? Fault)> read)
    {
        var isThere = members.TryGetValue(name, out var value);
        var (made, fault) = isThere && value.ValueKind is not JsonValueKind.Null ? read(value) : default;
        return new Member<T>(prefix + name, made, fault is null ? null : fault with { Member = prefix + name }, isThere);
    }

    /// <summary>The object that is the member's value.</summary>
    public Member<T> Inner<T>(string name, Func<JsonBody, T> read)
        where T : class => Member<T>(name, value =>
    {
        var inner = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        return value.ValueKind is JsonValueKind.Object && value.EnumerateObject().All(member => inner.TryAdd(member.Name, member.Value))
            ? (read(new JsonBody(inner, prefix + name + ".")), null)
            : (default(T), new Mistake(name, $"The {name} parameter must be an object with each member once.", "be an object with each member once")
            {
                Seen = value.ValueKind is JsonValueKind.Object ? "an object with a member twice" : Shown.Json(value, Sight.Open),
                Example = "{}",
            });
    });

    private static string? WrongType(Request request)
    {
        if (BodyText.Compression(request.Header("Content-Encoding"), request.Body.Span) is { } compressed) return $"The body cannot be read: {compressed}.";
        if (request.MediaType is not ("application/json" or "text/json"))
            return request.MediaType.Length == 0 ? "The body has no Content-Type." : $"The body is {request.MediaType}.";
        if (request.Body.Span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) return "The body begins with the byte order mark of UTF-16.";
        return ReferenceEquals(Charset.Of(request.Header("Content-Type"), out var name), Charset.Utf8) ? null : $"The body's charset is {name}.";
    }

    private static Dictionary<string, JsonElement>? Parse(ReadOnlyMemory<byte> body, out string problem)
    {
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        problem = "The body is empty.";
        if (body.IsEmpty) return null;
        var read = StrictJson.Read(body, MaxDepth, out var reason, leavesHalfPairs: true);
        problem = read is null ? $"The body is not JSON: {reason}" : "The body is JSON, but no object.";
        if (read is not { ValueKind: JsonValueKind.Object } given) return null;
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in given.EnumerateObject())
        {
            problem = $"The member {member.Name} comes twice.";
            if (!members.TryAdd(member.Name, member.Value)) return null;
        }

        return members;
    }
}

/// <summary>What was read of a request, or why it cannot be read.</summary>
internal sealed record Reading<T>(T? Input, Refusal? Refusal)
    where T : class;
