using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Emulator.Comparing;

/// <summary>A comparison as people and machines read it.</summary>
internal static class ComparisonText
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For the console: each recording that is not confirmed, and what follows.</summary>
    public static string Plain(Comparison comparison)
    {
        var text = new StringBuilder();
        foreach (var finding in comparison.Findings.Where(finding => finding.Outcome != Finding.Confirmed)) text.Append(finding).Append('\n');
        foreach (var provider in comparison.Lines.GroupBy(line => line.Provider))
        {
            foreach (var kind in provider.GroupBy(line => line.Kind))
                text.Append(CultureInfo.InvariantCulture, $"{provider.Key}, {kind.Key}s: {Counts(kind.Select(line => line.Outcome))}\n");
            foreach (var line in provider.Where(line => line.CanBeRaised))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {line.Kind} “{line.Name}” was inferred, is now observed: ")
                    .Append(string.Join(", ", line.By.Take(3))).Append('\n');
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"{comparison.Findings.Count} recordings: ")
            .Append(Counts(comparison.Findings.Select(one => one.Outcome))).ToString();
    }

    /// <summary>JUnit XML: a case for each recording.</summary>
    public static XDocument JUnit(Comparison comparison) => new(new XElement("testsuites", new XElement(
        "testsuite",
        new XAttribute("name", "recordings"),
        new XAttribute("tests", comparison.Findings.Count),
        new XAttribute("failures", comparison.Findings.Count(finding => finding.Outcome == Finding.Refuted)),
        new XAttribute("errors", 0),
        new XAttribute("skipped", comparison.Findings.Count(finding => finding.Outcome == Finding.Apart)),
        comparison.Findings.Select(finding => new XElement(
            "testcase",
            new XAttribute("classname", Clean($"{finding.Recording.Provider}.{finding.Operation ?? "unknown"}")),
            new XAttribute("name", Clean(finding.Recording.Name)),
            finding.Outcome switch
            {
                Finding.Refuted => new XElement("failure", Clean(string.Join('\n', finding.Differences))),
                Finding.Apart => new XElement("skipped", new XAttribute("message", Clean(finding.Why ?? ""))),
                _ => null,
            })))));

    /// <summary>The lines of provenance that the recordings raise from inferred to observed.</summary>
    public static string Patch(Comparison comparison) => JsonSerializer.Serialize(
        comparison.Lines.Where(line => line.CanBeRaised).Select(line => new
        {
            line.Provider,
            line.Kind,
            line.Name,
            From = new { line.Evidence, line.Source },
            To = new { Evidence = "observed", Source = $"recording {string.Join(", ", line.By)}" },
        }),
        Layout) + "\n";

    /// <summary>A page of its own.</summary>
    public static string Html(Comparison comparison)
    {
        var text = new StringBuilder("""
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Recordings beside the emulator</title>
            <style>body{font:15px/1.5 sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;
            padding:.3em .6em;text-align:left;vertical-align:top}.refuted{background:#fdd}.confirmed{background:#dfd}pre{margin:0;white-space:pre-wrap}</style>
            <h1>Recordings beside the emulator</h1>

            """);
        text.Append("<h2>Recordings</h2><table><tr><th>Recording<th>Operation<th>Outcome<th>Differences</tr>\n");
        foreach (var one in comparison.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr class=\"{one.Outcome}\"><td>{Safe(one.Recording.Name)}<td>{Safe(one.Operation ?? "")}")
                .Append(CultureInfo.InvariantCulture, $"<td>{one.Outcome}")
                .Append(CultureInfo.InvariantCulture, $"<td><pre>{Safe(one.Why ?? string.Join('\n', one.Differences))}</pre></tr>\n");
        }

        text.Append("</table><h2>Operations and rules</h2><table><tr><th>Provider<th>Name<th>Known as<th>Outcome<th>Recordings</tr>\n");
        foreach (var line in comparison.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr class=\"{line.Outcome}\"><td>{Safe(line.Provider)}<td>{Safe($"{line.Kind} {line.Name}")}")
                .Append(CultureInfo.InvariantCulture, $"<td>{line.Evidence}")
                .Append(CultureInfo.InvariantCulture, $"<td>{line.Outcome}<td>{Safe(string.Join(", ", line.By.Take(5)))}</tr>\n");
        }

        return text.Append("</table></html>\n").ToString();
    }

    private static string Counts(IEnumerable<string> outcomes) =>
        string.Join(", ", outcomes.GroupBy(outcome => outcome).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string Clean(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : ' '));
}
