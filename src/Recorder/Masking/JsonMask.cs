using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Recorder.Masking;

/// <summary>The mask of JSON: members, their order, kinds and numbers stay; texts are masked by the names that they stand under.</summary>
/// <param name="values">The mask of a single text.</param>
/// <param name="isRefusal">Whether it is the body of a refusal, whose messages stay.</param>
internal sealed class JsonMask(ValueMask values, bool isRefusal)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The masked text; null when it is no JSON.</summary>
    public string? Mask(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            using var target = new MemoryStream();
            using (var writer = new Utf8JsonWriter(target, Plain)) Write(writer, read.RootElement, "", Sort.Plain, isMessage: false);
            return Encoding.UTF8.GetString(target.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, string name, Sort above, bool isMessage)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var inherited = MemberNames.Of(name) is not (Sort.Plain or Sort.Choice) and var own ? own : above;
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    // A name may be somebody's too, where members are records by their key.
                    writer.WritePropertyName(values.Message(member.Name));
                    Write(writer, member.Value, member.Name, inherited, isMessage || (isRefusal && MemberNames.IsMessage(member.Name)));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item, name, above, isMessage);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(value.GetString()!, name, above, isMessage));
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(values.Number(name, value.GetRawText(), above) ?? value.GetRawText());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private string Text(string text, string name, Sort above, bool isMessage)
    {
        if (isMessage) return values.Message(text);
        // JSON in a text, as some headers and webhooks have it.
        if (text.Length > 1 && (text[0] is '{' or '[') && Mask(text) is { } inner) return inner;
        return values.Text(name, text, above);
    }
}
