using System.Text.Json;
using System.Text.Json.Serialization;

namespace Emulator.Tests.Support;

/// <summary>How tests write JSON: camelCase, nothing for what is null.</summary>
public static class TestJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
