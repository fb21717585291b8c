using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recorder.Masking;

namespace Recorder.Taking;

/// <summary>A recording as it is written: a mapping of WireMock.Net, which plays it, with all that a comparison needs under <c>Data</c>.</summary>
internal static class RecordingText
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file.</summary>
    public static string Of(MaskedExchange exchange, string provider, Uri to)
    {
        using var target = new MemoryStream();
        using (var json = new Utf8JsonWriter(target, Layout))
        {
            json.WriteStartObject();
            json.WriteString("Title", $"{exchange.Method} {exchange.Path}");
            Request(json, exchange);
            Response(json, exchange);
            Data(json, exchange, provider, to);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(target.ToArray()) + "\n";
    }

    private static void Request(Utf8JsonWriter json, MaskedExchange exchange)
    {
        json.WriteStartObject("Request");
        json.WriteStartObject("Path");
        Matchers(json, Uri.UnescapeDataString(exchange.Path));
        json.WriteEndObject();
        json.WriteStartArray("Methods");
        json.WriteStringValue(exchange.Method);
        json.WriteEndArray();
        var pairs = exchange.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToList();
        if (pairs.Count > 0)
        {
            json.WriteStartArray("Params");
            foreach (var group in pairs.GroupBy(pair => Uri.UnescapeDataString(pair[0])))
            {
                json.WriteStartObject();
                json.WriteString("Name", group.Key);
                // What stands for something made up is there, and may be anything.
                var values = group.Select(pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "").ToList();
                if (values.TrueForAll(value => value.Length > 0 && ValueForm.IsKept(value))) Matchers(json, [.. values]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Matchers(Utf8JsonWriter json, params string[] patterns)
    {
        json.WriteStartArray("Matchers");
        foreach (var pattern in patterns)
        {
            json.WriteStartObject();
            json.WriteString("Name", "ExactMatcher");
            json.WriteString("Pattern", pattern);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Response(Utf8JsonWriter json, MaskedExchange exchange)
    {
        json.WriteStartObject("Response");
        json.WriteNumber("StatusCode", exchange.Status);
        Headers(json, "Headers", exchange.ResponseHeaders);
        if (exchange.Response.Kind == "json")
        {
            json.WritePropertyName("BodyAsJson");
            json.WriteRawValue(exchange.Response.Text);
        }
        else if (exchange.Response.Kind == "bytes") json.WriteString("BodyAsBytes", exchange.Response.Text);
        else if (exchange.Response.Kind is not ("none" or "dropped")) json.WriteString("Body", exchange.Response.Text);
        json.WriteEndObject();
    }

    private static void Headers(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        json.WriteStartObject(name);
        foreach (var group in headers.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (group.Count() == 1)
            {
                json.WriteString(group.Key, group.Single().Value);
                continue;
            }

            json.WriteStartArray(group.Key);
            foreach (var header in group) json.WriteStringValue(header.Value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Data(Utf8JsonWriter json, MaskedExchange exchange, string provider, Uri to)
    {
        json.WriteStartObject("Data");
        json.WriteStartObject("Recording");
        json.WriteNumber("Version", 1);
        json.WriteString("Provider", provider);
        json.WriteString("To", to.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/'));
        json.WriteNumber("Number", exchange.Number);
        json.WriteString("At", exchange.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteBoolean("ShapesOnly", exchange.ShapesOnly);
        json.WriteString("Target", exchange.Path + (exchange.Query.Length > 0 ? "?" + exchange.Query : ""));
        Headers(json, "RequestHeaders", exchange.RequestHeaders);
        json.WriteString("RequestBodyKind", exchange.Request.Kind);
        json.WriteString("RequestBody", exchange.Request.Text);
        json.WriteString("ResponseBodyKind", exchange.Response.Kind);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
