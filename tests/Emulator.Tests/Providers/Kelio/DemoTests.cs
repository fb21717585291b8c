using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class DemoTests
{
    [Fact]
    public async Task The_demo_has_applications_complete_and_incomplete_in_several_statuses()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var applications = await TableAsync(workspace, "applications");
        var seen = applications.Select(application => (application.GetProperty("status").GetString(), application.GetProperty("isComplete").GetBoolean()))
            .Distinct().ToList();
        foreach (var status in new[] { "in_progress", "interview", "refused" })
        {
            Assert.Contains((status, true), seen);
            Assert.Contains((status, false), seen);
        }

        Assert.Contains(("hired", true), seen);
        Assert.All(applications, application => Assert.True(application.GetProperty("updatedAt").GetDateTimeOffset() < KelioCalls.Start));
        Assert.All(applications, application => Assert.Equal("in_progress", application.GetProperty("history")[0].GetProperty("value").GetString()));
    }

    [Fact]
    public async Task The_demo_has_campaigns_in_all_states_broadcast_and_not()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var company = workspace.CompanyId();
        var campaigns = (await TableAsync(workspace, "campaigns")).Where(campaign => campaign.GetProperty("companyId").GetInt32() == company).ToList();
        Assert.Equal(["archived", "draft", "online", "standby"], campaigns.Select(campaign => campaign.GetProperty("status").GetString()).Distinct().Order());
        var board = workspace.Body.GetProperty("kelio").GetProperty("keys")[1].GetProperty("jobBoard").GetString();
        bool On(JsonElement campaign, string? channel) => campaign.GetProperty("channels").EnumerateArray().Any(value => value.GetString() == channel);
        Assert.Contains(campaigns, campaign => On(campaign, "career_fr") && On(campaign, board));
        Assert.Contains(campaigns, campaign => On(campaign, "career_fr") && !On(campaign, board));
        Assert.Contains(campaigns, campaign => campaign.GetProperty("channels").GetArrayLength() == 0);
        Assert.True(campaigns.Where(campaign => campaign.GetProperty("lastActivationAt").ValueKind == JsonValueKind.String)
            .Select(campaign => campaign.GetProperty("lastActivationAt").GetString()).Distinct().Count() >= 2);
        Assert.Contains(campaigns, campaign => campaign.GetProperty("lastActivationAt").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task The_demo_has_entities_with_and_without_reference_units_and_managers()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var entities = await TableAsync(workspace, "entities");
        Assert.Contains(entities, entity => entity.GetProperty("reference").ValueKind == JsonValueKind.Null);
        Assert.Contains(entities, entity => entity.GetProperty("reference").ValueKind == JsonValueKind.String);
        Assert.NotEmpty(await TableAsync(workspace, "units"));
        Assert.NotEmpty(await TableAsync(workspace, "managers"));
        Assert.NotEmpty(await TableAsync(workspace, "tags"));
    }

    [Fact]
    public async Task The_empty_fixture_has_accounts_and_no_records()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var table in new[] { "applicants", "applications", "campaigns", "entities", "units", "managers", "tags", "pools" })
            Assert.Empty(await TableAsync(workspace, table));
        Assert.Equal(2, (await TableAsync(workspace, "companies")).Count);
    }

    [Fact]
    public async Task The_default_workspaces_keys_are_fixed_and_public()
    {
        using var http = await EmulatorHost.ClientAsync();
        var body = JsonDocument.Parse(await http.GetStringAsync("/_emulator/workspaces/default")).RootElement;
        var key = TestKey.Of(body.GetProperty("kelio").GetProperty("keys")[0]);
        Assert.Equal(
            (global::Contracts.Kelio.KelioDefaults.SandboxCustomerPrivateKey, global::Contracts.Kelio.KelioDefaults.SandboxCustomerSecretKey),
            (key.PrivateKey, key.SecretKey));
    }

    [Fact]
    public async Task A_manager_sets_the_status_of_an_application_and_the_applicant_shows_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var application = (await TableAsync(workspace, "applications")).First(application =>
            application.GetProperty("companyId").GetInt32() == workspace.CompanyId() && application.GetProperty("status").GetString() == "in_progress");
        var (id, applicant) = (application.GetProperty("id").GetInt32(), application.GetProperty("applicantId").GetInt32());
        await workspace.AdvanceAsync("PT1H");
        var changed = await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value = "interview" });
        Assert.Equal(
            (id, "interview", "2026-03-02T10:00:00Z"),
            (changed.GetProperty("id").GetInt32(), changed.GetProperty("status").GetString(), changed.GetProperty("statusChangedAt").GetString()));
        Assert.Equal(
            ["in_progress", "interview"], changed.GetProperty("statusHistory").EnumerateArray().Select(change => change.GetProperty("value").GetString()));
        Assert.Equal(JsonValueKind.Number, changed.GetProperty("statusHistory")[1].GetProperty("managerId").ValueKind);
        var seen = (await workspace.GetAsync(workspace.Key(), $"/applicants/{applicant}?embed=applications")).Json.GetProperty("applications")
            .EnumerateArray().Single(shown => shown.GetProperty("id").GetInt32() == id);
        Assert.Equal(("interview", "2026-03-02T10:00:00.000Z"), (seen.GetProperty("status").GetString(), seen.GetProperty("status_changed_at").GetString()));
        // The same status again is no change.
        await workspace.AdvanceAsync("PT1H");
        Assert.Equal(
            changed.ToString(),
            (await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value = "interview", environment = "sandbox" })).ToString());
    }

    [Fact]
    public async Task A_status_that_cannot_be_set_is_a_problem()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var id = (await TableAsync(workspace, "applications")).First(application => application.GetProperty("companyId").GetInt32() == workspace.CompanyId())
            .GetProperty("id").GetInt32();
        foreach (var body in new[]
        {
            """{"value":"dreaming"}""", "{}", """{"value":null}""", """{"value":5}""",
            """{"value":"hired","environment":"moon"}""", """{"value":"hired","by":"me"}""",
        })
            Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, $"kelio/applications/{id}/status", body)).Status);
        foreach (var path in new[] { "999999", "0", "abc", "99999999999999" })
            Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, $"kelio/applications/{path}/status", new { value = "hired" })).Status);
        Assert.Equal(
            404,
            (await workspace.ControlAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value = "hired", environment = "production" })).Status);
        var produced = (await TableAsync(workspace, "applications"))
            .First(application => application.GetProperty("companyId").GetInt32() == workspace.CompanyId("production")).GetProperty("id").GetInt32();
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, $"kelio/applications/{produced}/status", new { value = "hired" })).Status);
        Assert.Equal(200, (await workspace.ControlAsync(
            HttpMethod.Post, $"kelio/applications/{produced}/status", new { value = "hired", environment = "production" })).Status);
    }

    private static async Task<List<JsonElement>> TableAsync(TestWorkspace workspace, string table) =>
        [.. (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("kelio").GetProperty(table).EnumerateArray()];
}
