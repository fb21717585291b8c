using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Core.Masking;

namespace Emulator.Scenarios.Recording;

/// <summary>What a recording says in the places made for secrets, where no name stands for what was sent: the same for the same, another for another, so that
/// a wrong password stays a wrong one.</summary>
/// <param name="mask">Knows the places.</param>
internal sealed class StandIns(SecretMask mask)
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The value of a parameter as it may be recorded.</summary>
    public Filled Of(string name, string value, Filled filled) =>
        value.Length > 0 && !filled.IsChanged && mask.IsForSecrets(name) ? new Filled(For(value), true) : filled;

    /// <summary>A body, its known values said by name, as it may be recorded.</summary>
    public JsonNode? In(JsonNode? body)
    {
        switch (body)
        {
            case JsonObject named:
                for (var i = 0; i < named.Count; i++)
                {
                    var (name, value) = named.GetAt(i);
                    if (value is JsonValue one && one.GetValueKind() == JsonValueKind.String && mask.IsForSecrets(name)
                        && one.GetValue<string>() is { Length: > 0 } text && !text.Contains("${", StringComparison.Ordinal))
                        named.SetAt(i, JsonValue.Create(For(text)));
                    else In(value);
                }

                return named;
            case JsonArray list:
                foreach (var one in list) In(one);
                return list;
            default:
                return body;
        }
    }

    private string For(string value)
    {
        if (!known.TryGetValue(value, out var standIn))
            known[value] = standIn = "00000000-0000-0000-0000-" + (known.Count + 1).ToString("D12", CultureInfo.InvariantCulture);
        return standIn;
    }
}
