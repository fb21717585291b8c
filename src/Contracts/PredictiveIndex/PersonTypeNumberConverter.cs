using System.Text.Json;

namespace Contracts.PredictiveIndex;

/// <summary>Writes a <see cref="PersonType"/> as its number, as <c>/api/v2</c> does; reads name or number.</summary>
public sealed class PersonTypeNumberConverter : PersonTypeConverter
{
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PersonType value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
}
