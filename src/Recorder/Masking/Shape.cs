using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Recorder.Masking;

/// <summary>The shape of a body and nothing of its values: names and kinds, and one value for all of a form. What is left reads like any other body.</summary>
internal static class Shape
{
    private const int MostItems = 20;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The shape of a masked body.</summary>
    public static MaskedBody Of(MaskedBody body) => body.Kind switch
    {
        "json" => new MaskedBody("json", Json(body.Text)),
        "xml" => new MaskedBody("xml", Xml(body.Text)),
        "none" or "bytes" or "dropped" => body,
        _ => new MaskedBody("dropped", "a shape alone was recorded"),
    };

    /// <summary>A value of the same form.</summary>
    public static string Text(string text) => text switch
    {
        "" => "",
        _ when ValueForm.IsUuid(text) && text.Length == 36 => "00000000-0000-4000-8000-000000000000",
        _ when ValueForm.IsInstant(text) && char.IsAsciiDigit(text[0]) => "2000-01-01" + string.Concat(text[10..].Select(Zero)),
        _ when ValueForm.IsLink(text) => "https://host.example/",
        _ when text.Contains('@', StringComparison.Ordinal) => "person@people.example",
        _ when text.All(char.IsAsciiDigit) => "0",
        _ => "text",
    };

    private static string Zero(char letter) => char.IsAsciiDigit(letter) ? "0" : letter.ToString();

    private static string Json(string text)
    {
        using var read = JsonDocument.Parse(text);
        using var target = new MemoryStream();
        using (var writer = new Utf8JsonWriter(target, Plain)) Write(writer, read.RootElement);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray().Select(item => Json(item.GetRawText())).Distinct().Take(MostItems)) writer.WriteRawValue(item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(value.GetString()!));
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(value.GetRawText().Contains('.', StringComparison.Ordinal) ? "0.5" : "0");
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static string Xml(string text)
    {
        var read = XDocument.Parse(text);
        foreach (var node in read.DescendantNodes().OfType<XText>()) node.Value = Text(node.Value.Trim());
        foreach (var attribute in read.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            attribute.Value = Text(attribute.Value);
        return read.ToString(SaveOptions.DisableFormatting);
    }
}
