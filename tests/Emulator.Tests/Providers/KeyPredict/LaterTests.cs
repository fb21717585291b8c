using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class LaterTests
{
    [Theory]
    [InlineData("list/group")]
    [InlineData("list/contract")]
    [InlineData("retrieve/group")]
    [InlineData("candidate/import")]
    [InlineData("assessment/paginate/completed")]
    [InlineData("assessment/result")]
    [InlineData("assessment/referentials")]
    [InlineData("assessment/test_factors")]
    [InlineData("report/score")]
    [InlineData("report/factors_scores")]
    [InlineData("report/groups_score")]
    [InlineData("company/giveCredits")]
    [InlineData("list/predictiveModel")]
    [InlineData("retrieve/predictiveModel")]
    [InlineData("list/campaign")]
    [InlineData("create/campaign")]
    [InlineData("update/campaign")]
    [InlineData("retrieve/campaign")]
    [InlineData("campaign/invite")]
    [InlineData("campaign/scores")]
    [InlineData("report/fit_scores")]
    [InlineData("candidate/profile")]
    public async Task What_is_not_played_yet_answers_501_with_its_name_in_either_format(string method)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var path in new[] { method, method + "/", method + "/JSON" })
        {
            var json = await caller.SendAsync(HttpMethod.Post, path, caller.Token);
            Assert.Equal((501, $"{method} is not emulated"), (json.Status, json.Message));
        }

        var xml = (await caller.SendAsync(HttpMethod.Get, method + "/xml", caller.Token)).Xml;
        Assert.Equal("501", xml.Attribute("code")!.Value);
        Assert.Equal($"{method} is not emulated", xml.Element("messages")!.Value.Trim());
    }

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
