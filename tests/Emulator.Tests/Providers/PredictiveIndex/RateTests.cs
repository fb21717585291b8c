namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>So many requests in any 60 seconds for each key.</summary>
public class RateTests
{
    [Fact]
    public async Task Every_authenticated_answer_carries_the_limit()
    {
        await using var pi = await PiWorkspace.NewAsync();
        foreach (var answer in new[]
        {
            await pi.GetAsync(PiWorkspace.BehavioralV2),
            await pi.GetAsync("/pi/api/v1/nothing"),
            await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Put, PiWorkspace.Behavioral),
            await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, "{"),
            await pi.GetAsync(PiWorkspace.Cognitive, PiWorkspace.Reader),
            await pi.GetAsync($"{PiWorkspace.Behavioral}/unknown"),
            await pi.GetAsync("/pi/api/v2/peopleandjobs"),
        }) Assert.Equal("100", answer.Header("X-RateLimit-Limit"));
        await pi.SetAsync(new { requestsPerMinute = 250 });
        Assert.Equal("250", (await pi.GetAsync(PiWorkspace.BehavioralV2)).Header("X-RateLimit-Limit"));
        await pi.SetAsync(new { apiAccess = false });
        Assert.Null((await pi.GetAsync(PiWorkspace.BehavioralV2)).Header("X-RateLimit-Limit"));
    }

    [Fact]
    public async Task The_window_slides_over_sixty_seconds_and_refused_calls_do_not_count()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 2 });
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);
        await pi.Workspace.AdvanceAsync("PT40S");
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);

        var refused = await pi.GetAsync(PiWorkspace.Behavioral);
        Assert.Equal((429, """{"number":9429,"context":null,"description":"Too many requests","parameterErrors":[]}"""), (refused.Status, refused.Text));
        Assert.Equal(("2", "20"), (refused.Header("X-RateLimit-Limit"), refused.Header("Retry-After")));
        Assert.Equal("rate", await pi.FailedCheckAsync());
        for (var i = 0; i < 5; i++) Assert.Equal(429, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);

        await pi.Workspace.AdvanceAsync("PT19.999S");
        Assert.Equal(429, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);
        await pi.Workspace.AdvanceAsync("PT0.001S");
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);
        Assert.Equal(429, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);
        await pi.Workspace.AdvanceAsync("PT40S");
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);
    }

    [Fact]
    public async Task Each_key_counts_for_itself_and_a_new_key_starts_anew()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 1 });
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Admin)).Status);
        Assert.Equal(429, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Admin)).Status);
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Owner)).Status);
        var key = await pi.RegenerateAsync(PiWorkspace.Admin);
        Assert.Equal(200, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.Behavioral)).Status);
    }

    [Fact]
    public async Task Legacy_and_PI2_count_apart()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 1 });
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral)).Status);
        Assert.Equal(200, (await pi.GetAsync("/pi2/api/v1/jobs")).Status);
        Assert.Equal(429, (await pi.GetAsync("/pi2/api/v1/jobs")).Status);
    }

    [Fact]
    public async Task The_default_is_a_hundred_a_minute()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 130).Select(_ => pi.GetAsync(PiWorkspace.Behavioral)));
        Assert.Equal((100, 30), (answers.Count(answer => answer.Status == 200), answers.Count(answer => answer.Status == 429)));
    }
}
