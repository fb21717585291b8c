using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Contracts.Control;

namespace Emulator.Tests.Field;

/// <summary>Texts that break headers, links and pages which take them as they are.</summary>
internal static class HostileTexts
{
    /// <summary>The texts.</summary>
    public static readonly string[] All =
    [
        "é ñ ü ß", "👩🏽‍🚀 ’‘“”", "a\r\nX-Injected: 1", "a\nX-Injected: 1", "\"quoted\" 'single' `tick` \\", "<script>stored()</script>",
        "\"><img src=x onerror=stored()>", "\u202Eאבג\u200F", new('x', 4000), "%0d%0aX-Injected:%201", "nul\0text", "]]>&amp;&lt;{{7*7}} ${workspace.id}",
        "https://exämple.example/é?q=ü#ñ", "http://127.0.0.1:9/a b?c=\"<d>", "javascript:stored()", " java\tscript:stored()",
        "http://user:pässword@127.0.0.1:9/%0d%0aX-Injected:%201", "http://127.0.0.1:9/\r\nX-Injected: 1", "<script>stored()</script>@people.example",
        "zoé@exämple.example", "\"é b\"@people.example", "\ud83d", "\uFFFE\u0085\u2028",
    ];

    /// <summary>The members of a wire record that may hold a text, each behind the names of those that it lies in.</summary>
    public static IEnumerable<string[]> MembersOf(JsonSerializerOptions json, Type type)
    {
        if (json.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info) yield break;
        foreach (var property in info.Properties)
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(Patch<>)) inner = inner.GetGenericArguments()[0];
            if (inner.IsPrimitive || inner.IsEnum || inner == typeof(decimal) || inner == typeof(DateTimeOffset) || inner == typeof(DateOnly)) continue;
            yield return [property.Name];
            if (inner.Namespace != type.Namespace || inner.IsValueType) continue;
            foreach (var path in MembersOf(json, inner)) yield return [property.Name, .. path];
        }
    }
}
