using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>The format of an answer: the last word of the path says it, in any case of its letters; JSON without one (user guide 1.1.1).</summary>
internal static class WireFormat
{
    public const string Json = "application/json; charset=utf-8";
    public const string Xml = "text/xml; charset=utf-8";

    /// <summary>200 with this body, described and written after the decision.</summary>
    public static Answer Ok(Request request, Func<Tree> body) =>
        IsXml(request) ? Answer.Later(200, Xml, () => XmlTree.Write(body())) : Answer.Later(200, Json, () => JsonTree.Write(body()));

    /// <summary>An error's body: in XML each element on its own line, as the guide prints it.</summary>
    public static Answer Error(Request request, int status, Func<Tree> body) => IsXml(request)
        ? Answer.Later(status, Xml, () => XmlTree.Write(body(), onLines: true))
        : Answer.Later(status, Json, () => JsonTree.Write(body()));

    /// <summary>Whether this is a format word.</summary>
    public static bool IsKnown(string word) =>
        word.Equals("json", StringComparison.OrdinalIgnoreCase) || word.Equals("xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsXml(Request request) =>
        request.Segments is [.., var last] && last.Equals("xml", StringComparison.OrdinalIgnoreCase);
}
