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
}
