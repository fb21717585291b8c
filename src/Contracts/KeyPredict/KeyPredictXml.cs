using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using System.Xml.Linq;

namespace Contracts.KeyPredict;

/// <summary>Reads the XML answers into the records of the JSON ones: a list is an element around its items, an object has an element for each
/// member. An empty element is null.</summary>
internal static class KeyPredictXml
{
    // No document type is ever fetched or expanded.
    private static readonly XmlReaderSettings Closed = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static XElement Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Closed);
        return XElement.Load(reader);
    }

    public static T? Read<T>(string text, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Node(Parse(text), type), type);

    private static JsonNode? Node(XElement element, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Enumerable => new JsonArray([.. element.Elements().Select(item => Node(item, type.Options.GetTypeInfo(type.ElementType!)))]),
        JsonTypeInfoKind.Object => Members(element, type),
        _ => element.Value.Length == 0 ? null : type.Type == typeof(string) ? JsonValue.Create(element.Value) : JsonNode.Parse(element.Value),
    };

    private static JsonObject Members(XElement element, JsonTypeInfo type)
    {
        // An object of one member is that member's element alone.
        if (type.Properties is [var only] && element.Name.LocalName == only.Name && element.Element(only.Name) is null)
            return new JsonObject { [only.Name] = Node(element, type.Options.GetTypeInfo(only.PropertyType)) };
        var members = new JsonObject();
        foreach (var property in type.Properties)
            if (element.Element(property.Name) is { } member) members[property.Name] = Node(member, type.Options.GetTypeInfo(property.PropertyType));
        return members;
    }
}
