using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class LeakTests
{
    private const string Mark = "only-here";

    [Fact]
    public async Task What_one_account_has_no_list_of_another_company_environment_job_board_or_workspace_shows()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await using var other = await EmulatorHost.NewWorkspaceAsync("demo");
        var (customer, board, company) = (workspace.Key(), workspace.Key(kind: "jobboard"), workspace.CompanyId());
        var campaign = await CampaignTests.NewCampaignAsync(workspace, new { name = Mark, status = "online", channels = new[] { "demo_jobboard" } });
        var email = Mark + "@people.example";
        Assert.Equal(201, (await workspace.CallAsync(customer, HttpMethod.Post, "/managers", new { manager = new { email, first_name = Mark } })).Status);
        Assert.Equal(
            201, (await workspace.CallAsync(board, HttpMethod.Post, "/jobboards/applicants", new { company_id = company, applicant = new { email } })).Status);
        var application = (await workspace.CallAsync(
            board,
            HttpMethod.Post,
            "/jobboards/applications",
            new { company_id = company, campaign_id = campaign, applicant_email = email })).Json.GetProperty("id").GetInt32();
        string[] ofCustomers = ["/applicants?embed=applications", "/applications?embed=applicant,campaign", "/campaigns", "/managers"];
        string[] ofBoards = ["/jobboards/campaigns", "/jobboards/applications?embed=applicant"];
        foreach (var path in ofCustomers) Assert.Contains(Mark, (await workspace.GetAsync(customer, path)).Text, StringComparison.Ordinal);
        foreach (var path in ofBoards) Assert.Contains(Mark, (await workspace.GetAsync(board, path)).Text, StringComparison.Ordinal);

        var stranger = await workspace.NewKeyAsync(["campaigns_read", "applications_read"], kind: "jobboard");
        var abroad = await workspace.NewKeyAsync(["campaigns_read", "applications_read"], "production", "jobboard");
        foreach (var (of, key) in new[] { (workspace, workspace.Key("production")), (other, other.Key()), (other, other.Key("production")) })
        {
            foreach (var path in ofCustomers) await AssertHiddenAsync(of, key, path);
            foreach (var path in new[] { $"/applicants/{email}", $"/managers/{email}" }) Assert.Equal(404, (await of.GetAsync(key, path)).Status);
        }

        foreach (var (of, key) in new[] { (workspace, stranger), (workspace, abroad), (other, other.Key(kind: "jobboard")) })
        {
            foreach (var path in ofBoards) await AssertHiddenAsync(of, key, path);
            Assert.Equal(404, (await workspace.GetAsync(stranger, $"/jobboards/campaigns/{campaign}")).Status);
        }

        foreach (var path in new[] { $"/applications/{application}", $"/campaigns/{campaign}" })
            Assert.Equal(404, (await workspace.GetAsync(workspace.Key("production"), path)).Status);
    }

    private static async Task AssertHiddenAsync(TestWorkspace workspace, TestKey key, string path)
    {
        var reply = await workspace.GetAsync(key, path);
        Assert.Equal(200, reply.Status);
        Assert.DoesNotContain(Mark, reply.Text, StringComparison.Ordinal);
    }
}
