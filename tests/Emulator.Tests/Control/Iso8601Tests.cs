using System.Globalization;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class Iso8601Tests
{
    [Theory]
    [InlineData("2026-03-02T09:00:00Z", "2026-03-02T09:00:00.0000000")]
    [InlineData("2026-03-02T09:00:00.5Z", "2026-03-02T09:00:00.5000000")]
    [InlineData("2026-03-02T09:00:00,25Z", "2026-03-02T09:00:00.2500000")]
    [InlineData("2026-03-02T09:00:00.123456789Z", "2026-03-02T09:00:00.1234567")]
    [InlineData("2026-03-02T11:00:00+02:00", "2026-03-02T09:00:00.0000000")]
    [InlineData("2026-03-02T11:00+0200", "2026-03-02T09:00:00.0000000")]
    [InlineData("2026-03-02T04:00:00.0-05", "2026-03-02T09:00:00.0000000")]
    [InlineData("2026-03-02T09:00:00", "2026-03-02T09:00:00.0000000")]
    [InlineData("2026-03-02T09:00Z", "2026-03-02T09:00:00.0000000")]
    [InlineData("2026-03-02T09:00", "2026-03-02T09:00:00.0000000")]
    [InlineData("2026-03-02", "2026-03-02T00:00:00.0000000")]
    public void An_instant_is_read_with_or_without_zone_seconds_and_time(string text, string utc)
    {
        Assert.True(Iso8601.TryInstant(text, out var instant));
        Assert.Equal(utc, instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("04/05/2026")]
    [InlineData("23:59")]
    [InlineData("2026/03/05")]
    [InlineData("March 5, 2026")]
    [InlineData("Thu, 05 Mar 2026 10:00:00 GMT")]
    [InlineData("2026-03-02 09:00:00")]
    [InlineData("2026-03-02T09")]
    [InlineData("2026-03-02Z")]
    [InlineData("2026-03-02T09:00.5Z")]
    [InlineData("2026-3-2T09:00:00Z")]
    [InlineData("2026-02-30T09:00:00Z")]
    [InlineData("2026-03-02T25:00:00Z")]
    [InlineData("2026-03-02T09:00:00+99:00")]
    [InlineData("2026-03-02T09:00:00Z ")]
    [InlineData("2026-03-02T09:00:00Z\n")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void What_is_no_instant_of_ISO_8601_is_none(string? text) => Assert.False(Iso8601.TryInstant(text, out _));

    [Theory]
    [InlineData("P1W", 7 * 24)]
    [InlineData("P52W", 52 * 7 * 24)]
    [InlineData("-P2W", -2 * 7 * 24)]
    [InlineData("P3D", 72)]
    [InlineData("PT72H", 72)]
    [InlineData("P1DT12H", 36)]
    [InlineData("PT0S", 0)]
    public void A_duration_is_read_weeks_too(string text, int hours)
    {
        Assert.True(Iso8601.TryDuration(text, out var duration));
        Assert.Equal(TimeSpan.FromHours(hours), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PW")]
    [InlineData("P1W2")]
    [InlineData("P9999999999W")]
    [InlineData("P9999999W")]
    [InlineData("01:00")]
    [InlineData("5")]
    [InlineData("P1M")]
    [InlineData("1 hour")]
    public void What_is_no_duration_of_ISO_8601_is_none(string? text) => Assert.False(Iso8601.TryDuration(text, out _));

    [Fact]
    public async Task A_clock_advances_by_weeks_and_a_workspace_lives_for_weeks()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal("2026-03-09T09:00:00Z", (await workspace.AdvanceAsync("P1W")).GetProperty("now").GetString());
        var view = await new ControlClient(workspace.Http).CreateAsync(new WorkspaceRequest { Fixture = "empty", Ttl = TimeSpan.FromDays(7) });
        using (await workspace.Http.DeleteAsync("/_emulator/workspaces/" + view.Id)) { }
        using var made = await workspace.Http.PostAsync(
            "/_emulator/workspaces", new StringContent("""{"fixture":"empty","ttl":"P1W"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(201, (int)made.StatusCode);
        using (await workspace.Http.DeleteAsync(made.Headers.Location)) { }
    }

    [Theory]
    [InlineData("04/05/2026")]
    [InlineData("23:59")]
    [InlineData("2026/03/05")]
    [InlineData("March 5, 2026")]
    [InlineData("Thu, 05 Mar 2026 10:00:00 GMT")]
    public async Task An_instant_in_another_form_is_refused_wherever_it_is_said(string text)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var advance = await workspace.ControlAsync(HttpMethod.Post, "clock/advance", new { to = text });
        Assert.Equal((400, Iso8601.InstantWanted), (advance.Status, advance.Body.GetProperty("errors").GetProperty("to")[0].GetString()));
        Assert.Equal("2026-03-02T09:00:00Z", (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("now").GetString());
        foreach (var list in new[] { "journal", "timeline" })
            Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, $"{list}?since={Uri.EscapeDataString(text)}")).Status);
        foreach (var body in new object[] { new { clock = new { now = text } }, new { fixture = "empty", clock = new { mode = "frozen", now = text } } })
        {
            using var made = await workspace.Http.PostAsync("/_emulator/workspaces", System.Net.Http.Json.JsonContent.Create(body));
            Assert.Equal(400, (int)made.StatusCode);
        }

        using var state = await workspace.Http.PostAsync(
            "/_emulator/pact/states", System.Net.Http.Json.JsonContent.Create(new { state = "demo", @params = new { now = text } }));
        Assert.Equal(400, (int)state.StatusCode);
        using var check = await workspace.Http.PostAsync(
            "/_emulator/scenarios/check", new StringContent($"title: x\nworkspace: {{ start: \"{text}\" }}\nsteps: []\n"));
        Assert.Contains("workspace.start", await check.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
