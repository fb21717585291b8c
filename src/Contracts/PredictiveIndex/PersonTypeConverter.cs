using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>Writes a <see cref="PersonType"/> as its name; reads name or number.</summary>
public class PersonTypeConverter : JsonConverter<PersonType>
{
    /// <inheritdoc/>
    public override PersonType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out var number) && number is >= 1 and <= 5 => new PersonType(number),
        JsonTokenType.String when PersonType.Parse(reader.GetString()!) is { } type => type,
        _ => throw new JsonException("A person type is one of the five names or a number from 1 to 5."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PersonType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
