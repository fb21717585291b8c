using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class JobBoardTests
{
    [Fact]
    public async Task A_job_board_creates_an_applicant_that_the_company_sees()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await CreateAsync(
            workspace,
            new { company_id = workspace.CompanyId(), applicant = new { email = "zoe@people.example", resume = new { base64 = "UERG", mime_type = "pdf" } } });
        Assert.Equal(201, reply.Status);
        Assert.Equal(1, (await workspace.MailsAsync()).GetArrayLength());
        await workspace.AdvanceAsync("PT2S");
        var seen = await workspace.GetAsync(workspace.Key(), "/applicants/zoe@people.example");
        Assert.Equal(reply.Json.GetProperty("id").GetInt32(), seen.Json.GetProperty("id").GetInt32());
        Assert.EndsWith(".pdf", seen.Json.GetProperty("resume_url").GetString());
        var again = await CreateAsync(workspace, new { company_id = workspace.CompanyId(), applicant = new { email = "ZOE@people.example" } });
        Assert.Equal((422, "has already been taken"), (again.Status, again.Errors("email").Single()));
    }

    [Theory]
    [InlineData("""{"applicant":{"email":"a@people.example"}}""")]
    [InlineData("""{"company_id":null,"applicant":{"email":"a@people.example"}}""")]
    [InlineData("""{"company_id":"1","applicant":{"email":"a@people.example"}}""")]
    [InlineData("""{"company_id":1.5,"applicant":{"email":"a@people.example"}}""")]
    [InlineData("""{"company_id":99999999999,"applicant":{"email":"a@people.example"}}""")]
    [InlineData("""{"company_id":1e400,"applicant":{"email":"a@people.example"}}""")]
    [InlineData("""{"company_id":[1],"applicant":{"email":"a@people.example"}}""")]
    public async Task The_company_is_a_whole_number_that_must_be_there(string body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.AssertRefusedAsync(await CreateAsync(workspace, body), 400, "param is missing or the value is empty: company_id", "body");
    }

    [Fact]
    public async Task A_company_that_is_unknown_or_of_the_other_environment_is_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var company_id in new[] { 999, 0, -1, workspace.CompanyId("production") })
            await workspace.AssertRefusedAsync(
                await CreateAsync(workspace, new { company_id, applicant = new { email = "a@people.example" } }), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task A_key_of_the_wrong_kind_is_forbidden()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (customer, board) = (workspace.Key(), workspace.Key(kind: "jobboard"));
        var body = new { company_id = workspace.CompanyId(), applicant = new { email = "a@people.example" } };
        await workspace.AssertRefusedAsync(await workspace.CallAsync(customer, HttpMethod.Post, "/jobboards/applicants", body), 403, "Forbidden", "kind");
        await workspace.AssertRefusedAsync(await workspace.CallAsync(board, HttpMethod.Post, "/applicants", body), 403, "Forbidden", "kind");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(board, "/applicants"), 403, "Forbidden", "kind");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(board, "/applicants/1"), 403, "Forbidden", "kind");
    }

    [Fact]
    public async Task A_job_board_key_without_the_scope_is_forbidden()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["campaigns_read", "applications_read", "applications_write"], kind: "jobboard");
        var reply = await workspace.CallAsync(
            key, HttpMethod.Post, "/jobboards/applicants", new { company_id = workspace.CompanyId(), applicant = new { email = "a@people.example" } });
        await workspace.AssertRefusedAsync(reply, 403, "Forbidden", "scope");
        Assert.Contains("applicants_write", (await workspace.LineAsync(reply, "scope")).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_job_board_of_production_works_there()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["applicants_write"], "production", "jobboard");
        var body = new { company_id = workspace.CompanyId("production"), applicant = new { email = "a@people.example" } };
        Assert.Equal(201, (await workspace.CallAsync(key, HttpMethod.Post, "/jobboards/applicants", body)).Status);
        Assert.Equal(200, (await workspace.GetAsync(workspace.Key("production"), "/applicants/a@people.example")).Status);
        Assert.Equal(404, (await workspace.GetAsync(workspace.Key(), "/applicants/a@people.example")).Status);
    }

    private static Task<KelioReply> CreateAsync(TestWorkspace workspace, object body) =>
        workspace.CallAsync(workspace.Key(kind: "jobboard"), HttpMethod.Post, "/jobboards/applicants", body);
}
