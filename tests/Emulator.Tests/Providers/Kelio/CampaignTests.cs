using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class CampaignTests
{
    [Fact]
    public async Task The_demo_company_has_forty_campaigns_in_all_states()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var reply = await workspace.GetAsync(workspace.Key(), "/campaigns");
        Assert.Equal(
            (200, """{"total-count":40,"current-page":1,"next-page":null,"last-page":1}"""), (reply.Status, reply.Headers.GetValues("X-Pagination").Single()));
        Assert.Equal(["archived", "draft", "online", "standby"], Texts(reply, "status").Distinct().Order());
        Assert.Equal(
            [
                "id", "slug", "name", "internal_name", "reference", "status", "job_type", "job_field", "working_time", "education_level", "experience_level",
                "remote_level", "salary_min", "salary_max", "salary_currency", "description", "profile",
                "cover_url", "video_host", "video_url", "stages", "start_date", "contract_duration", "url", "entity_id", "unit_id",
                "ended_at", "last_activation_at", "created_at", "updated_at",
            ],
            reply.Json[0].EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("status=online", "online")]
    [InlineData("status=standby,draft", "draft,standby")]
    [InlineData("status=draft%2C%20archived,", "archived,draft")]
    [InlineData("status=", "archived,draft,online,standby")]
    [InlineData("status=online,unknown", "online")]
    [InlineData("status=unknown", "")]
    public async Task Campaigns_are_filtered_by_status(string query, string statuses)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        Assert.Equal(statuses, string.Join(',', Texts(await workspace.GetAsync(workspace.Key(), "/campaigns?" + query), "status").Distinct().Order()));
    }

    [Fact]
    public async Task Channels_take_campaigns_broadcast_on_any_of_them()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var all = (await workspace.GetAsync(workspace.Key(), "/campaigns?embed=channels")).Json.EnumerateArray().ToList();
        foreach (var channels in new[] { "career_fr", "career_en", "career_fr,career_en", "demo_jobboard", "moon,career_en", "moon" })
        {
            var expected = all.Where(campaign =>
                campaign.GetProperty("channels").EnumerateArray().Any(channel => channels.Split(',').Contains(channel.GetProperty("value").GetString())))
                .Select(campaign => campaign.GetProperty("id").GetInt32());
            Assert.Equal(expected, Ids(await workspace.GetAsync(workspace.Key(), "/campaigns?channels=" + channels)));
        }
    }

    [Fact]
    public async Task Campaigns_are_ordered_by_name_without_accents_and_case_and_by_activation_with_nulls_at_the_old_end()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var name in new[] { "Zèbre", "éclair", "Eclair", "abeille", "Œillet", "Été" }) await NewCampaignAsync(workspace, new { name });
        Assert.Equal(
            ["abeille", "éclair", "Eclair", "Été", "Œillet", "Zèbre"],
            Texts(await workspace.GetAsync(workspace.Key(), "/campaigns?order=name&sort=asc"), "name"));
        Assert.Equal(
            ["Zèbre", "Œillet", "Été", "Eclair", "éclair", "abeille"], Texts(await workspace.GetAsync(workspace.Key(), "/campaigns?order=name"), "name"));
        await NewCampaignAsync(workspace, new { name = "first", status = "online" });
        await workspace.AdvanceAsync("PT1H");
        await NewCampaignAsync(workspace, new { name = "second", status = "online" });
        Assert.Equal(["second", "first"], Texts(await workspace.GetAsync(workspace.Key(), "/campaigns?order=last_activation_at"), "name")[..2]);
        Assert.Equal(["first", "second"], Texts(await workspace.GetAsync(workspace.Key(), "/campaigns?order=last_activation_at&sort=asc"), "name")[^2..]);
        Assert.Equal("second", Texts(await workspace.GetAsync(workspace.Key(), "/campaigns?order=nonsense&sort=nonsense"), "name")[0]);
    }

    [Fact]
    public async Task Each_embed_adds_its_member_in_list_and_show()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var list = (await workspace.GetAsync(workspace.Key(), "/campaigns?embed=address,channels,entity,tags,unit,company")).Json.EnumerateArray().ToList();
        Assert.All(list, campaign => Assert.False(campaign.TryGetProperty("company", out _)));
        Assert.Contains(list, campaign => campaign.GetProperty("address").ValueKind == JsonValueKind.Null);
        Assert.Contains(list, campaign => campaign.GetProperty("unit").ValueKind == JsonValueKind.Null);
        var full = list.First(campaign => campaign.GetProperty("tags").GetArrayLength() > 0
            && campaign.GetProperty("channels").GetArrayLength() > 0 && campaign.GetProperty("unit").ValueKind == JsonValueKind.Object);
        Assert.Equal(["id", "name", "value"], full.GetProperty("channels")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["id", "name", "reference", "color", "logo_url", "created_at", "updated_at"],
            full.GetProperty("entity").EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["id", "name", "reference", "entity_id", "address", "created_at"], full.GetProperty("unit").EnumerateObject().Select(member => member.Name));
        Assert.Equal(full.GetProperty("entity_id").ToString(), full.GetProperty("entity").GetProperty("id").ToString());
        foreach (var name in new[] { "address", "channels", "entity", "tags", "unit" })
        {
            var one = (await workspace.GetAsync(workspace.Key(), $"/campaigns/{full.GetProperty("id")}?embed={name}")).Json;
            Assert.Equal(full.GetProperty(name).ToString(), one.GetProperty(name).ToString());
            Assert.Equal(31, one.EnumerateObject().Count());
        }
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("a1b2c3")]
    [InlineData("+71")]
    public async Task An_unknown_campaign_and_one_of_another_company_are_not_found(string id)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(workspace.Key(), "/campaigns/" + id), 404, "Resource not found.", "record");
        var elsewhere = (await workspace.GetAsync(workspace.Key("production"), "/campaigns")).Json[0].GetProperty("id");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(workspace.Key(), $"/campaigns/{elsewhere}"), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task Channels_are_the_companys_career_sites_and_the_job_boards()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var reply = await workspace.GetAsync(workspace.Key(), "/channels");
        Assert.Equal(["career_en", "career_fr", "demo_jobboard"], Texts(reply, "value").Order());
        Assert.Equal(["career_en", "career_fr"], Texts(await workspace.GetAsync(workspace.Key("production"), "/channels"), "value").Order());
        Assert.False(reply.Headers.Contains("X-Pagination"));
    }

    [Fact]
    public async Task A_campaign_whose_end_comes_pauses_itself_and_may_go_online_again()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var id = await NewCampaignAsync(workspace, new { name = "Vendeur", status = "online", endsAt = "2026-03-03T09:00:00Z" });
        await workspace.AdvanceAsync("PT23H59M59S");
        Assert.Equal("online", await StatusAsync());
        var ran = (await workspace.AdvanceAsync("PT1S")).GetProperty("ran");
        Assert.Equal("campaign end", ran[0].GetProperty("kind").GetString());
        Assert.Equal("standby", await StatusAsync());
        var campaign = (await workspace.GetAsync(workspace.Key(), $"/campaigns/{id}")).Json;
        Assert.Equal(
            ("2026-03-03T09:00:00.000Z", "2026-03-03T09:00:00.000Z"),
            (campaign.GetProperty("ended_at").GetString(), campaign.GetProperty("updated_at").GetString()));
        // It cannot go online with an end that is past; with a new one it can, and the old end is forgotten.
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Patch, $"kelio/campaigns/{id}", new { status = "online" })).Status);
        await workspace.MustAsync(HttpMethod.Patch, $"kelio/campaigns/{id}", new { status = "online", endsAt = "2026-03-04T09:00:00Z" });
        await workspace.MustAsync(HttpMethod.Patch, $"kelio/campaigns/{id}", """{"endsAt":null}""");
        Assert.Empty((await workspace.AdvanceAsync("P30D")).GetProperty("ran").EnumerateArray());
        Assert.Equal("online", await StatusAsync());
        Assert.Equal(
            "2026-03-03T09:00:00.000Z", (await workspace.GetAsync(workspace.Key(), $"/campaigns/{id}")).Json.GetProperty("last_activation_at").GetString());

        async Task<string?> StatusAsync() => (await workspace.GetAsync(workspace.Key(), $"/campaigns/{id}")).Json.GetProperty("status").GetString();
    }

    [Fact]
    public async Task An_archived_campaign_is_not_touched_by_its_end_and_the_demo_has_ends_to_come()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var online = (await workspace.GetAsync(workspace.Key(), "/campaigns?status=online")).Page.GetProperty("total-count").GetInt32();
        var ending = (await workspace.GetAsync(workspace.Key(), "/campaigns?status=online")).Json.EnumerateArray()
            .First(campaign => campaign.GetProperty("ended_at").ValueKind == JsonValueKind.String).GetProperty("id");
        await workspace.MustAsync(HttpMethod.Patch, $"kelio/campaigns/{ending}", new { status = "archived" });
        await workspace.AdvanceAsync("P90D");
        Assert.Equal("archived", (await workspace.GetAsync(workspace.Key(), $"/campaigns/{ending}")).Json.GetProperty("status").GetString());
        Assert.True((await workspace.GetAsync(workspace.Key(), "/campaigns?status=online")).Page.GetProperty("total-count").GetInt32() < online - 1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":"x","status":"dreaming"}""")]
    [InlineData("""{"name":"x","stages":["nap"]}""")]
    [InlineData("""{"name":"x","stages":["pitch","pitch"]}""")]
    [InlineData("""{"name":"x","channels":["moon"]}""")]
    [InlineData("""{"name":"x","environment":"moon"}""")]
    [InlineData("""{"name":"x","status":"online","endsAt":"2026-03-02T09:00:00Z"}""")]
    [InlineData("""{"name":"x","unknown":1}""")]
    public async Task A_campaign_that_cannot_be_made_is_a_problem(string body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "kelio/campaigns", body)).Status);
    }

    internal static async Task<int> NewCampaignAsync(TestWorkspace workspace, object body) =>
        (await workspace.MustAsync(HttpMethod.Post, "kelio/campaigns", body)).GetProperty("id").GetInt32();

    private static string[] Texts(KelioReply reply, string name) => [.. reply.Json.EnumerateArray().Select(row => row.GetProperty(name).GetString()!)];

    private static List<int> Ids(KelioReply reply) => [.. reply.Json.EnumerateArray().Select(row => row.GetProperty("id").GetInt32())];
}
