using System.Text.Json;
using Contracts.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class JobBoardApplicationTests
{
    [Fact]
    public async Task A_job_board_lists_the_campaigns_that_are_online_and_broadcast_on_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var board = workspace.Key(kind: "jobboard");
        var reply = await workspace.GetAsync(board, "/jobboards/campaigns?embed=address,entity,company,channels,tags,unit");
        var expected = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("kelio").GetProperty("campaigns").EnumerateArray()
            .Where(campaign => campaign.GetProperty("status").GetString() == "online" && campaign.GetProperty("channels").EnumerateArray()
                .Any(channel => channel.GetString() == "demo_jobboard")).Select(campaign => campaign.GetProperty("id").GetInt32()).Order().ToList();
        Assert.Equal(expected, Ids(reply).Order());
        Assert.Equal(2, reply.Json.EnumerateArray().Select(campaign => campaign.GetProperty("company").GetProperty("slug").GetString()).Distinct().Count());
        Assert.All(reply.Json.EnumerateArray(), campaign =>
        {
            Assert.Equal(["id", "name", "slug"], campaign.GetProperty("company").EnumerateObject().Select(member => member.Name));
            Assert.Equal(JsonValueKind.Null, campaign.GetProperty("internal_name").ValueKind);
            foreach (var name in new[] { "channels", "tags", "unit" }) Assert.False(campaign.TryGetProperty(name, out _));
        });
        Assert.Equal(
            reply.Json[0].ToString(),
            (await workspace.GetAsync(board, $"/jobboards/campaigns/{reply.Json[0].GetProperty("id")}?embed=address,entity")).Json.ToString());
        var names = (await workspace.GetAsync(board, "/jobboards/campaigns?order=name&sort=asc&per_page=10&page=1")).Json.EnumerateArray()
            .Select(campaign => campaign.GetProperty("name").GetString()!).ToList();
        Assert.Equal(
            names.Order(StringComparer.Create(
                System.Globalization.CultureInfo.GetCultureInfo("fr-FR"),
                System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace)),
            names);
        var hidden = (await workspace.GetAsync(workspace.Key(), "/campaigns?status=draft,standby,archived")).Json[0].GetProperty("id");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(board, $"/jobboards/campaigns/{hidden}"), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task Company_and_entity_filter_what_a_job_board_lists()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var board = workspace.Key(kind: "jobboard");
        var slug = workspace.Body.GetProperty("kelio").GetProperty("sandbox").GetProperty("companySlug").GetString();
        foreach (var list in new[] { "/jobboards/campaigns", "/jobboards/applications" })
        {
            var all = Ids(await workspace.GetAsync(board, list)).Count;
            var ours = Ids(await workspace.GetAsync(board, $"{list}?company_id={workspace.CompanyId()}"));
            Assert.NotEmpty(ours);
            Assert.True(ours.Count < all);
            Assert.Equal(ours, Ids(await workspace.GetAsync(board, $"{list}?company_slug={slug}")));
            Assert.Equal(ours, Ids(await workspace.GetAsync(board, $"{list}?company_slug={slug}&company_id={workspace.CompanyId()}")));
            foreach (var none in new[]
            {
                $"company_slug=comptoir-voisin&company_id={workspace.CompanyId()}",
                "company_id=44&embed=applicant",
                "company_id=x",
                $"company_id={workspace.CompanyId("production")}",
                "entity_id=5",
                "company_slug=nobody",
            })
                Assert.Equal("[]", (await workspace.GetAsync(board, $"{list}?{none}")).Text);
            Assert.Equal(all, Ids(await workspace.GetAsync(board, $"{list}?company_id=&company_slug=&entity_id=")).Count);
            Assert.NotEmpty(Ids(await workspace.GetAsync(board, $"{list}?entity_id=86")));
        }
    }

    [Fact]
    public async Task A_job_board_creates_an_application_that_both_sides_see_and_no_other_board()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var board = workspace.Key(kind: "jobboard");
        var (campaign, applicant) = await PrepareAsync(workspace, "online", ["demo_jobboard"]);
        var reply = await workspace.CallAsync(
            board, HttpMethod.Post, "/jobboards/applications", new { company_id = workspace.CompanyId(), campaign_id = campaign, applicant_id = applicant });
        Assert.Equal(
            (201, "demo_jobboard", "in_progress", "resume"),
            (reply.Status, reply.Json.GetProperty("source").GetString(),
                reply.Json.GetProperty("status").GetString(), reply.Json.GetProperty("current_stage").GetString()));
        var seen = await workspace.GetAsync(board, $"/jobboards/applications?campaign_id={campaign}&embed=applicant,campaign");
        Assert.Equal("a@people.example", seen.Json[0].GetProperty("applicant").GetProperty("email").GetString());
        Assert.False(seen.Json[0].TryGetProperty("campaign", out _));
        Assert.Equal(reply.Text, (await workspace.GetAsync(workspace.Key(), $"/applications/{reply.Json.GetProperty("id")}")).Text);

        var other = await workspace.NewKeyAsync(["applications_read", "campaigns_read", "applications_write"], kind: "jobboard");
        Assert.Equal("[]", (await workspace.GetAsync(other, "/jobboards/applications")).Text);
        Assert.Equal("[]", (await workspace.GetAsync(other, "/jobboards/campaigns")).Text);
        Assert.Equal(422, (await workspace.CallAsync(
            other,
            HttpMethod.Post,
            "/jobboards/applications",
            new { company_id = workspace.CompanyId(), campaign_id = campaign, applicant_id = applicant })).Status);
    }

    [Theory]
    [InlineData("abstract,survey,resume", false, "survey")]
    [InlineData("abstract,resume", false, "resume")]
    [InlineData("abstract,resume", true, null)]
    [InlineData("abstract,resume,video", true, "video")]
    [InlineData("abstract", false, null)]
    public async Task A_new_application_is_at_the_first_stage_that_is_left_to_do(string stages, bool hasResume, string? stage)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var campaign = await CampaignTests.NewCampaignAsync(
            workspace, new { name = "Vendeur", status = "online", stages = stages.Split(','), channels = new[] { "demo_jobboard" } });
        var resume = hasResume ? new { base64 = "UERG", mime_type = "pdf" } : null;
        Assert.Equal(201, (await workspace.CallAsync(
            workspace.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email = "a@people.example", resume } })).Status);
        await workspace.AdvanceAsync("PT2S");
        var reply = await workspace.CallAsync(
            workspace.Key(kind: "jobboard"),
            HttpMethod.Post,
            "/jobboards/applications",
            new { company_id = workspace.CompanyId(), campaign_id = campaign, applicant_email = "A@people.example" });
        Assert.Equal(
            (201, stage, stage is null),
            (reply.Status, reply.Json.GetProperty("current_stage").GetString(), reply.Json.GetProperty("is_complete").GetBoolean()));
    }

    [Fact]
    public async Task What_cannot_be_applied_for_is_refused_with_its_cause()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var board = workspace.Key(kind: "jobboard");
        var (campaign, applicant) = await PrepareAsync(workspace, "online", ["demo_jobboard"]);
        var elsewhere = await CampaignTests.NewCampaignAsync(workspace, new { name = "x", status = "online", channels = new[] { "career_fr" } });
        var paused = await CampaignTests.NewCampaignAsync(workspace, new { name = "x", status = "standby", channels = new[] { "demo_jobboard" } });
        var company = workspace.CompanyId();
        foreach (var (body, name) in new (object, string)[]
        {
            (new { campaign_id = campaign, applicant_id = applicant }, "company_id"),
            (new { company_id = company, applicant_id = applicant }, "campaign_id"),
            (new { company_id = company, campaign_id = "1", applicant_id = applicant }, "campaign_id"),
            (new { company_id = company, campaign_id = campaign }, "applicant_id"),
            (new { company_id = company, campaign_id = campaign, applicant_id = "1" }, "applicant_id"),
            (new { company_id = company, campaign_id = campaign, applicant_email = "" }, "applicant_email"),
        }) await workspace.AssertRefusedAsync(await CreateAsync(body), 400, "param is missing or the value is empty: " + name, "body");
        foreach (var body in new object[]
        {
            new { company_id = 999, campaign_id = campaign, applicant_id = applicant },
            new { company_id = workspace.CompanyId("production"), campaign_id = campaign, applicant_id = applicant },
            new { company_id = company, campaign_id = 999, applicant_id = applicant }, new { company_id = company, campaign_id = campaign, applicant_id = 999 },
            new { company_id = company, campaign_id = campaign, applicant_email = "b@people.example" },
        }) await workspace.AssertRefusedAsync(await CreateAsync(body), 404, "Resource not found.", "record");
        foreach (var id in new[] { elsewhere, paused })
        {
            var refused = await CreateAsync(new { company_id = company, campaign_id = id, applicant_id = applicant });
            await workspace.AssertRefusedAsync(refused, 422, "Unprocessable Entity", "validation");
            Assert.Equal(["is not broadcast on your job board"], refused.Errors("campaign_id"));
        }

        var good = new { company_id = company, campaign_id = campaign, applicant_id = applicant };
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => CreateAsync(good)));
        Assert.Single(replies, reply => reply.Status == 201);
        Assert.All(
            replies.Where(reply => reply.Status != 201),
            reply => Assert.Equal("""{"error":"Unprocessable Entity","errors":{"applicant_id":["has already been taken"]}}""", reply.Text));

        Task<KelioReply> CreateAsync(object body) => workspace.CallAsync(board, HttpMethod.Post, "/jobboards/applications", body);
    }

    [Fact]
    public async Task A_job_board_cannot_take_the_name_of_a_career_site()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(400, (await workspace.ControlAsync(
            HttpMethod.Post,
            "kelio/keys",
            new { environment = "sandbox", kind = "jobboard", scopes = new[] { "campaigns_read" }, jobBoard = "career_fr" })).Status);
    }

    [Fact]
    public async Task Every_operation_wants_its_scope_and_its_kind_of_key()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (customer, board) = (await workspace.NewKeyAsync([], kind: "customer"), await workspace.NewKeyAsync([], kind: "jobboard"));
        foreach (var (method, path, scope) in new[]
        {
            ("GET", "/applications", "applications_read"), ("GET", "/applications/1", "applications_read"),
            ("GET", "/application_statuses", "applications_read"), ("GET", "/applications/statuses", "applications_read"),
            ("GET", "/campaigns", "campaigns_read"), ("GET", "/campaigns/1", "campaigns_read"),
            ("GET", "/channels", "campaigns_read"), ("GET", "/entities", "managers_read"), ("GET", "/entities/1", "managers_read"),
            ("GET", "/entities/1/units", "managers_read"), ("GET", "/entities/1/units/1", "managers_read"),
            ("GET", "/managers", "managers_read"), ("GET", "/managers/1", "managers_read"), ("POST", "/managers", "managers_write"),
            ("PUT", "/managers/1", "managers_write"), ("PATCH", "/managers/1", "managers_write"), ("DELETE", "/managers/1", "managers_write"),
            ("POST", "/managers/1/units", "managers_write"), ("POST", "/managers/1/units/1", "managers_write"),
            ("PUT", "/managers/1/units/1", "managers_write"), ("DELETE", "/managers/1/units/1", "managers_write"),
            ("GET", "/jobboards/campaigns", "campaigns_read"), ("GET", "/jobboards/campaigns/1", "campaigns_read"),
            ("GET", "/jobboards/applications", "applications_read"), ("POST", "/jobboards/applications", "applications_write"),
        })
        {
            var isBoards = path.StartsWith("/jobboards", StringComparison.Ordinal);
            var refused = await workspace.CallAsync(isBoards ? board : customer, new HttpMethod(method), path);
            await workspace.AssertRefusedAsync(refused, 403, "Forbidden", "scope");
            Assert.Contains(scope, (await workspace.LineAsync(refused, "scope")).GetProperty("detail").GetString());
            await workspace.AssertRefusedAsync(await workspace.CallAsync(isBoards ? customer : board, new HttpMethod(method), path), 403, "Forbidden", "kind");
        }
    }

    [Fact]
    public async Task What_is_behind_a_setting_is_there_when_it_is_on()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--kelio:offersCustomerApplications", "true", "--Emulator:Kelio:OffersJobBoardReads", "true");
        var body = JsonDocument.Parse(await emulator.Http.GetStringAsync("/_emulator/workspaces/default")).RootElement;
        var workspace = new TestWorkspace(emulator.Http, body);
        var board = workspace.Key(kind: "jobboard");
        var companies = await workspace.GetAsync(board, "/jobboards/companies");
        Assert.Equal(["atelier-demo", "comptoir-voisin"], companies.Json.EnumerateArray().Select(company => company.GetProperty("slug").GetString()).Order());
        var mine = (await workspace.GetAsync(board, "/jobboards/applications?embed=applicant")).Json[0];
        Assert.Equal(mine.ToString(), (await workspace.GetAsync(board, $"/jobboards/applications/{mine.GetProperty("id")}?embed=applicant")).Json.ToString());
        Assert.Equal(404, (await workspace.GetAsync(board, "/jobboards/applications/5")).Status);
        var campaign = (await workspace.GetAsync(workspace.Key(), "/campaigns?status=online&channels=career_en")).Json[0].GetProperty("id").GetInt32();
        Assert.Equal(
            201, (await workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email = "new@people.example" } })).Status);
        var created = await workspace.CallAsync(
            workspace.Key(), HttpMethod.Post, "/applications", new { campaign_id = campaign, applicant_email = "new@people.example" });
        Assert.Equal((201, "carriere"), (created.Status, created.Json.GetProperty("source").GetString()));
        var draft = (await workspace.GetAsync(workspace.Key(), "/campaigns?status=draft")).Json[0].GetProperty("id").GetInt32();
        var refused = await workspace.CallAsync(
            workspace.Key(), HttpMethod.Post, "/applications", new { campaign_id = draft, applicant_email = "new@people.example" });
        Assert.Equal((422, KelioErrors.NotOnline), (refused.Status, refused.Errors("campaign_id").Single()));
    }

    private static async Task<(int Campaign, int Applicant)> PrepareAsync(TestWorkspace workspace, string status, string[] channels)
    {
        var campaign = await CampaignTests.NewCampaignAsync(workspace, new { name = "Vendeur", status, channels });
        return (campaign,
            (await workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email = "a@people.example" } })).Json
                .GetProperty("id").GetInt32());
    }

    private static List<int> Ids(KelioReply reply) => [.. reply.Json.EnumerateArray().Select(row => row.GetProperty("id").GetInt32())];
}
