using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Endpoints;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The body of a call as JSON, read once whoever asks; and the members that must be there. What is wrong is a 400 by the check “body”
/// [inferred: the framework's ParameterMissing].</summary>
internal sealed class RequestBody
{
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
            : Refuse.Missing(name, $"The member “{name}” must be an object with members in it.");

    /// <summary>The member, a text that is not empty; the refusal when it is none.</summary>
    public static Refusal? RequireText(JsonElement body, string name, out string value)
    {
        value = body.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        return value.Length > 0 ? null : Refuse.Missing(name, $"The member “{name}” must be a text that is not empty.");
    }

    /// <summary>The member, a whole number; the refusal when it is none.</summary>
    public static Refusal? RequireNumber(JsonElement body, string name, KelioSettings settings, out int value)
    {
        value = 0;
        if (!body.TryGetProperty(name, out var given)) return Refuse.Missing(name, $"The member “{name}” must be a whole number.");
        if (given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out value)) return null;
        var cast = RailsCast.Number(given);
        if (settings.CastsTypes && cast is { } number)
        {
            value = number;
            return null;
        }

        return Refuse.Missing(
            name, $"The member “{name}” must be a whole number.", cast is null ? null : $"Send “{name}” as a JSON number.{Refuse.CastHint}");
    }

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
