using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Endpoints;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The body of a call as JSON, read once whoever asks; and the members that must be there. What is wrong is a 400 by the check “body”
/// [inferred: the framework's ParameterMissing].</summary>
internal sealed class RequestBody
{
    private const string NumberRule = "be a whole number, without quotation marks";
    private const int MaxDepth = 32;
    private readonly JsonElement? json;
    private readonly string? problem;

    private RequestBody(JsonElement? json, string? problem) => (this.json, this.problem) = (json, problem);

    /// <summary>The body as a JSON object, whatever its media type says; null when it is none.</summary>
    public static JsonElement? ObjectIn(Request request) => Of(request).json is { ValueKind: JsonValueKind.Object } body ? body : null;

    /// <summary>Reads the body as a JSON object; the refusal when it is none.</summary>
    public static Refusal? Read(Request request, out JsonElement body)
    {
        body = default;
        if (request.IsTooLarge) return Refuse.TooLarge();
        if (BodyText.Compression(request.Header("Content-Encoding"), request.Body.Span) is { } compressed)
            return Refuse.Unreadable($"The body cannot be read: {compressed}.", "Send the body uncompressed, without Content-Encoding.");
        if (request.MediaType != "application/json")
        {
            return Refuse.Unreadable(
                $"The Content-Type is {(request.MediaType is { Length: > 0 } type ? type : "missing")}.", "Send Content-Type: application/json.");
        }

        var of = Of(request);
        if (of.json is not { } read)
            return Refuse.Unreadable($"The body is not valid JSON: {of.problem}", "Send one JSON object in UTF-8, without a byte order mark.");
        if (read.ValueKind != JsonValueKind.Object) return Refuse.Unreadable("The body is JSON, but no object.", "Send one JSON object.");
        body = read;
        return null;
    }

    /// <summary>The member, an object with at least one member; the refusal when it is none.</summary>
    public static Refusal? RequireObject(JsonElement body, string name, out JsonElement value) =>
        body.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any()
            ? null
            : Missing(name, "be an object with members in it", value, """{"email": "ada@people.example"}""");

    /// <summary>The member, a text that is not empty; the refusal when it is none.</summary>
    public static Refusal? RequireText(JsonElement body, string name, out string value)
    {
        value = body.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        return value.Length > 0 ? null : Missing(name, "be a text that is not empty", given, Samples.Line(name));
    }

    /// <summary>The member, a whole number; the refusal when it is none.</summary>
    public static Refusal? RequireNumber(JsonElement body, string name, KelioSettings settings, out int value)
    {
        value = 0;
        if (!body.TryGetProperty(name, out var given)) return Missing(name, NumberRule, given, "1");
        if (given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out value)) return null;
        if (RailsCast.Number(given) is not { } number) return Missing(name, NumberRule, given, "1");
        value = number;
        return settings.CastsTypes ? null : Missing(name, NumberRule, given, "1", Refuse.CastHint);
    }

    private static Refusal Missing(string name, string rule, JsonElement given, string example, string? remedy = null) =>
        Refuse.Missing(new(name, KelioErrors.Missing(name), rule)
        {
            Seen = given switch
            {
                { ValueKind: JsonValueKind.Undefined } => null,
                { ValueKind: JsonValueKind.Object } when !given.EnumerateObject().Any() => "an object without members",
                _ => Shown.Json(given, Samples.SightOf(name)),
            },
            Example = example,
            Remedy = remedy,
        });

    private static RequestBody Of(Request request) => request.Prepared(MaxDepth, static (request, depth) =>
    {
        if (BodyText.Utf8(request.Header("Content-Type"), request.Body, takesMark: false, out var problem) is not { } text) return new(null, problem);
        var read = StrictJson.Read(text, depth, out problem);
        return new RequestBody(read, problem);
    });
}

/// <summary>What was made of a call's input outside the gate: the input, or the refusal of one that cannot be read.</summary>
internal sealed record Given<T>(T? Input, Refusal? Refusal)
    where T : class
{
    public static implicit operator Given<T>(T input) => new(input, null);

    public static implicit operator Given<T>(Refusal refusal) => new(null, refusal);
}
