using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.Kelio.Input;

/// <summary>Reads bodies: JSON objects, and the members that must be there. What is wrong is a 400 by the check “body” [inferred: the framework's ParameterMissing].</summary>
internal static class RequestBody
{
    public const int MaxDepth = 32;

    /// <summary>Reads the body as a JSON object; the refusal when it is none.</summary>
    public static Refusal? Read(Request request, out JsonElement body)
    {
        body = default;
        if (request.IsTooLarge) return new Refusal(RefusalKind.TooLarge, "The body is larger than the emulator's limit.", "Send a smaller body.") { Check = "body" };
        if (request.MediaType != "application/json")
            return Unreadable($"The Content-Type is {(request.MediaType.Length == 0 ? "missing" : request.MediaType)}.", "Send Content-Type: application/json.");
        if (StrictJson.Read(request.Body, MaxDepth, out var problem) is not { } read) return Unreadable($"The body is not valid JSON: {problem}", "Send one JSON object in UTF-8.");
        if (read.ValueKind != JsonValueKind.Object) return Unreadable("The body is JSON, but no object.", "Send one JSON object.");
        body = read;
        return null;
    }

    /// <summary>The member, an object with at least one member; the refusal when it is none.</summary>
    public static Refusal? RequireObject(JsonElement body, string name, out JsonElement value) =>
        body.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any()
            ? null
            : Missing(name, $"The member “{name}” must be an object with members in it.");

    /// <summary>The member, a text that is not empty; the refusal when it is none.</summary>
    public static Refusal? RequireText(JsonElement body, string name, out string value)
    {
        value = body.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        return value.Length > 0 ? null : Missing(name, $"The member “{name}” must be a text that is not empty.");
    }

    /// <summary>The member, a whole number; the refusal when it is none.</summary>
    public static Refusal? RequireNumber(JsonElement body, string name, out int value)
    {
        value = 0;
        return body.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out value)
            ? null
            : Missing(name, $"The member “{name}” must be a whole number.");
    }

    private static Refusal Missing(string name, string detail) =>
        new(RefusalKind.BadRequest, detail, $"Send “{name}”.") { Check = "body", Message = KelioErrors.Missing(name) };

    private static Refusal Unreadable(string detail, string fix) => new(RefusalKind.BadRequest, detail, fix) { Check = "body" };
}
