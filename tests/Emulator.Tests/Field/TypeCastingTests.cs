using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Clients written against Kelio's framework send "1", "true" and 33 where another type is documented: people met 422 here and
/// success there.</summary>
public class TypeCastingTests
{
    [Theory]
    [InlineData("is_partner_newsletter_active", "\"1\"", "true")]
    [InlineData("is_partner_newsletter_active", "\"true\"", "true")]
    [InlineData("is_campaign_alert_active", "\"on\"", "true")]
    [InlineData("is_campaign_alert_active", "\"0\"", "false")]
    [InlineData("is_campaign_alert_active", "\"FALSE\"", "false")]
    [InlineData("is_legals_accepted_by_manager", "1", "true")]
    [InlineData("is_partner_newsletter_active", "0", "false")]
    [InlineData("phone_code", "33", "\"33\"")]
    [InlineData("phone_number", "612345678", "\"612345678\"")]
    [InlineData("first_name", "true", "\"t\"")]
    public async Task A_setting_takes_what_Rails_would_cast_and_the_refusal_names_it(string field, string sent, string stored)
    {
        var body = $$"""{"applicant":{"email":"z@people.example","{{field}}":{{sent}} } }""";
        await using var strict = await EmulatorHost.NewWorkspaceAsync();
        var refused = await strict.CallAsync(strict.Key(), HttpMethod.Post, "/applicants", body);
        Assert.Equal((422, "is invalid"), (refused.Status, refused.Errors(field).Single()));
        var fix = (await strict.ExchangeAsync(refused)).GetProperty("fix").GetString()!;
        Assert.Contains("kelio:typeCasting=rails", fix, StringComparison.Ordinal);
        Assert.Contains(field, fix, StringComparison.Ordinal);

        await using var emulator = await EmulatorHost.OwnAsync("--kelio:typeCasting", "rails");
        var (key, workspace) = await WorkspaceAsync(emulator);
        var taken = await workspace.CallAsync(key, HttpMethod.Post, "/applicants", body);
        Assert.Equal(201, taken.Status);
        if (taken.Json.TryGetProperty(field, out var shown)) Assert.Equal(stored, shown.GetRawText());
    }

    [Theory]
    [InlineData("\"2\"", 2)]
    [InlineData("2.9", 2)]
    [InlineData("true", 1)]
    [InlineData("\"3 and more\"", 3)]
    public async Task Numbers_are_cast_too(string sent, int stored)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--kelio:typeCasting", "rails");
        var (key, workspace) = await WorkspaceAsync(emulator);
        var made = await workspace.CallAsync(key, HttpMethod.Post, "/managers", $$"""{"manager":{"email":"m@people.example","credentials":{{sent}} } }""");
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal(stored, made.Json.GetProperty("credentials").GetInt32());
    }

    [Fact]
    public async Task Ids_beside_the_record_are_cast_too()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--kelio:typeCasting", "rails");
        var (_, workspace) = await WorkspaceAsync(emulator);
        var board = workspace.Key("sandbox", "jobboard");
        var body = "{\"company_id\":\"" + workspace.CompanyId() + "\",\"applicant\":{\"email\":\"z@people.example\"}}";
        Assert.Equal(201, (await workspace.CallAsync(board, HttpMethod.Post, "/jobboards/applicants", body)).Status);

        await using var strict = await EmulatorHost.NewWorkspaceAsync();
        var refused = await strict.CallAsync(strict.Key("sandbox", "jobboard"), HttpMethod.Post, "/jobboards/applicants", body);
        Assert.Equal(400, refused.Status);
        Assert.Contains("kelio:typeCasting=rails", (await strict.ExchangeAsync(refused)).GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"email":"z@people.example","first_name":["A"]}""")]
    [InlineData("""{"email":"z@people.example","is_campaign_alert_active":{}}""")]
    [InlineData("""{"email":"z@people.example","locale":7}""")]
    public async Task What_cannot_be_cast_is_refused_all_the_same(string applicant)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--kelio:typeCasting", "rails");
        var (key, workspace) = await WorkspaceAsync(emulator);
        Assert.Equal(422, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", $$"""{"applicant":{{applicant}} }""")).Status);
    }

    internal static async Task<(TestKey Key, TestWorkspace Workspace)> WorkspaceAsync(OwnEmulator emulator)
    {
        using var content = new StringContent("""{"fixture":"empty","clock":{"mode":"frozen","now":"2026-03-02T09:00:00Z"}}""");
        content.Headers.ContentType = new("application/json");
        using var made = await emulator.Http.PostAsync("/_emulator/workspaces", content);
        var workspace = new TestWorkspace(emulator.Http, JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement);
        return (workspace.Key(), workspace);
    }
}
