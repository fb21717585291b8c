using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>Writes a <see cref="Tree"/> as JSON: lists are bare arrays, ids strings, nothing is escaped that need not be
/// (the guide prints <c>\"12\"</c>).</summary>
internal static class JsonTree
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(Tree tree)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, tree);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Tree tree)
    {
        switch (tree)
        {
            case Tree.Text { Value: { } text }:
                json.WriteStringValue(WireText.Whole(text));
                break;
            case Tree.Text:
                json.WriteNullValue();
                break;
            case Tree.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case Tree.Named named:
                Write(json, named.Value);
                break;
            case Tree.Series series:
                json.WriteStartArray();
                foreach (var item in series.Items) Write(json, item);
                json.WriteEndArray();
                break;
            case Tree.Node { Value: { Value: { Length: > 0 } text }, Attributes.IsEmpty: true }:
                json.WriteStringValue(WireText.Whole(text));
                break;
            default:
                json.WriteStartObject();
                WriteMembers(json, tree);
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, Tree tree)
    {
        switch (tree)
        {
            case Tree.Branch branch:
                foreach (var member in branch.Members) WriteMember(json, member.Name, member.Value);
                break;
            case Tree.Wrapped wrapped:
                WriteMember(json, wrapped.Name, wrapped.Value);
                break;
            case Tree.Node node:
                WriteNode(json, node);
                break;
            case Tree.Keyed keyed:
                foreach (var (key, value) in keyed.Values) json.WriteString(WireText.Whole(key), WireText.Whole(value));
                break;
        }
    }

    private static void WriteNode(Utf8JsonWriter json, Tree.Node node)
    {
        if (!node.Attributes.IsEmpty)
        {
            json.WriteStartObject("@attributes");
            foreach (var (name, value) in node.Attributes) json.WriteString(name, WireText.Whole(value));
            json.WriteEndObject();
        }

        if (node.Value is { Value.Length: > 0 }) json.WriteString("0", WireText.Whole(node.Value.Value));
        foreach (var same in node.Children.GroupBy(child => child.Name))
        {
            if (same.Count() == 1) WriteMember(json, same.Key, same.First());
            else WriteMember(json, same.Key, new Tree.Series(same.Key, [.. same]));
        }
    }

    private static void WriteMember(Utf8JsonWriter json, string name, Tree value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }
}
