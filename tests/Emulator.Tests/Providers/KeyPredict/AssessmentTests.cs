using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class AssessmentTests
{
    [Fact]
    public async Task An_assessment_is_pending_until_it_is_completed_and_then_only_among_the_completed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        Assert.Equal("[]", (await caller.CallAsync("assessment/pending", ("candidate_id", candidate))).Text);
        var invited = await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "144"));
        var assessment = invited.GetProperty("id").GetString()!;
        var pending = Assert.Single((await caller.MustAsync("assessment/pending", ("candidate_id", candidate))).EnumerateArray());
        foreach (var member in invited.EnumerateObject()) Assert.Equal(member.Value.GetRawText(), pending.GetProperty(member.Name).GetRawText());
        Assert.Equal(JsonValueKind.Null, pending.GetProperty("assessment_start_date").ValueKind);

        await workspace.AdvanceAsync("PT1H");
        await caller.MustActAsync(assessment, "start");
        Assert.Equal("2026-03-02 11:00:00", (await caller.MustAsync("assessment/pending"))[0].GetProperty("assessment_start_date").GetString());
        Assert.Equal("[]", (await caller.CallAsync("assessment/completed")).Text);
        await workspace.AdvanceAsync("PT14M24S");
        await caller.MustActAsync(assessment, "complete");
        Assert.Equal("[]", (await caller.CallAsync("assessment/pending")).Text);

        var completed = Assert.Single(
            (await caller.MustAsync("assessment/completed", ("candidate_id", candidate), ("assessment_id", assessment))).EnumerateArray());
        Assert.Equal(
            (assessment, candidate, "144"),
            (completed.GetProperty("id").GetString(), completed.GetProperty("candidate_id").GetString(), completed.GetProperty("test_id").GetString()));
        Assert.Equal("2026-03-02 11:00:00", completed.GetProperty("assessment_start_date").GetString());
        Assert.Equal("2026-03-02 11:14:24", completed.GetProperty("assessment_end_date").GetString());
        Assert.NotEqual("", completed.GetProperty("candidate_evaluator").GetProperty("prenom").GetString());
        var report = completed.GetProperty("candidate_report_link").GetString()!;
        Assert.Matches($"^{caller.BaseUrl.Replace("/customer/REST", "")}/assessment/report\\?key=[0-9a-f]{{40}}$", report);
        Assert.Equal(report + "&outputFormat=pdfTOC", completed.GetProperty("candidate_report_pdf_link").GetString());
        Assert.Equal("2026-03-02 11:00:00", (await caller.MustAsync("retrieve/candidate", ("id", candidate))).GetProperty("last_connection_date").GetString());
    }

    [Fact]
    public async Task The_lists_are_filtered_and_oldest_first()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var (anna, bo) = (await caller.CandidateAsync(), await caller.CandidateAsync("bo@people.example"));
        var (first, second, third) = (await caller.InviteAsync(anna, "144"), await caller.InviteAsync(bo, "144"), await caller.InviteAsync(anna, "13"));
        Assert.Equal([first, second, third], Ids(await caller.MustAsync("assessment/pending")));
        Assert.Equal([first, third], Ids(await caller.MustAsync("assessment/pending", ("candidate_id", anna))));
        Assert.Equal([], Ids(await caller.MustAsync("assessment/pending", ("candidate_id", "1"))));
        foreach (var id in new[] { third, second, first })
        {
            await caller.MustActAsync(id, "complete");
            await workspace.AdvanceAsync("PT1M");
        }

        Assert.Equal([third, second, first], Ids(await caller.MustAsync("assessment/completed")));
        Assert.Equal([third, first], Ids(await caller.MustAsync("assessment/completed", ("candidate_id", anna))));
        Assert.Equal([second], Ids(await caller.MustAsync("assessment/completed", ("assessment_id", second))));
        Assert.Equal([], Ids(await caller.MustAsync("assessment/completed", ("assessment_id", second), ("candidate_id", anna))));
        Assert.Equal("\"x\" is not an integer.", (await caller.CallAsync("assessment/completed", ("assessment_id", "x"))).Field("assessment_id"));
        Assert.Equal("\"x\" is not an integer.", (await caller.CallAsync("assessment/pending", ("candidate_id", "x"))).Field("candidate_id"));
    }

    [Fact]
    public async Task The_lists_in_XML_have_an_element_for_each_assessment()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        var pending = (await caller.SendAsync(HttpMethod.Get, "assessment/pending/xml", caller.Token)).Xml;
        Assert.Equal("assessments", pending.Name.LocalName);
        Assert.Equal(assessment, pending.Element("assessment")!.Element("id")!.Value);
        Assert.Contains("/assessment/session?key=", pending.Element("assessment")!.Element("link")!.Value);
        await caller.MustActAsync(assessment, "complete");
        var completed = (await caller.SendAsync(HttpMethod.Get, "assessment/completed/xml", caller.Token)).Xml.Element("assessment")!;
        Assert.EndsWith("&outputFormat=pdfTOC", completed.Element("candidate_report_pdf_link")!.Value);
        Assert.NotEqual("", completed.Element("candidate_evaluator")!.Element("nom")!.Value);
        Assert.Empty((await caller.SendAsync(HttpMethod.Get, "assessment/pending/xml", caller.Token)).Xml.Elements());
    }

    [Fact]
    public async Task Links_begin_with_the_address_of_whoever_asks()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.InviteAsync(await caller.CandidateAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(caller.BaseUrl + "/assessment/pending/json"));
        request.Headers.Host = "emulator.test:8443";
        request.Headers.TryAddWithoutValidation("WWW-Authenticate", caller.Token);
        var answer = await caller.SendAsync(request);
        Assert.StartsWith("http://emulator.test:8443/keypredict/assessment/session?key=", answer.Json[0].GetProperty("link").GetString());
    }

    private static List<string> Ids(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}
