using System.Text.Json;
using System.Xml.Linq;

namespace Emulator.Comparing;

/// <summary>What was seen at one place of a body, over all rows of a list: kinds, members with their order, forms of texts.</summary>
internal sealed class Seen
{
    /// <summary>How many values were seen.</summary>
    public int Count { get; private set; }

    /// <summary>Their kinds: object, array, text, number, boolean, null.</summary>
    public SortedSet<string> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>The forms of texts.</summary>
    public SortedSet<string> Forms { get; } = new(StringComparer.Ordinal);

    /// <summary>The texts themselves, few of them.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Of objects: what was seen of each member, in the order of the object that had most.</summary>
    public Dictionary<string, Seen> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Of objects: the members in their order.</summary>
    public IReadOnlyList<string> Order { get; private set; } = [];

    /// <summary>Of arrays: what was seen of the items.</summary>
    public Seen? Items { get; private set; }

    /// <summary>Of arrays of objects: by the name of a member, whether it only rises (1) or only falls (-1).</summary>
    public Dictionary<string, int> Directions { get; } = new(StringComparer.Ordinal);

    /// <summary>What is seen in JSON.</summary>
    public static Seen OfJson(string text)
    {
        using var read = JsonDocument.Parse(text);
        var seen = new Seen();
        seen.Add(read.RootElement);
        return seen;
    }

    /// <summary>What is seen in XML: an element is an object of its attributes and elements; several of one name are a list.</summary>
    public static Seen OfXml(string text)
    {
        var (seen, root) = (new Seen(), XDocument.Parse(text).Root!);
        seen.Member(root.Name.LocalName).Add(root);
        seen.Kinds.Add("object");
        seen.Order = [root.Name.LocalName];
        seen.Count = 1;
        return seen;
    }

    private Seen Member(string name) => Members.TryGetValue(name, out var known) ? known : Members[name] = new Seen();

    private void Add(JsonElement value)
    {
        Count++;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Kinds.Add("object");
                var names = value.EnumerateObject().Select(member => member.Name).ToList();
                if (names.Count > Order.Count) Order = names;
                foreach (var member in value.EnumerateObject()) Member(member.Name).Add(member.Value);
                break;
            case JsonValueKind.Array:
                Kinds.Add("array");
                Items ??= new Seen();
                foreach (var item in value.EnumerateArray()) Items.Add(item);
                foreach (var (name, direction) in RowOrder.Of(value)) Directions[name] = direction;
                break;
            case JsonValueKind.String:
                AddText(value.GetString()!);
                break;
            case JsonValueKind.Number:
                Kinds.Add("number");
                break;
            case JsonValueKind.Null:
                Kinds.Add("null");
                break;
            default:
                Kinds.Add("boolean");
                break;
        }
    }

    private void Add(XElement element)
    {
        Count++;
        if (!element.HasElements && !element.HasAttributes)
        {
            AddText(element.Value);
            return;
        }

        Kinds.Add("object");
        var names = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => "@" + attribute.Name.LocalName)
            .Concat(element.Elements().Select(inner => inner.Name.LocalName)).Distinct().ToList();
        if (names.Count > Order.Count) Order = names;
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            Member("@" + attribute.Name.LocalName).AddText(attribute.Value);
        foreach (var inner in element.Elements()) Member(inner.Name.LocalName).Add(inner);
    }

    private void AddText(string text)
    {
        Count = Math.Max(Count, 1);
        Kinds.Add("text");
        if (text.Length > 0) Forms.Add(TextForm.Of(text));
        if (Texts.Count < 5) Texts.Add(text);
    }
}
