using System.Text.RegularExpressions;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Pacts;

/// <summary>Every operation that is emulated has its success in a contract, or a reason why not.</summary>
public class OperationCoverTests
{
    /// <summary>Operations without an interaction, by provider and name.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["kelio: list application statuses (second path)"] = "the typed client calls the first",
        ["kelio: assign unit by its path"] = "the typed client calls the other form",
        ["key-predict: assessment/list"] = "the typed client calls list/test, the same under the older name",
        ["key-predict: assessment/result"] = "a tree in XML, which Pact would compare as a whole; it is read from end to end",
        ["key-predict: report/fit_scores"] = "the typed client calls campaign/scores",
        ["key-predict: candidate/profile"] = "a candidate must have completed a whole campaign",
        ["key-predict: session page"] = "a page for people",
        ["key-predict: session page, a step"] = "a page for people",
        ["key-predict: report page"] = "a page for people",
        ["key-predict: participant profile page"] = "a page for people",
        ["key-predict: test logo"] = "a picture for people",
        ["predictive-index: find behavioral assessments of a company"] = "the typed client calls the form without the company",
        ["predictive-index: get person (v2)"] = "the typed client calls v1",
        ["predictive-index: get person of a company"] = "the typed client calls the form without the company",
        ["predictive-index: search people and jobs of a company"] = "the typed client calls the form without the company",
        ["predictive-index: API reference site"] = "a page for people",
        ["predictive-index: API reference page"] = "a page for people",
        ["predictive-index: take an assessment"] = "a page for people",
        ["predictive-index: answer an assessment"] = "a page for people",
    };

    [Fact]
    public async Task Every_emulated_operation_has_its_success_in_a_contract()
    {
        var successes = PactRun.Files.SelectMany(PactRun.InteractionsOf).Where(one => one["request"] is not null && (int)one["response"]!["status"]! < 300)
            .Select(one => (Method: (string)one["request"]!["method"]!, Path: (string)one["request"]!["path"]!)).ToList();
        var missing = new List<string>();
        foreach (var (provider, coverage) in await new ControlClient(await EmulatorHost.ClientAsync()).CoverageAsync())
        {
            // An operation with several verbs has a line for each.
            foreach (var operation in coverage.Operations.Where(operation => operation.State == "emulated").GroupBy(operation => operation.Name))
                if (!operation.Any(line => successes.Any(success => line.Method == success.Method && Path(line.Path).IsMatch(success.Path))))
                    missing.Add($"{provider}: {operation.Key}");
        }

        Assert.Equal(Without.Keys.Order(StringComparer.Ordinal), missing.Order(StringComparer.Ordinal)); // The list tells no old stories either.
    }

    private static Regex Path(string template) => new("^" + Regex.Replace(Regex.Replace(template, @"/\{\w+\?\}", "(/[^/]+)?"), @"\{\w+\}", "[^/]+") + "$");
}
