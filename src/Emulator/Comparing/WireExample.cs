using System.Text.Json;
using Contracts.Kelio;
using Contracts.KeyPredict;

namespace Emulator.Comparing;

/// <summary>The wire examples of this repository (<c>fixtures/</c>), each provider's in its own form, read as recordings.</summary>
internal static class WireExample
{
    /// <summary>The example; null when it is none.</summary>
    public static Recording? Read(string name, JsonElement file) =>
        file.TryGetProperty("call", out var call) ? PredictiveIndex(name, file, call)
        : file.TryGetProperty("request", out var request) && file.TryGetProperty("answer", out var answer) ? KeyPredict(name, request, answer)
        : file.TryGetProperty("request", out var sent) && file.TryGetProperty("response", out var response) ? Kelio(name, sent, response)
        : null;

    private static Recording Kelio(string name, JsonElement request, JsonElement response)
    {
        var (headers, type) = (new List<KeyValuePair<string, string>>(), "application/json; charset=utf-8");
        if (response.TryGetProperty("X-Pagination", out var numbers)) headers.Add(new("X-Pagination", numbers.GetString()!));
        return Of(
            name, "kelio", "https://sandbox.talentview.fr",
            Request(request, KelioRoutes.Version + Text(request, "path"), request.TryGetProperty("open", out _) || Text(request, "kind") is not { } kind
                ? null : ("Authorization", "Bearer " + kind)),
            new WireAnswer(
                response.GetProperty("status").GetInt32(), WithType(headers, response.TryGetProperty("body", out _) ? type : null),
                response.TryGetProperty("body", out var body) ? "json" : "none",
                body.ValueKind == JsonValueKind.Undefined ? "" : body.GetRawText()));
    }

    private static Recording KeyPredict(string name, JsonElement request, JsonElement answer)
    {
        var isJson = answer.TryGetProperty("json", out var json);
        var body = isJson ? json.GetRawText() : Text(answer, "text") ?? "";
        return Of(
            name, "key-predict", "https://app.centraltest.com",
            Request(request, $"{KeyPredictRoutes.Rest}/{Text(request, "path")}", Text(request, "token") is { } token and not "none"
                ? (KeyPredictRoutes.TokenHeader, token) : null),
            new WireAnswer(
                answer.GetProperty("status").GetInt32(), WithType([], Text(answer, "contentType")),
                WireAnswer.KindOf(Text(answer, "contentType"), body), body));
    }

    private static Recording PredictiveIndex(string name, JsonElement file, JsonElement call)
    {
        var body = file.TryGetProperty("body", out var told) ? told.GetRawText() : "";
        return Of(
            name, "predictive-index", "http://emulator.example",
            Request(call, Text(call, "path")!, Text(file, "role") == "none" ? null : ("api-key", Text(file, "role") ?? "AccountOwner")),
            new WireAnswer(file.GetProperty("status").GetInt32(), [], body.Length > 0 ? "json" : "dropped", body)) with
        { ShapesOnly = true };
    }

    private static Recording Of(string name, string provider, string to, RecordedRequest request, WireAnswer answer) =>
        new(name, provider, new Uri(to), null, ShapesOnly: false, request, answer);

    private static RecordedRequest Request(JsonElement call, string target, (string Name, string Value)? credential)
    {
        var body = call.TryGetProperty("body", out var sent) ? sent.GetRawText() : "";
        var headers = new List<KeyValuePair<string, string>>();
        if (credential is { } known) headers.Add(new(known.Name, known.Value));
        if (body.Length > 0) headers.Add(new("Content-Type", "application/json"));
        return new RecordedRequest(Text(call, "method")!, target, headers, body.Length > 0 ? "json" : "none", body);
    }

    private static List<KeyValuePair<string, string>> WithType(List<KeyValuePair<string, string>> headers, string? type)
    {
        if (type is not null) headers.Add(new("Content-Type", type));
        return headers;
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
