using System.Text.Json;
using System.Text.Unicode;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A request's body as a JSON object, read strictly; member names without regard to case, unknown members ignored, as Web API binds.</summary>
internal sealed class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly Dictionary<string, JsonElement> members;
    private readonly List<KeyValuePair<string, IReadOnlyList<string>>> errors;
    private readonly string prefix;

    private JsonBody(Dictionary<string, JsonElement> members, string prefix, List<KeyValuePair<string, IReadOnlyList<string>>> errors) =>
        (this.members, this.prefix, this.errors) = (members, prefix, errors);

    /// <summary>Whether a member was found wrong.</summary>
    public bool HasErrors => errors.Count > 0;

    /// <summary>Reads the body, or tells why it cannot be read.</summary>
    public static (JsonBody? Body, Refusal? Refusal) Read(Request request)
    {
        if (request.IsTooLarge) return (null, Unreadable(RefusalKind.TooLarge, "The body is larger than the limit.", "Send a smaller body."));
        if (WrongType(request) is { } type) return (null, Unreadable(RefusalKind.MediaType, type, "Send Content-Type: application/json, in UTF-8 and uncompressed."));
        if (Parse(request.Body, out var problem) is { } members) return (new JsonBody(members, "", []), null);
        return (null, Unreadable(RefusalKind.BadRequest, problem, "Send one JSON object."));
    }

    /// <summary>The member's value, or null when it is absent or null.</summary>
    public JsonElement? Value(string name) => members.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>Whether the member is there, be it null.</summary>
    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>Notes what is wrong with a member; the first fault of a member counts.</summary>
    public void Fault(string name, string message)
    {
        var path = prefix + name;
        if (errors.TrueForAll(error => error.Key != path)) errors.Add(new(path, [message]));
    }

    /// <summary>The object that is the member's value, or null when it is absent or null; its faults are this body's.</summary>
    public JsonBody? Inner(string name)
    {
        if (Value(name) is not { } value) return null;
        var inner = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (value.ValueKind is JsonValueKind.Object && value.EnumerateObject().All(member => inner.TryAdd(member.Name, member.Value))) return new JsonBody(inner, prefix + name + ".", errors);
        Fault(name, $"The {name} parameter must be an object with each member once.");
        return null;
    }

    /// <summary>The refusal with all members that were found wrong.</summary>
    public Refusal Refuse() => new(
        RefusalKind.Invalid,
        string.Join(" ", errors.SelectMany(error => error.Value)),
        $"Correct {string.Join(", ", errors.Select(error => error.Key))}.")
    { Check = PredictiveIndexAccess.Body, Errors = errors };

    private static Refusal Unreadable(RefusalKind kind, string detail, string fix) => new(kind, detail, fix) { Check = PredictiveIndexAccess.Body };

    private static string? WrongType(Request request)
    {
        if (request.MediaType is not ("application/json" or "text/json")) return request.MediaType.Length == 0 ? "The body has no Content-Type." : $"The body is {request.MediaType}.";
        var charset = request.Header("Content-Type")!.Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase));
        if (charset is not null && charset[8..].Trim('"') is var name && !name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return $"The body's charset is {name}.";
        return request.Header("Content-Encoding") is { } encoding && encoding != "identity" ? $"The body's encoding is {encoding}." : null;
    }

    private static Dictionary<string, JsonElement>? Parse(ReadOnlyMemory<byte> body, out string problem)
    {
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        problem = "The body is empty.";
        if (body.IsEmpty) return null;
        problem = "The body is not UTF-8.";
        if (!Utf8.IsValid(body.Span)) return null;
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            problem = "The body is JSON, but no object.";
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return null;
            var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                problem = $"The member {member.Name} comes twice.";
                if (!members.TryAdd(member.Name, member.Value.Clone())) return null;
            }

            return members;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            problem = "The body is not JSON: " + error.Message;
            return null;
        }
    }
}
