using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class CoverageTests
{
    [Fact]
    public async Task The_coverage_lists_every_operation_and_rule_with_its_evidence()
    {
        using var http = await EmulatorHost.ClientAsync();
        var coverage = JsonDocument.Parse(await http.GetStringAsync("/_emulator/coverage")).RootElement.ToString();
        foreach (var path in new[] { "/customer/REST/connect", "/customer/REST/assessment/result", "/assessment/session", "/customer/REST/campaign/scores" })
            Assert.Contains(path, coverage);
        var document = JsonDocument.Parse(await http.GetStringAsync("/_emulator/openapi/keypredict.json")).RootElement;
        Assert.True(document.GetProperty("paths").TryGetProperty("/customer/REST/create/candidate/{format}", out _));
    }
}
