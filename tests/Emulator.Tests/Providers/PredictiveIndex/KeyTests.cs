using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The rules of key ownership, R1 to R18.</summary>
public class KeyTests
{
    private const string Denied = """{"Message":"Authorization has been denied for this request."}""";

    [Theory]
    [InlineData("AccountOwner")]
    [InlineData("AccountAdmin")]
    [InlineData("PowerUser")]
    [InlineData("User")]
    [InlineData("ReadOnly")]
    public async Task A_user_of_any_role_may_own_a_key(string role)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.GetAsync(PiWorkspace.BehavioralV2, role);
        Assert.Equal((200, """{"totalSearchResults":0,"behavioralAssessments":[]}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_key_is_compared_without_regard_to_case_and_blanks()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(200, (await pi.SendAsync("  " + pi.KeyOf(PiWorkspace.Owner).ToUpperInvariant() + " ", HttpMethod.Get, PiWorkspace.Behavioral)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("no guid")]
    [InlineData("12345678-ABCD-EFGH-1234-ABCDEFGH1234")]
    [InlineData("11111111-2222-4333-8444-555555555555")]
    public async Task A_call_without_a_known_key_gets_the_one_bare_401(string? key)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.BehavioralV2);
        Assert.Equal((401, Denied), (answer.Status, answer.Text));
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Null(answer.Header("WWW-Authenticate"));
        Assert.Null(answer.Header("X-RateLimit-Limit"));
    }

    [Fact]
    public async Task A_key_in_the_query_or_in_another_header_is_no_key()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(401, (await pi.SendAsync(null, HttpMethod.Get, $"{PiWorkspace.Behavioral}?api-key={pi.KeyOf(PiWorkspace.Owner)}")).Status);
        using var request = new HttpRequestMessage(HttpMethod.Get, PiWorkspace.Behavioral);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + pi.KeyOf(PiWorkspace.Owner));
        using var answer = await pi.Workspace.Http.SendAsync(request);
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Two_keys_in_one_call_are_no_key()
    {
        await using var pi = await PiWorkspace.NewAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, PiWorkspace.Behavioral);
        request.Headers.TryAddWithoutValidation("api-key", [pi.KeyOf(PiWorkspace.Owner), pi.KeyOf(PiWorkspace.Admin)]);
        using var answer = await pi.Workspace.Http.SendAsync(request);
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Without_API_Access_no_key_works_and_the_journal_tells_why()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { apiAccess = false });
        var answer = await pi.GetAsync(PiWorkspace.BehavioralV2);
        Assert.Equal((401, Denied), (answer.Status, answer.Text));
        Assert.Equal("api access", await pi.FailedCheckAsync());

        await pi.SetAsync(new { apiAccess = true });
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Status);
    }

    [Fact]
    public async Task A_key_may_be_generated_while_API_Access_is_off_and_works_once_it_is_on()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { apiAccess = false });
        var key = await pi.RegenerateAsync(PiWorkspace.User);
        Assert.Equal(401, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.Behavioral)).Status);
        await pi.SetAsync(new { apiAccess = true });
        Assert.Equal(200, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.Behavioral)).Status);
    }

    [Fact]
    public async Task Generating_again_kills_the_former_key_at_once_and_the_journal_of_the_workspace_tells_so()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var former = pi.KeyOf(PiWorkspace.Power);
        var key = await pi.RegenerateAsync(PiWorkspace.Power);
        Assert.Matches("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", key);

        var answer = await pi.SendAsync(former, HttpMethod.Get, PiWorkspace.Behavioral);
        Assert.Equal((401, Denied), (answer.Status, answer.Text));
        Assert.Equal("key known", await pi.FailedCheckAsync());
        Assert.DoesNotContain(former, (await pi.Workspace.LastExchangeAsync()).ToString(), StringComparison.Ordinal);
        Assert.Equal(200, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.Behavioral)).Status);
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Owner)).Status);
    }

    [Fact]
    public async Task The_current_key_stays_readable_to_admins()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var key = await pi.RegenerateAsync(PiWorkspace.Admin);
        var user = await pi.MustAsync(HttpMethod.Get, "users/" + pi.IdOf(PiWorkspace.Admin));
        Assert.Equal(key, user.GetProperty("apiKey").GetString());
    }

    [Fact]
    public async Task The_key_of_a_disabled_user_does_not_work_until_he_is_enabled_again()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.ChangeUserAsync(PiWorkspace.Power, new { disabled = true });
        var answer = await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Power);
        Assert.Equal((401, Denied), (answer.Status, answer.Text));
        Assert.Equal("owner enabled", await pi.FailedCheckAsync());

        await pi.ChangeUserAsync(PiWorkspace.Power, new { disabled = false });
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Power)).Status);
    }

    [Fact]
    public async Task A_change_of_role_counts_from_the_next_call_of_the_same_key()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(403, (await pi.TryInviteAsync(role: PiWorkspace.Reader)).Status);
        await pi.ChangeUserAsync(PiWorkspace.Reader, new { role = "User" });
        Assert.Equal(201, (await pi.TryInviteAsync(role: PiWorkspace.Reader)).Status);
    }

    [Fact]
    public async Task Keys_do_not_expire()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.Workspace.AdvanceAsync("P3650D");
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);
    }

    [Fact]
    public async Task A_key_opens_its_own_workspace_only()
    {
        await using var one = await PiWorkspace.NewAsync();
        await using var other = await PiWorkspace.NewAsync();
        Assert.NotEqual(one.KeyOf(PiWorkspace.Owner), other.KeyOf(PiWorkspace.Owner));
        var id = await one.InviteIdAsync();
        Assert.Equal(404, (await other.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Status);
        Assert.Equal(200, (await one.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Status);
    }

    [Fact]
    public async Task The_keys_of_the_default_workspace_are_fixed()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        foreach (var key in new[]
        {
            PredictiveIndexDefaults.AccountOwnerKey, PredictiveIndexDefaults.AccountAdminKey, PredictiveIndexDefaults.PowerUserKey,
            PredictiveIndexDefaults.UserKey, PredictiveIndexDefaults.ReadOnlyKey,
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, PiWorkspace.BehavioralV2);
            request.Headers.Add("api-key", key);
            using var answer = await emulator.Http.SendAsync(request);
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }
}
