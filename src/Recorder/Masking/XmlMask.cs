using System.Xml;
using System.Xml.Linq;

namespace Recorder.Masking;

/// <summary>The mask of XML: elements, attributes and their order stay; texts are masked by the names that they stand under. Comments go.</summary>
internal sealed class XmlMask(ValueMask values, bool isRefusal)
{
    private const long MostLetters = 20_000_000;

    /// <summary>The masked text; null when it is no XML.</summary>
    public string? Mask(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MostLetters });
            var read = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            foreach (var remark in read.DescendantNodes().Where(node => node is XComment or XProcessingInstruction).ToList()) remark.Remove();
            Mask(read.Root!, Sort.Plain, isMessage: false);
            return (read.Declaration is { } declaration ? declaration + "\n" : "") + read.ToString(SaveOptions.DisableFormatting);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private void Mask(XElement element, Sort above, bool isMessage)
    {
        var name = element.Name.LocalName;
        isMessage |= isRefusal && MemberNames.IsMessage(name);
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            attribute.Value = isMessage ? values.Message(attribute.Value) : values.Text(attribute.Name.LocalName, attribute.Value, above);
        var inherited = MemberNames.Of(name) is not (Sort.Plain or Sort.Choice) and var own ? own : above;
        foreach (var node in element.Nodes().ToList())
        {
            if (node is XElement inner) Mask(inner, inherited, isMessage);
            else if (node is XText { Value: var text } part && text.Trim().Length > 0)
                part.Value = isMessage ? values.Message(text) : values.Text(name, text, above);
        }
    }
}
