using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class LaterTests
{
    [Fact]
    public async Task The_links_exist_as_addresses_and_their_pages_are_not_played_yet()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var invited = await caller.MustAsync("candidate/invite", ("id", await caller.CandidateAsync()), ("test_id", "13"));
        await caller.MustActAsync(invited.GetProperty("id").GetString()!, "complete");
        var report = (await caller.MustAsync("assessment/completed"))[0];
        foreach (var link in new[] { invited.GetProperty("link"), report.GetProperty("candidate_report_link"), report.GetProperty("candidate_report_pdf_link") })
        {
            using var answer = await workspace.Http.GetAsync(link.GetString());
            Assert.Equal(501, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_coverage_lists_every_operation_and_rule_with_its_evidence()
    {
        using var http = await EmulatorHost.ClientAsync();
        var coverage = JsonDocument.Parse(await http.GetStringAsync("/_emulator/coverage")).RootElement.ToString();
        foreach (var path in new[] { "/customer/REST/connect", "/customer/REST/assessment/result", "/assessment/session", "/customer/REST/campaign/scores" }) Assert.Contains(path, coverage);
        var document = JsonDocument.Parse(await http.GetStringAsync("/_emulator/openapi/keypredict.json")).RootElement;
        Assert.True(document.GetProperty("paths").TryGetProperty("/customer/REST/create/candidate/{format}", out _));
    }
}
