using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class ClockTests
{
    [Fact]
    public async Task A_clock_that_is_slower_than_any_time_stops_nobody_elses()
    {
        await using var slow = await EmulatorHost.NewWorkspaceAsync("demo");
        await slow.MustAsync(HttpMethod.Post, "clock/scale", new { factor = 1e-12 });
        await using var live = await EmulatorHost.NewWorkspaceAsync(now: null, mode: "live");
        await using var receiver = await WebhookReceiver.StartAsync();
        await live.CompletedAsync(receiver.Url);
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.Received.Count == 1)));
        Assert.Equal("scaled", (await slow.MustAsync(HttpMethod.Get, "clock")).GetProperty("mode").GetString());
    }

    [Fact]
    public async Task A_frozen_clock_stands_still_and_advances_by_a_duration()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var report = await workspace.AdvanceAsync("PT72H");
        Assert.Equal("2026-03-05T09:00:00Z", report.GetProperty("now").GetString());
        var clock = await workspace.MustAsync(HttpMethod.Get, "clock");
        Assert.Equal("frozen", clock.GetProperty("mode").GetString());
        Assert.Equal("2026-03-05T09:00:00Z", clock.GetProperty("now").GetString());
    }

    [Fact]
    public async Task A_clock_advances_to_an_instant_and_never_goes_back()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var report = await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { to = "2026-04-01T00:00:00Z" });
        Assert.Equal("2026-04-01T00:00:00Z", report.GetProperty("now").GetString());
        Assert.Equal(422, (await workspace.ControlAsync(HttpMethod.Post, "clock/advance", new { to = "2026-03-31T23:59:59Z" })).Status);
        Assert.Equal(422, (await workspace.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "-PT1S" })).Status);
    }

    [Fact]
    public async Task Advancing_to_the_next_entry_of_an_empty_agenda_runs_nothing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var report = await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { toNext = true });
        Assert.Equal("2026-03-02T09:00:00Z", report.GetProperty("now").GetString());
        Assert.Equal(0, report.GetProperty("ran").GetArrayLength());
    }

    [Fact]
    public async Task The_next_entry_beyond_the_years_of_a_clock_is_not_gone_to()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "kelio/campaigns", new { name = "For ever", status = "online", endsAt = "9999-12-31T23:59:59Z" });
        var report = await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { toNext = true });
        Assert.Equal(("2026-03-02T09:00:00Z", 0), (report.GetProperty("now").GetString(), report.GetProperty("ran").GetArrayLength()));
        await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { to = "2199-12-31T23:59:59Z" });
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Post, "clock/advance", new { toNext = true })).GetProperty("ran").GetArrayLength());
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT1S" })).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "clock/advance", new { to = "2200-01-01T00:00:00Z" })).Status);
    }

    [Theory]
    [InlineData("""{"by":"PT1H","to":"2026-04-01T00:00:00Z"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"toNext":false}""")]
    [InlineData("""{"by":"tomorrow"}""")]
    [InlineData("""{"by":5}""")]
    [InlineData("""{"to":"next week"}""")]
    [InlineData("""{"by":"P999999999D"}""")]
    [InlineData("""{"forward":"PT1H"}""")]
    [InlineData("""{"by":"PT1H","by":"PT2H"}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{""")]
    public async Task A_wrong_advance_is_a_problem_and_moves_nothing(string body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(HttpMethod.Post, "clock/advance", body);
        Assert.Equal(400, answer.Status);
        Assert.False(string.IsNullOrEmpty(answer.Body.GetProperty("detail").GetString()));
        Assert.Equal("2026-03-02T09:00:00Z", (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("now").GetString());
    }

    [Fact]
    public async Task A_clock_resumes_from_the_virtual_instant_and_freezes_again()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: "2030-01-01T00:00:00Z");
        var live = await workspace.MustAsync(HttpMethod.Post, "clock/resume");
        Assert.Equal("live", live.GetProperty("mode").GetString());
        Assert.Equal(1, live.GetProperty("factor").GetDouble());
        Assert.StartsWith("2030-01-01T00:0", live.GetProperty("now").GetString());
        var frozen = await workspace.MustAsync(HttpMethod.Post, "clock/freeze");
        Assert.Equal(frozen.GetProperty("now").GetString(), (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("now").GetString());
    }

    [Fact]
    public async Task A_scaled_clock_goes_faster_than_real_time()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: "2030-01-01T00:00:00Z");
        var scaled = await workspace.MustAsync(HttpMethod.Post, "clock/scale", new { factor = 86400 });
        Assert.Equal("scaled", scaled.GetProperty("mode").GetString());
        Assert.Equal(86400, scaled.GetProperty("factor").GetDouble());
        var reached = await Eventually.TrueAsync(async () =>
            At(await workspace.MustAsync(HttpMethod.Get, "clock")) > DateTimeOffset.Parse("2030-01-01T06:00:00Z"));
        Assert.True(reached);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "clock/scale", new { factor = 0 })).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "clock/scale", new { factor = -2 })).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Post, "clock/scale", new { })).Status);
    }

    [Fact]
    public async Task The_Date_header_follows_the_workspaces_clock()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: "2031-05-06T07:08:09Z");
        using var answer = await workspace.Http.GetAsync(workspace.Path + "/clock");
        Assert.Equal(DateTimeOffset.Parse("2031-05-06T07:08:09Z"), answer.Headers.Date);
    }

    [Theory]
    [InlineData("/kelio/sandbox/v2/applicants")]
    [InlineData("/keypredict/customer/REST/list/title/json")]
    public async Task A_providers_answer_carries_the_workspaces_date_also_when_it_refuses(string path)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: "2031-05-06T07:08:09Z");
        using var good = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments");
        Assert.Equal(DateTimeOffset.Parse("2031-05-06T07:08:09Z"), good.Headers.Date);
        await workspace.AdvanceAsync("P1D");
        using var refused = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/none");
        Assert.Equal(DateTimeOffset.Parse("2031-05-07T07:08:09Z"), refused.Headers.Date);
        using var anonymous = await workspace.Http.GetAsync(path);
        Assert.NotNull(anonymous.Headers.Date);
    }

    private static DateTimeOffset At(JsonElement clock) => clock.GetProperty("now").GetDateTimeOffset();
}
