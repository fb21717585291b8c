using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class ApplicationReadTests
{
    [Fact]
    public async Task The_list_is_paginated_newest_first_and_only_of_the_company()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var reply = await workspace.GetAsync(workspace.Key(), "/applications");
        Assert.Equal((200, 50), (reply.Status, reply.Json.GetArrayLength()));
        Assert.All(reply.Json.EnumerateArray(), application => Assert.Equal(workspace.CompanyId(), application.GetProperty("company_id").GetInt32()));
        var created = reply.Json.EnumerateArray().Select(application => application.GetProperty("created_at").GetString()!).ToList();
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
        Assert.Equal(
            [
                "id", "applicant_id", "campaign_id", "company_id", "source", "status", "status_changed_at",
                "current_stage", "is_complete", "created_at", "updated_at",
            ],
            reply.Json[0].EnumerateObject().Select(member => member.Name));
        Assert.All(
            reply.Json.EnumerateArray(),
            application =>
                Assert.Equal(application.GetProperty("current_stage").ValueKind == JsonValueKind.Null, application.GetProperty("is_complete").GetBoolean()));
    }

    [Fact]
    public async Task Each_filter_takes_what_it_says()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var all = await AllAsync(workspace, "");
        var campaign = all[0].GetProperty("campaign_id").GetInt32();
        await AssertAsync($"campaign_id={campaign}", application => application.GetProperty("campaign_id").GetInt32() == campaign);
        await AssertAsync("is_complete=true", application => application.GetProperty("is_complete").GetBoolean());
        await AssertAsync("is_complete=0", application => !application.GetProperty("is_complete").GetBoolean());
        await AssertAsync("source=carriere", application => application.GetProperty("source").GetString() == "carriere");
        await AssertAsync("status[value]=interview", application => application.GetProperty("status").GetString() == "interview");
        await AssertAsync("status%5Bvalue%5D=hired&is_complete=true", application => application.GetProperty("status").GetString() == "hired");
        foreach (var nothing in new[]
        {
            "campaign_id=", "is_complete=", "source=", "status[value]=", "status[date][gte]=", "status=interview", "status[other]=1", "unknown=1",
        })
            await AssertAsync(nothing, _ => true);
        foreach (var none in new[]
        {
            "campaign_id=999999", "campaign_id=abc", "campaign_id=99999999999999", "source=nowhere", "source=CARRIERE", "status[value]=dreaming",
        })
        {
            var reply = await workspace.GetAsync(workspace.Key(), "/applications?" + none);
            Assert.Equal((200, "[]"), (reply.Status, reply.Text));
        }

        async Task AssertAsync(string query, Func<JsonElement, bool> takes)
        {
            var expected = all.Where(takes).Select(application => application.GetProperty("id").GetInt32()).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, (await AllAsync(workspace, query)).Select(application => application.GetProperty("id").GetInt32()));
        }
    }

    // Paris is two hours ahead in summer and one in winter.
    [Theory]
    [InlineData("2026-07-01T21:59:59Z", "gte=2026-07-02", false)]
    [InlineData("2026-07-01T22:00:00Z", "gte=2026-07-02", true)]
    [InlineData("2026-07-01T21:59:59Z", "lte=2026-07-01", true)]
    [InlineData("2026-07-01T22:00:00Z", "lte=2026-07-01", false)]
    [InlineData("2026-12-31T22:59:59Z", "gte=2027-01-01", false)]
    [InlineData("2026-12-31T23:00:00Z", "gte=2027-01-01", true)]
    [InlineData("2026-12-31T22:59:59Z", "lte=2026-12-31", true)]
    [InlineData("2026-03-29T21:30:00Z", "lte=2026-03-29", true)]
    [InlineData("2026-10-25T22:59:59Z", "lte=2026-10-25", true)]
    [InlineData("2026-10-25T23:00:00Z", "lte=2026-10-25", false)]
    [InlineData("2026-07-01T10:00:00Z", "gte=0001-01-01", true)]
    [InlineData("2026-07-01T10:00:00Z", "lte=9999-12-31", true)]
    [InlineData("2026-07-01T10:00:00Z", "gte=9999-12-31", false)]
    public async Task The_day_on_which_the_status_was_given_is_one_of_Paris(string at, string bound, bool isFound)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var id = (await workspace.GetAsync(workspace.Key(), "/applications?status[value]=in_progress")).Json[0].GetProperty("id").GetInt32();
        await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { to = at });
        await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value = "hired" });
        var (name, day) = (bound.Split('=')[0], bound.Split('=')[1]);
        foreach (var query in new[] { $"status[value]=hired&status[date][{name}]={day}", $"status%5Bvalue%5D=hired&status%5Bdate%5D%5B{name}%5D={day}" })
            Assert.Equal(isFound, await OnAnyPageAsync(workspace, query, id));
    }

    [Fact]
    public async Task The_history_tells_which_manager_set_a_status_and_only_one_of_the_company_can()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var id = (await workspace.GetAsync(workspace.Key(), "/applications?status[value]=in_progress")).Json[0].GetProperty("id").GetInt32();
        var managers = (await workspace.GetAsync(workspace.Key(), "/managers")).Json.EnumerateArray()
            .Select(manager => manager.GetProperty("id").GetInt32()).ToList();
        foreach (var (manager, value) in new[] { (managers[^1], "interview"), (managers[0], "hired") })
        {
            var after = await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value, managerId = manager });
            Assert.Equal(manager, after.GetProperty("statusHistory").EnumerateArray().Last().GetProperty("managerId").GetInt32());
        }

        var foreign = (await workspace.GetAsync(workspace.Key("production"), "/managers")).Json[0].GetProperty("id").GetInt32();
        foreach (var manager in new[] { foreign, 0, -1 })
            Assert.Equal(
                400, (await workspace.ControlAsync(HttpMethod.Post, $"kelio/applications/{id}/status", new { value = "refused", managerId = manager })).Status);
        Assert.Contains(
            (await workspace.GetAsync(workspace.Key(), "/applications?status[value]=hired")).Json.EnumerateArray(),
            application => application.GetProperty("id").GetInt32() == id);
    }

    [Theory]
    [InlineData("status[date][gte]=2026-01-01", "param is missing or the value is empty: status[value]")]
    [InlineData("status[date][lte]=2026-01-01&status[value]=", "param is missing or the value is empty: status[value]")]
    [InlineData("status[date]=2026-01-01", "param is missing or the value is empty: status[value]")]
    [InlineData("status[value]=hired&status[date][gte]=yesterday", "invalid date: status[date][gte]")]
    [InlineData("status[value]=hired&status[date][gte]=2026-02-30", "invalid date: status[date][gte]")]
    [InlineData("status[value]=hired&status[date][lte]=2026-1-1", "invalid date: status[date][lte]")]
    [InlineData("status[value]=hired&status[date][lte]=01/02/2026", "invalid date: status[date][lte]")]
    [InlineData("status[value]=hired&status[date][lte]=2026-01-01T00:00:00Z", "invalid date: status[date][lte]")]
    [InlineData("status[value]=hired&status[date][lte]=%00", "invalid date: status[date][lte]")]
    public async Task A_day_that_is_none_or_without_a_status_is_a_bad_request(string query, string error)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.AssertRefusedAsync(await workspace.GetAsync(workspace.Key(), "/applications?" + query), 400, error, "body");
    }

    [Fact]
    public async Task Each_embed_adds_its_member_in_list_and_show()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var key = workspace.Key();
        var list = (await workspace.GetAsync(key, "/applications?embed=applicant,campaign,comments,skills,status_history,tags,unknown")).Json.EnumerateArray()
            .ToList();
        Assert.Equal(
            ["id", "email", "first_name", "last_name", "phone_code", "phone_number", "avatar_url", "resume_url"],
            list[0].GetProperty("applicant").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["id", "name", "slug", "status"], list[0].GetProperty("campaign").EnumerateObject().Select(member => member.Name));
        var comment = list.First(application => application.GetProperty("comments").GetArrayLength() > 0).GetProperty("comments")[0];
        Assert.Equal(["id", "content", "manager", "created_at"], comment.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["id", "first_name", "last_name"], comment.GetProperty("manager").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["id", "name", "rating"], list.First(application => application.GetProperty("skills").GetArrayLength() > 0)
            .GetProperty("skills")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["id", "name"], list.First(application => application.GetProperty("tags").GetArrayLength() > 0)
            .GetProperty("tags")[0].EnumerateObject().Select(member => member.Name));
        Assert.All(list, application =>
        {
            var last = application.GetProperty("status_history").EnumerateArray().Last();
            Assert.Equal(
                (application.GetProperty("status").GetString(), application.GetProperty("status_changed_at").GetString()),
                (last.GetProperty("value").GetString(), last.GetProperty("date").GetString()));
            Assert.False(application.TryGetProperty("unknown", out _));
        });

        foreach (var name in new[] { "applicant", "campaign", "comments", "skills", "status_history", "tags" })
        {
            var one = (await workspace.GetAsync(key, $"/applications/{list[0].GetProperty("id")}?embed={name}")).Json;
            Assert.Equal(list[0].GetProperty(name).ToString(), one.GetProperty(name).ToString());
            Assert.Equal(12, one.EnumerateObject().Count());
        }
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9001.0")]
    [InlineData("x@people.example")]
    [InlineData("99999999999999999999")]
    public async Task An_unknown_application_is_not_found(string id)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(workspace.Key(), "/applications/" + id), 404, "Resource not found.", "record");
        var elsewhere = (await workspace.GetAsync(workspace.Key("production"), "/applications")).Json[0].GetProperty("id");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(workspace.Key(), $"/applications/{elsewhere}"), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task Statuses_are_listed_under_two_paths_by_position()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var path in new[] { "/application_statuses", "/applications/statuses" })
        {
            var reply = await workspace.GetAsync(workspace.Key(), path);
            Assert.Equal(
                ["in_progress", "interview", "hired", "refused"], reply.Json.EnumerateArray().Select(status => status.GetProperty("value").GetString()));
            Assert.Equal(["id", "value", "name", "position"], reply.Json[0].EnumerateObject().Select(member => member.Name));
            Assert.False(reply.Headers.Contains("X-Pagination"));
        }
    }

    [Fact]
    public async Task A_stage_that_the_applicant_comes_to_decides_completeness()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var application = (await workspace.GetAsync(workspace.Key(), "/applications?is_complete=false")).Json[0];
        var id = application.GetProperty("id").GetInt32();
        Assert.True(
            (await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{id}/stage", """{"currentStage":null}""")).GetProperty("isComplete").GetBoolean());
        Assert.Contains(id, (await AllAsync(workspace, "is_complete=true")).Select(one => one.GetProperty("id").GetInt32()));
        Assert.Equal("abstract", (await workspace.MustAsync(HttpMethod.Post, $"kelio/applications/{id}/stage", new { currentStage = "abstract" }))
            .GetProperty("currentStage").GetString());
        Assert.Equal("abstract", (await workspace.GetAsync(workspace.Key(), $"/applications/{id}")).Json.GetProperty("current_stage").GetString());
        foreach (var body in new[] { "{}", """{"currentStage":"nap"}""", """{"currentStage":"pitch"}""", """{"currentStage":3}""" })
            Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, $"kelio/applications/{id}/stage", body)).Status);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, "kelio/applications/5/stage", """{"currentStage":null}""")).Status);
    }

    private static async Task<bool> OnAnyPageAsync(TestWorkspace workspace, string query, int id) =>
        (await AllAsync(workspace, query)).Any(application => application.GetProperty("id").GetInt32() == id);

    private static async Task<List<JsonElement>> AllAsync(TestWorkspace workspace, string query)
    {
        var all = new List<JsonElement>();
        for (var (page, last) = (1, 1); page <= last; page++)
        {
            var reply = await workspace.GetAsync(workspace.Key(), $"/applications?{query}&page={page}");
            Assert.Equal(200, reply.Status);
            all.AddRange(reply.Json.EnumerateArray());
            last = reply.Page.GetProperty("last-page").GetInt32();
        }

        return all;
    }

}
