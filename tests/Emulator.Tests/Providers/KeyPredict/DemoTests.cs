using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class DemoTests
{
    [Fact]
    public async Task The_demo_holds_assessments_at_every_stage_in_two_languages_before_its_first_instant()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var pending = (await caller.MustAsync("assessment/pending")).EnumerateArray().ToList();
        var completed = (await caller.MustAsync("assessment/completed")).EnumerateArray().ToList();
        Assert.Equal(["1", "2"], pending.Select(one => one.GetProperty("test_language_id").GetString()).Distinct().Order());
        Assert.Contains(pending, one => one.GetProperty("assessment_start_date").ValueKind == JsonValueKind.String);
        Assert.True(completed.Count >= 10);
        Assert.All(
            pending.Select(one => one.GetProperty("invitation_date").GetString()), date => Assert.True(string.CompareOrdinal(date, "2026-03-02 10:00:00") < 0));
        Assert.All(
            completed.Select(one => one.GetProperty("assessment_end_date").GetString()),
            date => Assert.True(string.CompareOrdinal(date, "2026-03-02 10:00:00") < 0));
        Assert.All(completed, one => Assert.Matches("^[0-9]{6,7}$", one.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_demo_holds_two_groups_models_and_a_campaign_whose_members_have_scores()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var state = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("key-predict");
        Assert.Equal(2, state.GetProperty("groups").GetArrayLength());
        Assert.True(state.GetProperty("predictiveModels").GetArrayLength() > 0);
        var campaign = state.GetProperty("campaigns")[0];
        var tests = campaign.GetProperty("testIds").EnumerateArray().Select(id => id.GetInt32()).ToHashSet();
        var member = campaign.GetProperty("candidateIds")[0].GetInt32();
        var results = state.GetProperty("assessments").EnumerateArray()
            .Where(one => one.GetProperty("candidateId").GetInt32() == member && tests.Contains(one.GetProperty("testId").GetInt32())).ToList();
        Assert.Equal(tests.Count, results.Count);
        Assert.All(results, result => Assert.True(result.GetProperty("scores").GetArrayLength() >= 2));
        Assert.DoesNotContain(state.GetProperty("candidates").EnumerateArray(), one => !one.GetProperty("email").GetString()!.EndsWith(".example"));
    }

    [Fact]
    public async Task Both_fixtures_hold_the_catalogue_and_the_empty_one_nothing_else()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "empty");
        var state = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("key-predict");
        foreach (var table in new[] { "titles", "languages", "tests", "factors", "competencies", "predictiveModels" })
            Assert.True(state.GetProperty(table).GetArrayLength() > 0, table);
        foreach (var table in new[] { "candidates", "assessments", "groups", "campaigns", "tokens" })
            Assert.Equal(0, state.GetProperty(table).GetArrayLength());
        foreach (var test in state.GetProperty("tests").EnumerateArray())
        {
            var factors = state.GetProperty("factors").EnumerateArray()
                .Where(factor => factor.GetProperty("testId").GetInt32() == test.GetProperty("id").GetInt32()).ToList();
            Assert.True(factors.Count >= 2, test.ToString());
            Assert.True(factors.Select(factor => factor.GetProperty("group").GetString()).Distinct().Count() >= 2, test.ToString());
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_demo_but_for_its_secrets()
    {
        await using var one = await EmulatorHost.NewWorkspaceAsync(fixture: "demo", seed: 5);
        await using var two = await EmulatorHost.NewWorkspaceAsync(fixture: "demo", seed: 5);
        Assert.Equal(await Records(one), await Records(two));

        static async Task<string> Records(TestWorkspace workspace)
        {
            var state = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("key-predict");
            return string.Concat(
                state.GetProperty("candidates").ToString(),
                state.GetProperty("campaigns").ToString(),
                string.Concat(state.GetProperty("assessments").EnumerateArray()
                    .Select(assessment =>
                        string.Concat(assessment.EnumerateObject().Where(member => !member.Name.EndsWith("Key")).Select(member => member.ToString())))));
        }
    }

    [Fact]
    public async Task A_seeded_assessment_can_be_completed_and_its_links_begin_with_the_emulators_address()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { completedUrl = receiver.Url, notificationFormat = "json" });
        var pending = (await caller.MustAsync("assessment/pending"))[0].GetProperty("id").GetString()!;
        Assert.Equal(202, (await caller.ActAsync(pending, "complete", new { after = "PT1H" })).Status);
        await workspace.AdvanceAsync("PT1H");
        var link = JsonDocument.Parse(Assert.Single(receiver.Received).Body).RootElement.GetProperty("candidate_report_link").GetString()!;
        Assert.StartsWith(caller.BaseUrl.Replace("/customer/REST", "/assessment/report?key="), link);
    }
}
