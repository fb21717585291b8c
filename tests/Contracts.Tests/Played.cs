using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Contracts.Control;

namespace Contracts.Tests;

/// <summary>An interaction of a contract file, called as any Pact tool would call it.</summary>
internal static partial class Played
{
    /// <summary>Sets the states up, calls with their values, and answers what the emulator's journal says of the call.</summary>
    public static async Task<ExchangeView> AsExchangeAsync(HttpClient http, string provider, JsonObject interaction)
    {
        var values = new Dictionary<string, string>();
        foreach (var state in interaction["providerStates"]!.AsArray())
            foreach (var (name, value) in await StateAsync(http, "setup", state!)) values[name] = value!.ToString();
        using var request = Request(Prefix(provider), interaction["request"]!.AsObject(), values);
        using var answer = await http.SendAsync(request);
        var number = long.Parse(answer.Headers.GetValues("X-Emulator-Exchange").Single());
        var exchange = await new ControlClient(http).ExchangeAsync(number);
        foreach (var state in interaction["providerStates"]!.AsArray()) await StateAsync(http, "teardown", state!);
        return exchange;
    }

    /// <summary>Where the emulator has a provider.</summary>
    public static string Prefix(string provider) =>
        provider switch { "kelio" => "/kelio/sandbox", "predictive-index" => "/pi", "pi2" => "/pi2", _ => "/keypredict" };

    private static async Task<JsonObject> StateAsync(HttpClient http, string action, JsonNode state)
    {
        var given = state["params"]?.DeepClone() ?? new JsonObject();
        var asked = new JsonObject { ["action"] = action, ["state"] = state["name"]!.DeepClone(), ["params"] = given };
        using var answer = await http.PostAsJsonAsync("/_emulator/pact/states", asked);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private static HttpRequestMessage Request(string prefix, JsonObject asked, Dictionary<string, string> values)
    {
        var generators = asked["generators"] as JsonObject;
        var path = Filled(generators?["path"], (string)asked["path"]!, values);
        var query = string.Join('&', (asked["query"] as JsonObject ?? []).Select(one =>
            $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(Filled(Of(generators?["query"], one.Key), (string)one.Value![0]!, values))}"));
        var request = new HttpRequestMessage(new HttpMethod((string)asked["method"]!), prefix + path + (query.Length > 0 ? "?" + query : ""));
        if (asked["body"] is JsonObject { } body && body["content"] is { } content)
        {
            var told = generators?["body"] as JsonObject ?? [];
            var text = content is JsonValue plain && plain.GetValueKind() == JsonValueKind.String
                ? Form(plain.GetValue<string>(), told, values)
                : Json(content.DeepClone(), told, values);
            request.Content = new StringContent(text, Encoding.UTF8);
            request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse((string)body["contentType"]!);
        }

        foreach (var (name, value) in asked["headers"] as JsonObject ?? [])
        {
            if (name.StartsWith("content-", StringComparison.OrdinalIgnoreCase)) continue;
            var example = value is JsonArray list ? (string)list[0]! : (string)value!;
            request.Headers.TryAddWithoutValidation(name, Filled(Of(generators?["header"], name), example, values));
        }

        return request;
    }

    private static string Json(JsonNode content, JsonObject generators, Dictionary<string, string> values)
    {
        foreach (var (place, generator) in generators) Set(content, place, generator!, values);
        return content.ToJsonString();
    }

    private static string Form(string content, JsonObject generators, Dictionary<string, string> values) => string.Join('&', content.Split('&')
        .Select(pair => pair.Split('='))
        .Select(pair => (Name: pair[0], Generator: generators[$"$.{pair[0]}"] ?? generators[$"$.{pair[0]}[0]"], Value: pair[^1]))
        .Select(pair => $"{pair.Name}={(pair.Generator is null ? pair.Value : Uri.EscapeDataString(Filled(pair.Generator, "", values)))}"));

    private static JsonNode? Of(JsonNode? generators, string name) => generators is JsonObject all ? all[name] ?? all[$"$.{name}"] ??
        all[$"$['{name}']"] : null;

    private static string Filled(JsonNode? generator, string example, Dictionary<string, string> values) =>
        generator is null ? example : Value().Replace((string)generator["expression"]!, match => values[match.Groups[1].Value]);

    private static void Set(JsonNode root, string place, JsonNode generator, Dictionary<string, string> values)
    {
        var parts = Step().Matches(place).Select(match => match.Value.Trim('.', '[', ']', '\'')).ToList();
        var at = parts.SkipLast(1).Aggregate(root, (node, part) => node is JsonArray list ? list[int.Parse(part)]! : node[part]!);
        var text = Filled(generator, "", values);
        JsonNode value = (string?)generator["dataType"] == "INTEGER" ? long.Parse(text) : text;
        if (at is JsonArray array) array[int.Parse(parts[^1])] = value;
        else at[parts[^1]] = value;
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\.\w+|\[[^\]]+\]")]
    private static partial Regex Step();
}
