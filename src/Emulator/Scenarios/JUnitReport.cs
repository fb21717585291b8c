using System.Globalization;
using System.Xml.Linq;
using Contracts.Control;

namespace Emulator.Scenarios;

/// <summary>A run as JUnit XML, as CI systems read it: one suite, one case for each step.</summary>
internal static class JUnitReport
{
    public static XDocument Of(RunView run)
    {
        var cases = run.Steps.Select(step => new XElement(
            "testcase",
            new XAttribute("classname", Clean(run.Title)),
            new XAttribute("name", Clean($"{step.Index}. {step.Title}")),
            new XAttribute("time", Seconds(step.DurationMs)),
            step.Outcome switch
            {
                "failed" =>
                    new XElement("failure", new XAttribute("message", Clean(step.Detail ?? "")), Clean($"Line {step.Line}, at {step.At:O}: {step.Detail}")),
                "passed" => null,
                _ => new XElement("skipped"),
            }));
        return new XDocument(new XElement("testsuites", new XElement(
            "testsuite",
            new XAttribute("name", Clean(run.Title)),
            new XAttribute("tests", run.Steps.Count),
            new XAttribute("failures", run.Steps.Count(step => step.Outcome == "failed")),
            new XAttribute("errors", 0),
            new XAttribute("skipped", run.Steps.Count(step => step.Outcome is not ("passed" or "failed"))),
            new XAttribute("time", Seconds(run.Steps.Sum(step => step.DurationMs))),
            new XAttribute("timestamp", run.StartedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            cases)));
    }

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    // XML has no place for most control characters.
    private static string Clean(string text) =>
        string.Concat(text.Select(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : ' '));
}
