using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Emulator.Comparing;

/// <summary>What is declared of an answer's body: its members, and which may be null.</summary>
internal sealed class DeclaredBody
{
    private readonly Dictionary<string, bool> members = new(StringComparer.Ordinal);
    private readonly bool isKnown;

    /// <summary>Nothing is declared.</summary>
    public static DeclaredBody Unknown { get; } = new(null, JsonSerializerOptions.Web);

    /// <summary>What the wire record tells.</summary>
    /// <param name="body">The wire record; null when there is none.</param>
    /// <param name="options">How it is written.</param>
    public DeclaredBody(Type? body, JsonSerializerOptions options)
    {
        isKnown = body is not null;
        if (body is not null) Read(body, "$", new JsonSerializerOptions(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }, depth: 0);
    }

    /// <summary>Whether the place is declared.</summary>
    public bool Has(string at) => members.ContainsKey(at);

    /// <summary>Whether it may be null there; what is not declared may.</summary>
    public bool MayBeNull(string at) => !isKnown || !members.TryGetValue(at, out var may) || may;

    private void Read(Type type, string at, JsonSerializerOptions options, int depth)
    {
        if (depth > 8) return;
        var info = options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (info.Kind == JsonTypeInfoKind.Enumerable && ItemOf(info.Type) is { } item) Read(item, at + "[]", options, depth + 1);
        if (info.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in info.Properties)
        {
            var place = $"{at}.{property.Name}";
            members[place] = property.AttributeProvider is not PropertyInfo known || MayBeNull(known);
            Read(property.PropertyType, place, options, depth + 1);
        }
    }

    private static bool MayBeNull(PropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null || property.PropertyType.IsGenericType
        : new NullabilityInfoContext().Create(property).ReadState != NullabilityState.NotNull;

    private static Type? ItemOf(Type list) => list.IsArray ? list.GetElementType() : list.GetInterfaces().Append(list)
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
