using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Emulator.Tests.Field;

/// <summary>Whether an answer is whole, whatever texts are in it: its headers, its body by its type, and its links.</summary>
internal static partial class WholeAnswer
{
    private static readonly HashSet<string> Void = ["meta", "link", "br", "img", "input", "hr", "col", "!doctype"];

    /// <summary>Fails when it is not.</summary>
    public static void Hold(string call, HttpResponseMessage answer, byte[] body)
    {
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            foreach (var value in values)
                Assert.True(value.All(letter => letter is '\t' or (>= ' ' and <= '~')), $"{call}: {name}: {value}");
        Assert.False(answer.Headers.Contains("X-Injected"), call);
        if (answer.Headers.Location is { } location) Harmless(call, location.OriginalString);
        var text = System.Text.Encoding.UTF8.GetString(body);
        Assert.True(answer.StatusCode is not HttpStatusCode.InternalServerError || body.Length > 0, call);
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case "application/json" or "application/problem+json" when body.Length > 0: Json(call, JsonDocument.Parse(body).RootElement, ""); break;
            case "application/xml" or "text/xml": Assert.NotNull(XDocument.Parse(text).Root); break;
            case "text/html": Html(call, text); break;
            case "application/pdf":
                Assert.StartsWith("%PDF-", text);
                Assert.Contains("%%EOF", text);
                break;
        }
    }

    /// <summary>The places that a page leads to.</summary>
    public static IEnumerable<string> Links(string html) => LinkForm().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups["value"].Value));

    /// <summary>Fails when markup in a page is not closed, or is what somebody stored.</summary>
    private static void Html(string call, string html)
    {
        Assert.DoesNotContain("<script>stored", html);
        Assert.DoesNotContain("<img src=x", html);
        foreach (var link in Links(html)) Harmless(call, link);
        var rest = CodeForm().Replace(html, "");
        var open = new Stack<string>();
        foreach (Match tag in TagForm().Matches(rest))
        {
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            if (Void.Contains(name) || tag.Groups["end"].Value.Length > 0) continue;
            if (tag.Groups["slash"].Value.Length == 0) open.Push(name);
            else Assert.True(open.TryPop(out var last) && last == name, $"{call}: </{name}> in {html}");
        }

        Assert.True(open.Count == 0, $"{call}: <{string.Join(", ", open)}> is not closed in {html}");
        Assert.DoesNotContain("<", TagForm().Replace(rest, ""));
    }

    private static void Json(string call, JsonElement node, string name)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in node.EnumerateObject()) Json(call, member.Value, member.Name);
                break;
            case JsonValueKind.Array:
                foreach (var one in node.EnumerateArray()) Json(call, one, name);
                break;
            case JsonValueKind.String when name is "links" or "link" or "href" or "location":
                Harmless(call, node.GetString()!);
                break;
        }
    }

    // A browser passes over blanks and control characters in a scheme.
    private static void Harmless(string call, string link) => Assert.False(
        string.Concat(link.Where(letter => letter > ' ')).StartsWith("javascript:", StringComparison.OrdinalIgnoreCase), $"{call}: {link}");

    [GeneratedRegex("""\b(?:href|src|action|formaction)="(?<value>[^"]*)" """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LinkForm();

    [GeneratedRegex(@"(?<=<(?<code>script|style)\b[^>]*>).*?(?=</\k<code>>)|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex CodeForm();

    [GeneratedRegex("""<(?<slash>/?)(?<name>!?[A-Za-z][A-Za-z0-9]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+))?)*\s*(?<end>/?)>""")]
    private static partial Regex TagForm();
}
