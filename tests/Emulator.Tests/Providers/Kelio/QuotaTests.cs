using System.Net.Http.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class QuotaTests
{
    [Fact]
    public async Task The_121st_request_of_a_minute_is_forbidden_until_a_new_window_opens()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        for (var i = 0; i < 120; i++) Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        var refused = await workspace.GetAsync(key, "/applicants");
        await workspace.AssertRefusedAsync(refused, 403, "Quota exceeded", "quota");
        Assert.Equal("""{"error":"Quota exceeded"}""", refused.Text);
        Assert.DoesNotContain(refused.Headers, header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)
            || header.Key.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("2026-03-02T09:01:00Z", (await workspace.LineAsync(refused, "quota")).GetProperty("detail").GetString());
        await workspace.AdvanceAsync("PT59.999S");
        Assert.Equal(403, (await workspace.GetAsync(key, "/applicants")).Status);
        await workspace.AdvanceAsync("PT0.001S");
        for (var i = 0; i < 120; i++) Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(403, (await workspace.GetAsync(key, "/applicants")).Status);
    }

    [Fact]
    public async Task The_window_is_fixed_and_opens_with_its_first_request()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 2);
        await workspace.AdvanceAsync("PT7S");
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        await workspace.AdvanceAsync("PT55S");
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(403, (await workspace.GetAsync(key, "/applicants")).Status);
        await workspace.AdvanceAsync("PT5S");
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(403, (await workspace.GetAsync(key, "/applicants")).Status);
    }

    [Fact]
    public async Task Requests_refused_for_scope_body_record_or_kind_count()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["applicants_write", "applicants_read"], quotaPerMinute: 5);
        Assert.Equal(400, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", "{")).Status);
        Assert.Equal(422, (await workspace.CallAsync(key, HttpMethod.Post, "/applicants", new { applicant = new { email = "no" } })).Status);
        Assert.Equal(404, (await workspace.GetAsync(key, "/applicants/5")).Status);
        Assert.Equal("Forbidden", (await workspace.CallAsync(key, HttpMethod.Post, "/jobboards/applicants", "{}")).Error);
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal("Quota exceeded", (await workspace.GetAsync(key, "/applicants")).Error);
    }

    [Fact]
    public async Task Unknown_routes_and_bad_tokens_do_not_count()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 1);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(404, (await workspace.GetAsync(key, "/nowhere")).Status);
            Assert.Equal(404, (await workspace.CallAsync(key, HttpMethod.Delete, "/applicants")).Status);
            Assert.Equal(401, (await workspace.GetAsync(key, "/applicants", KelioCalls.Start.AddDays(1))).Status);
            Assert.Equal(401, (await workspace.GetAsync(key with { SecretKey = "wrong" }, "/applicants")).Status);
            Assert.Equal(401, (await workspace.JwtAsync(key with { SecretKey = "wrong" })).Status);
        }

        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(403, (await workspace.GetAsync(key, "/applicants")).Status);
    }

    [Fact]
    public async Task Making_a_token_counts_for_the_private_key_that_it_names()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 3);
        var other = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 3);
        Assert.Equal(200, (await workspace.JwtAsync(key)).Status);
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        // A body without the secret key is refused, and names the private key all the same.
        Assert.Equal(400, (await workspace.SendAsync("sandbox", HttpMethod.Post, "/jwt", null, new { private_key = key.PrivateKey })).Status);
        await workspace.AssertRefusedAsync(await workspace.JwtAsync(key), 403, "Quota exceeded", "quota");
        Assert.Equal("Quota exceeded", (await workspace.GetAsync(key, "/applicants")).Error);
        // Who has the wrong secret learns nothing of the quota.
        Assert.Equal(401, (await workspace.JwtAsync(key with { SecretKey = "wrong" })).Status);
        Assert.Equal(200, (await workspace.JwtAsync(other)).Status);
    }

    [Fact]
    public async Task Each_private_key_that_is_named_has_a_count_of_its_own_also_when_nobody_knows_it()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        for (var i = 0; i < 130; i++)
        {
            using var answer = await emulator.Http.PostAsJsonAsync("/kelio/sandbox/v2/jwt", new { private_key = $"unknown-{i}" });
            Assert.Equal(400, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Token_requests_that_name_no_key_count_for_the_address()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        HttpResponseMessage? answer = null;
        for (var i = 0; i < 121; i++)
        {
            answer?.Dispose();
            answer = await emulator.Http.PostAsync("/kelio/sandbox/v2/jwt", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
            if (i < 100) Assert.Equal(400, (int)answer.StatusCode);
        }

        // The default workspace's clock is live: a new window may have opened on the way, but no other answer may come.
        Assert.Contains((int)answer!.StatusCode, new[] { 400, 403 });
        answer.Dispose();
    }

    [Fact]
    public async Task Keys_do_not_share_a_quota()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var first = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 1);
        var second = await workspace.NewKeyAsync(["applicants_read"], quotaPerMinute: 1);
        Assert.Equal(200, (await workspace.GetAsync(first, "/applicants")).Status);
        Assert.Equal(200, (await workspace.GetAsync(second, "/applicants")).Status);
        Assert.Equal(403, (await workspace.GetAsync(first, "/applicants")).Status);
        Assert.Equal(403, (await workspace.GetAsync(second, "/applicants")).Status);
        Assert.Equal(200, (await workspace.GetAsync(workspace.Key(), "/applicants")).Status);
    }

    [Fact]
    public async Task Exactly_120_of_many_calls_at_once_pass()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, 300).Select(async i =>
        {
            await start.Task;
            return i % 10 == 0
                ? await workspace.JwtAsync(key)
                : await workspace.GetAsync(key, i % 2 == 0 ? "/applicants" : "/applicants/unknown@people.example");
        }).ToList();
        start.SetResult();
        var replies = await Task.WhenAll(calls);
        Assert.Equal(180, replies.Count(reply => reply.Status == 403 && reply.Error == "Quota exceeded"));
        Assert.Equal(120, replies.Count(reply => reply.Status is 200 or 404));
    }

    [Fact]
    public async Task Concurrent_creations_at_the_edge_of_the_quota_make_exactly_as_many_records_as_passed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = await workspace.NewKeyAsync(["applicants_write"], quotaPerMinute: 40);
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() =>
            workspace.CallAsync(
                key, HttpMethod.Post, "/applicants", new { applicant = new { email = $"a{i}@people.example", is_legals_accepted_by_manager = true } }))));
        Assert.Equal((40, 60), (replies.Count(reply => reply.Status == 201), replies.Count(reply => reply.Status == 403)));
        Assert.Equal(40, replies.Where(reply => reply.Status == 201).Select(reply => reply.Json.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(40, (await workspace.GetAsync(workspace.Key(), "/applicants")).Page.GetProperty("total-count").GetInt32());
    }
}
