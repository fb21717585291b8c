using System.Globalization;
using System.Text.Json;

namespace Contracts.KeyPredict;

/// <summary>Key Predict refused a call.</summary>
/// <param name="code">The code of the answer, the same as the HTTP status.</param>
/// <param name="messages">The general messages; empty when the fields have them.</param>
/// <param name="fields">The messages by field; empty for a general error.</param>
public sealed class KeyPredictException(int code, IReadOnlyList<string> messages, IReadOnlyDictionary<string, string> fields)
    : Exception($"{code}: {string.Join("; ", messages.Concat(fields.Select(field => field.Key + ": " + field.Value)))}")
{
    /// <summary>The code of the answer, the same as the HTTP status.</summary>
    public int Code { get; } = code;

    /// <summary>The general messages; empty when the fields have them.</summary>
    public IReadOnlyList<string> Messages { get; } = messages;

    /// <summary>The messages by field; empty for a general error.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; } = fields;

    internal static KeyPredictException OfJson(string body)
    {
        var error = JsonSerializer.Deserialize(body, KeyPredictJson.Default.KeyPredictErrorBody)!.Error;
        var isList = error.Messages.ValueKind == JsonValueKind.Array;
        return new KeyPredictException(
            error.Code,
            isList ? [.. error.Messages.EnumerateArray().Select(message => message.GetString()!)] : [],
            isList ? new Dictionary<string, string>() : error.Messages.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!));
    }

    internal static KeyPredictException OfXml(string body)
    {
        var error = KeyPredictXml.Parse(body);
        var messages = error.Element("messages")!.Elements("message").ToLookup(message => message.Attribute("field") is null);
        return new KeyPredictException(
            int.Parse(error.Attribute("code")!.Value, CultureInfo.InvariantCulture),
            [.. messages[true].Select(message => message.Value)],
            messages[false].ToDictionary(message => message.Attribute("field")!.Value, message => message.Value));
    }
}
