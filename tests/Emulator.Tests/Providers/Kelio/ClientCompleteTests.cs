using System.Net;
using Contracts.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class ClientCompleteTests
{
    [Fact]
    public async Task The_client_reads_every_list_and_every_record()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var (client, board) = (Client(workspace, workspace.Key()), Client(workspace, workspace.Key(kind: "jobboard")));
        var application = Good(await client.ListApplicationsAsync(new KelioQuery
        {
            Embed = "status_history",
            StatusValue = "interview",
            StatusFrom = new DateOnly(2025, 1, 1),
            StatusTo = new DateOnly(2026, 12, 31),
            IsComplete = true,
            PerPage = 3,
        }))[0];
        Assert.Equal("interview", application.StatusHistory![^1].Value);
        var full = Good(await client.GetApplicationAsync(application.Id, "applicant,campaign,comments,skills,tags"));
        Assert.Equal((application.ApplicantId, application.CampaignId), (full.Applicant.Value!.Id, full.Campaign.Value!.Id));
        Assert.Equal("in_progress", Good(await client.ListApplicationStatusesAsync())[0].Value);
        var campaign = Good(await client.ListCampaignsAsync(new KelioQuery { Status = "online", Channels = "career_fr", Order = "name", Sort = "asc" }))[0];
        Assert.Equal(campaign.Name, Good(await client.GetCampaignAsync(campaign.Id, "address,channels,entity,tags,unit")).Name);
        Assert.Contains(Good(await client.ListChannelsAsync()), channel => channel.Value == "career_fr");
        Assert.Equal("Leeds Retail", Good(await client.ListEntitiesAsync(new KelioQuery { Keywords = "leeds" }))[0].Name);
        Assert.Equal("Boutiques", Good(await client.GetEntityAsync(88)).Name);
        var unit = Good(await client.ListUnitsAsync(88))[0];
        Assert.Equal(unit, Good(await client.GetUnitAsync(88, unit.Id)));
        Assert.Equal(4, Good(await client.ListManagersAsync()).Count);
        Assert.NotEmpty(Good(await client.GetManagerAsync("845", "units")).Units!);
        var offered = Good(await board.ListJobBoardCampaignsAsync(new KelioQuery { CompanyId = workspace.CompanyId(), Embed = "company,entity" }))[0];
        Assert.Equal(workspace.CompanyId(), Good(await board.GetJobBoardCampaignAsync(offered.Id)).Company.Value!.Id);
        Assert.NotEmpty(Good(await board.ListJobBoardApplicationsAsync(new KelioQuery { CompanySlug = "atelier-demo", Embed = "applicant" })));
        foreach (var status in new[]
        {
            (await board.ListJobBoardCompaniesAsync()).Status,
            (await board.GetJobBoardApplicationAsync(1)).Status,
            (await client.CreateApplicationAsync(new KelioApplicationRequest { CampaignId = 1 })).Status,
        })
            Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task The_client_writes_all_that_can_be_written()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var (client, board) = (Client(workspace, workspace.Key()), Client(workspace, workspace.Key(kind: "jobboard")));
        var manager = Good(await client.CreateManagerAsync(new KelioManagerFields { Email = "ana@people.example", FirstName = "Ana", Credentials = 2 }));
        Assert.Equal(
            ("Ana", 2, "en"),
            (Good(await client.UpdateManagerAsync("ana@people.example", new KelioManagerFields { Locale = "en" })).FirstName,
                manager.Credentials, Good(await client.GetManagerAsync("ana@people.example")).Locale));
        Assert.Equal(3, Good(await client.AssignUnitAsync("ana@people.example", 3)).Units![0].Id);
        Assert.True((await client.UnassignUnitAsync("ana@people.example", 3)).IsSuccess);
        Assert.True((await client.DestroyManagerAsync("ana@people.example")).IsSuccess);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DestroyManagerAsync("ana@people.example")).Status);
        var campaign = Good(await board.ListJobBoardCampaignsAsync(new KelioQuery { CompanyId = workspace.CompanyId() }))[0];
        var applicant = Good(await board.CreateJobBoardApplicantAsync(workspace.CompanyId(), new KelioNewApplicant { Email = "new@people.example" }));
        Assert.Equal(applicant.Id, Good(await board.CreateJobBoardApplicationAsync(new KelioJobBoardApplicationRequest
        {
            CompanyId = workspace.CompanyId(),
            CampaignId = campaign.Id,
            ApplicantEmail = "new@people.example",
        })).ApplicantId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_client_mints_its_tokens_or_asks_for_them_and_takes_a_new_one_before_the_end(bool isMinted)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (key, time) = (workspace.Key(), new WorkspaceTime(workspace));
        var client = Client(workspace, key, time, new KelioCredentials(key.PrivateKey, key.SecretKey) { Audience = isMinted ? key.Audience : null });
        for (var i = 0; i < 3; i++) Good(await client.ListManagersAsync());
        await Task.Delay(TimeSpan.FromHours(5), time);
        Good(await client.ListManagersAsync());
        var asked = (await workspace.MustAsync(HttpMethod.Get, "journal")).EnumerateArray()
            .Count(exchange => exchange.GetProperty("path").GetString()!.EndsWith("/jwt", StringComparison.Ordinal));
        Assert.Equal(isMinted ? 0 : 2, asked);
        var wrong = await Client(workspace, key, time, new KelioCredentials(key.PrivateKey, "wrong")).ListManagersAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, KelioErrors.Unauthorized), (wrong.Status, wrong.Error!.Error));
    }

    [Fact]
    public async Task The_client_waits_out_the_quotas_window_and_knows_a_missing_scope_by_asking_again()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (key, time) = (await workspace.NewKeyAsync(["managers_read"], quotaPerMinute: 3), new WorkspaceTime(workspace));
        var client = Client(workspace, key, time);
        for (var i = 0; i < 3; i++) Assert.Equal(0, (await client.ListManagersAsync()).Waits);
        var late = await client.ListManagersAsync();
        Assert.Equal((true, 1, KelioDenial.None), (late.IsSuccess, late.Waits, late.Denial));
        var denied = await client.ListCampaignsAsync();
        Assert.Equal((HttpStatusCode.Forbidden, 1, KelioDenial.Forbidden), (denied.Status, denied.Waits, denied.Denial));
        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)], time.Waits);
        var hasty = new KelioClient(Http(workspace), time) { Token = key.Token(), QuotaWaits = 0 };
        Assert.Equal((KelioDenial.Unknown, 0), ((await hasty.ListCampaignsAsync()).Denial, (await hasty.ListCampaignsAsync()).Waits));
    }

    [Fact]
    public async Task The_client_walks_pages_as_they_are_read_and_gives_each_record_once()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var client = Client(workspace, workspace.Key());
        var calls = await CountAsync();
        await foreach (var _ in client.AllApplicantsAsync(new KelioQuery { PerPage = 10 }))
        {
            if (await CountAsync() > calls) break;
        }

        Assert.Equal(calls + 1, await CountAsync());
        var ids = new List<int>();
        await foreach (var applicant in client.AllApplicantsAsync(new KelioQuery { PerPage = 40 }))
        {
            // Newest first: each new one pushes another over the page's edge.
            if (ids.Count % 30 == 0) Good(await client.CreateApplicantAsync(new KelioNewApplicant { Email = $"new{ids.Count}@people.example" }));
            ids.Add(applicant.Id);
        }

        Assert.Equal(300, ids.Count);
        Assert.Equal(300, ids.Distinct().Count());
        var refused = await Assert.ThrowsAsync<KelioRefusedException>(async () =>
            await new KelioClient(Http(workspace)).AllManagersAsync().GetAsyncEnumerator().MoveNextAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);

        async Task<int> CountAsync() => (await workspace.MustAsync(HttpMethod.Get, "journal?path=/applicants")).GetArrayLength();
    }

    private static T Good<T>(KelioAnswer<T> answer)
        where T : class
    {
        Assert.True(answer.IsSuccess, $"{answer.Status} {answer.Error?.Error}");
        return answer.Value!;
    }

    private static HttpClient Http(TestWorkspace workspace) =>
        new() { BaseAddress = new Uri(workspace.Body.GetProperty("kelio").GetProperty("sandbox").GetProperty("baseUrl").GetString()!) };

    private static KelioClient Client(TestWorkspace workspace, TestKey key, TimeProvider? time = null, KelioCredentials? credentials = null) =>
        new(Http(workspace), time ?? new WorkspaceTime(workspace))
        {
            Credentials = credentials ?? new KelioCredentials(key.PrivateKey, key.SecretKey) { Audience = key.Audience },
        };
}
