using System.Globalization;
using System.Text;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>Writes a <see cref="Tree"/> as XML by the conventions of the guide's error sample: plural and singular elements, free text in CDATA.
/// No blank stands inside a list or beside a text, because clients take the first child of an element.</summary>
internal sealed class XmlTree
{
    private readonly StringBuilder xml = new("""<?xml version="1.0" encoding="utf-8"?>""");
    private readonly string newLine;

    private XmlTree(bool onLines) => newLine = onLines ? "\n" : "";

    /// <summary>The document in UTF-8.</summary>
    /// <param name="tree">One thing or several.</param>
    /// <param name="onLines">Whether each element stands on a line of its own, as the guide prints its errors.</param>
    public static ReadOnlyMemory<byte> Write(Tree tree, bool onLines = false)
    {
        var writer = new XmlTree(onLines);
        writer.Element(NameOf(tree), tree);
        return Encoding.UTF8.GetBytes(writer.xml.ToString());
    }

    private static string NameOf(Tree tree) => tree switch
    {
        Tree.Branch branch => branch.Name,
        Tree.Series series => series.Plural,
        Tree.Wrapped wrapped => wrapped.Name,
        Tree.Named named => named.Name,
        Tree.Node node => node.Name,
        _ => throw new InvalidOperationException("A bare value has no element."),
    };

    private void Element(string name, Tree tree)
    {
        while (tree is Tree.Wrapped or Tree.Named) tree = tree is Tree.Wrapped wrapped ? wrapped.Value : ((Tree.Named)tree).Value;
        xml.Append(newLine).Append('<').Append(name);
        if (tree is Tree.Branch branch)
            foreach (var member in branch.Members.Where(member => member.IsAttribute)) Attribute(member.Name, Bare(member.Value));
        if (tree is Tree.Node { Attributes: var attributes })
            foreach (var (key, value) in attributes) Attribute(key, value);
        xml.Append('>');
        Content(tree);
        if (tree is not (Tree.Text or Tree.Number)) xml.Append(newLine);
        xml.Append("</").Append(name).Append('>');
    }

    private void Content(Tree tree)
    {
        switch (tree)
        {
            case Tree.Text { IsFree: true, Value: { } text }:
                xml.Append("<![CDATA[").Append(WireText.ForXml(text).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]>");
                break;
            case Tree.Text or Tree.Number:
                xml.Append(Escaped(Bare(tree)));
                break;
            case Tree.Branch branch:
                foreach (var member in branch.Members)
                    if (!member.IsAttribute) Element(member.Name, member.Value);
                break;
            case Tree.Series series:
                foreach (var item in series.Items) Element(NameOf(item), item);
                break;
            case Tree.Node { Value: { } text }:
                Content(text);
                break;
            case Tree.Node node:
                foreach (var child in node.Children) Element(child.Name, child);
                break;
            case Tree.Keyed keyed:
                foreach (var (key, value) in keyed.Values) Keyed(keyed, key, value);
                break;
        }
    }

    private void Keyed(Tree.Keyed keyed, string key, string value)
    {
        xml.Append(newLine).Append('<').Append(keyed.Element);
        Attribute(keyed.Attribute, key);
        xml.Append('>');
        Content(Tree.Of(value));
        xml.Append("</").Append(keyed.Element).Append('>');
    }

    private void Attribute(string name, string value) => xml.Append(' ').Append(name).Append("=\"").Append(Escaped(value)).Append('"');

    private static string Bare(Tree leaf) => leaf switch
    {
        Tree.Text text => text.Value ?? "",
        Tree.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("Only a leaf can be an attribute."),
    };

    private static string Escaped(string text) => WireText.ForXml(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
