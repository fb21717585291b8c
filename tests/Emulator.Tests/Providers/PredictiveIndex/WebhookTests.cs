using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The status webhook.</summary>
public class WebhookTests
{
    [Fact]
    public async Task A_completed_assessment_is_told_to_its_single_url()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var id = await pi.InviteIdAsync(new { externalId = "E-1", externalPersonId = "P-1", assessmentStatusWebHook = receiver.Url });
        await pi.ActAsync(id, "complete");
        await pi.Workspace.SettleAsync();

        var call = Assert.Single(receiver.Received);
        Assert.Equal("POST", call.Method);
        Assert.StartsWith("application/json", call.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal($$"""{"assessmentId":"{{id}}","externalId":"E-1","externalPersonId":"P-1","assessmentState":40,"assessmentStatus":40}""", call.Body);
        Assert.False(call.Headers.ContainsKey("Authorization"));
        var delivery = (await pi.Workspace.WebhooksAsync("?provider=predictive-index"))[0];
        Assert.Equal(
            ("assessment.completed", id, "delivered"),
            (delivery.GetProperty("event").GetString(), delivery.GetProperty("subject").GetString(), delivery.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task However_many_are_completed_at_once_each_is_told_once()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = receiver.Url, requestsPerMinute = 1000 });
        var ids = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => pi.InviteIdAsync()));
        await Task.WhenAll(ids.Select(id => Task.Run(() => pi.ActAsync(id, "complete"))));
        await pi.Workspace.SettleAsync();
        Assert.Equal(ids.Order(), receiver.Received.Select(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("assessmentId").GetString()!).Order());
    }

    [Fact]
    public async Task Only_completion_and_a_cognitive_failure_are_told()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = receiver.Url });
        var told = new List<string>();
        foreach (var path in new[] { PiWorkspace.Behavioral, PiWorkspace.Cognitive })
        {
            foreach (var act in new[] { "open", "start", "complete", "fail", "abort" })
            {
                var id = await pi.InviteIdAsync(path: path);
                await pi.ActAsync(id, act);
                if (act == "complete" || (act == "fail" && path == PiWorkspace.Cognitive)) told.Add($"{id} {(act == "fail" ? 60 : 40)}");
            }
        }

        await pi.Workspace.AdvanceAsync("P15D");
        Assert.Equal(told, receiver.Received.Select(call => JsonDocument.Parse(call.Body).RootElement)
            .Select(body => $"{body.GetProperty("assessmentId").GetString()} {body.GetProperty("assessmentState").GetInt32()}"));
        Assert.Equal(
            ["assessment.completed", "assessment.completed", "assessment.failed"],
            (await pi.Workspace.WebhooksAsync()).EnumerateArray().Select(delivery => delivery.GetProperty("event").GetString()));
        Assert.DoesNotContain("core", receiver.Received[1].Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_single_url_replaces_the_default()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var single = await WebhookReceiver.StartAsync();
        await using var general = await WebhookReceiver.StartAsync();
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = general.Url });
        await pi.ActAsync(await pi.InviteIdAsync(new { assessmentStatusWebHook = single.Url }), "complete");
        await pi.Workspace.SettleAsync();
        Assert.Single(single.Received);
        Assert.Empty(general.Received);
    }

    [Fact]
    public async Task The_default_is_the_one_at_the_moment_of_the_event()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var former = await WebhookReceiver.StartAsync();
        await using var present = await WebhookReceiver.StartAsync();
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = former.Url });
        var (one, other) = (await pi.InviteIdAsync(), await pi.InviteIdAsync());
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = present.Url });
        await pi.ActAsync(one, "complete");
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = (string?)null });
        await pi.ActAsync(other, "complete");
        await pi.Workspace.SettleAsync();
        Assert.Empty(former.Received);
        Assert.Contains(one, Assert.Single(present.Received).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PI2s_switch_does_not_stop_the_webhooks_of_the_legacy_api()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await pi.SetAsync(new { allowWebhooks = false });
        await pi.ActAsync(await pi.InviteIdAsync(new { assessmentStatusWebHook = receiver.Url }), "complete");
        await pi.Workspace.SettleAsync();
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task Credentials_in_the_url_become_basic_authentication_and_are_shown_nowhere()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var url = receiver.Url.Replace("://", "://hook%40user:s3cr%3Aet@", StringComparison.Ordinal) + "/a%20b?next=http://c.example/";
        var made = await pi.InviteAsync(new { assessmentStatusWebHook = url });
        Assert.Equal(receiver.Url + "/a%20b?next=http://c.example/", made.GetProperty("assessmentStatusWebHook").GetString());
        await pi.ActAsync(made.GetProperty("assessmentId").GetString()!, "complete");
        await pi.Workspace.SettleAsync();
        var call = Assert.Single(receiver.Received);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("hook@user:s3cr:et")), call.Headers["Authorization"]);
        Assert.Equal("/hook/a%20b?next=http://c.example/", call.Path);

        await pi.GetAsync($"{PiWorkspace.Behavioral}/{made.GetProperty("assessmentId").GetString()}");
        foreach (var path in new[] { "webhooks", "state", "journal/1", "journal" })
        {
            var text = (await pi.Workspace.ControlAsync(HttpMethod.Get, path)).Body.ToString();
            Assert.DoesNotContain("s3cr", text, StringComparison.Ordinal);
        }

        var exchanges = await pi.Workspace.MustAsync(HttpMethod.Get, "journal");
        foreach (var exchange in exchanges.EnumerateArray())
            Assert.DoesNotContain(
                "s3cr",
                (await pi.Workspace.MustAsync(HttpMethod.Get, $"journal/{exchange.GetProperty("number").GetInt64()}")).ToString(),
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_call_is_made_nine_times_within_a_day_with_doubling_waits(int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => status;
        await pi.ActAsync(await pi.InviteIdAsync(new { assessmentStatusWebHook = receiver.Url }), "complete");
        await pi.Workspace.AdvanceAsync("PT24H");

        var delivery = (await pi.Workspace.WebhooksAsync())[0];
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            [0, 5, 15, 35, 75, 155, 315, 635, 1275],
            delivery.GetProperty("attempts").EnumerateArray().Select(attempt => (attempt.GetProperty("at").GetDateTimeOffset() - start).TotalMinutes));
        Assert.Equal("failed", delivery.GetProperty("state").GetString());
        Assert.Equal(9, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(call => call.Body).Distinct());
        await pi.Workspace.AdvanceAsync("P7D");
        Assert.Equal(9, receiver.Received.Count);
    }

    [Theory]
    [InlineData(200, "delivered")]
    [InlineData(201, "delivered")]
    [InlineData(204, "delivered")]
    [InlineData(302, "failed")]
    [InlineData(400, "failed")]
    [InlineData(401, "failed")]
    [InlineData(404, "failed")]
    [InlineData(501, "failed")]
    public async Task Any_other_answer_ends_it_at_once(int status, string state)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => status;
        await pi.ActAsync(await pi.InviteIdAsync(new { assessmentStatusWebHook = receiver.Url }), "complete");
        await pi.Workspace.AdvanceAsync("PT24H");
        Assert.Equal(state, (await pi.Workspace.WebhooksAsync())[0].GetProperty("state").GetString());
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task An_act_later_is_told_at_its_moment()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var id = await pi.InviteIdAsync(new { assessmentStatusWebHook = receiver.Url });
        await pi.ActAsync(id, "complete", new { after = "PT3H" });
        await pi.Workspace.AdvanceAsync("PT2H");
        Assert.Empty(receiver.Received);
        await pi.Workspace.AdvanceAsync("PT2H");
        Assert.Equal("2026-03-02T12:00:00Z", (await pi.Workspace.WebhooksAsync())[0].GetProperty("createdAt").GetString());
        Assert.Single(receiver.Received);
    }

    [Theory]
    [InlineData("integration.somedomain.example/listeners")]
    [InlineData("/listeners")]
    [InlineData("ftp://host.example/")]
    [InlineData("http://")]
    [InlineData("javascript:alert(1)")]
    public async Task A_webhook_is_an_absolute_http_url(string url)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.TryInviteAsync(new { assessmentStatusWebHook = url });
        Assert.Equal(400, answer.Status);
        Assert.Equal(["assessmentStatusWebHook"], answer.Parameters);
    }
}
