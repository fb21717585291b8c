using System.Net;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class NotificationTests
{
    [Fact]
    public async Task Started_and_completed_are_posted_as_forms_with_basic_credentials()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url + "/started", completedUrl = receiver.Url + "/completed" });
        var candidate = await caller.CandidateAsync();
        var assessment = await caller.InviteAsync(candidate);
        await caller.MustActAsync(assessment, "start");
        await workspace.AdvanceAsync("PT20M");
        await caller.MustActAsync(assessment, "complete");
        await workspace.SettleAsync();

        Assert.Equal(["/hook/started", "/hook/completed"], receiver.Received.Select(call => call.Path));
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{caller.Login}:{caller.Password}"));
        Assert.All(
            receiver.Received,
            call =>
                Assert.Equal(("POST", basic, "application/x-www-form-urlencoded"), (call.Method, call.Headers["Authorization"], call.Headers["Content-Type"])));
        Assert.Equal(
            $"event=assessment_started&assessment_id={assessment}&candidate_id={candidate}&test_id=144&assessment_start_date=2026-03-02+10%3A00%3A00",
            receiver.Received[0].Body);
        var fields = Fields(receiver.Received[1].Body);
        var completed = (await caller.MustAsync("assessment/completed"))[0];
        Assert.Equal(
            [
                "event", "assessment_id", "candidate_id", "test_id", "assessment_start_date", "assessment_end_date",
                "candidate_report_link", "candidate_report_pdf_link",
            ],
            fields.Keys);
        Assert.Equal("assessment_completed", fields["event"]);
        Assert.Equal("2026-03-02 10:20:00", fields["assessment_end_date"]);
        Assert.Equal(completed.GetProperty("candidate_report_link").GetString(), fields["candidate_report_link"]);
        Assert.Equal(completed.GetProperty("candidate_report_pdf_link").GetString(), fields["candidate_report_pdf_link"]);
    }

    [Theory]
    [InlineData("params", "form", false)]
    [InlineData("both", "json", true)]
    [InlineData("basic", "json", true)]
    public async Task The_format_and_the_place_of_the_credentials_can_be_chosen(string auth, string format, bool hasBasic)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { completedUrl = receiver.Url, notificationAuth = auth, notificationFormat = format, password = "pa ss&wörd+" });
        caller.Token = await caller.FreshTokenAsync("pa ss&wörd+");
        await caller.MustActAsync(await caller.InviteAsync(await caller.CandidateAsync()), "complete");
        await workspace.SettleAsync();
        var call = Assert.Single(receiver.Received);
        Assert.Equal(hasBasic, call.Headers.ContainsKey("Authorization"));
        if (hasBasic) Assert.Equal($"{caller.Login}:pa ss&wörd+", Encoding.UTF8.GetString(Convert.FromBase64String(call.Headers["Authorization"][6..])));
        Assert.StartsWith(format == "json" ? "application/json" : "application/x-www-form-urlencoded", call.Headers["Content-Type"]);
        var fields = format == "json"
            ? JsonDocument.Parse(call.Body).RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!)
            : Fields(call.Body);
        Assert.Equal(auth != "basic", fields.ContainsKey("password"));
        if (auth != "basic") Assert.Equal((caller.Login, "pa ss&wörd+"), (fields["login"], fields["password"]));
        Assert.DoesNotContain("pa ss&w", (await workspace.WebhooksAsync()).ToString());
    }

    [Fact]
    public async Task Many_notifications_that_end_while_others_begin_are_each_sent_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAccountAsync(new { contract = "subscription" });
        await caller.SetAsync(new { startedUrl = receiver.Url });
        var candidate = await caller.CandidateAsync();
        var ids = (await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "9,13,50,60,72,144,164,315,318,330"))).EnumerateArray()
            .Select(one => one.GetProperty("id").GetString()!).ToList();
        for (var i = 0; i < 6; i++) ids.Add(await caller.InviteAsync(await caller.CandidateAsync($"p{i}@people.example")));
        await Task.WhenAll(ids.Select(id => caller.MustActAsync(id, "start")));
        await workspace.SettleAsync();
        Assert.Equal(ids.Order(), receiver.Received.Select(call => Fields(call.Body)["assessment_id"]).Order());
    }

    [Fact]
    public async Task Completing_what_was_not_begun_fires_both_in_order()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url, completedUrl = receiver.Url });
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        Assert.Equal(202, (await caller.ActAsync(assessment, "complete", new { after = "PT1H" })).Status);
        await workspace.AdvanceAsync("PT1H");
        Assert.Equal(["assessment_started", "assessment_completed"], receiver.Received.Select(call => Fields(call.Body)["event"]));
        var deliveries = await workspace.WebhooksAsync($"?provider=key-predict&subject={assessment}");
        Assert.Equal(["assessment.started", "assessment.completed"], deliveries.EnumerateArray().Select(delivery => delivery.GetProperty("event").GetString()));
        Assert.All(deliveries.EnumerateArray(), delivery => Assert.Equal("delivered", delivery.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(401)]
    public async Task Every_answer_but_2xx_is_tried_again_after_1_and_10_minutes_and_then_given_up(int status)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => status;
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url });
        await caller.MustActAsync(await caller.InviteAsync(await caller.CandidateAsync()), "start");
        await workspace.SettleAsync();
        await IsAsync(1, "scheduled", "2026-03-02T09:01:00Z");
        await workspace.AdvanceAsync("PT59S");
        Assert.Single(receiver.Received);
        await workspace.AdvanceAsync("PT1S");
        await IsAsync(2, "scheduled", "2026-03-02T09:11:00Z");
        await workspace.AdvanceAsync("PT9M59S");
        Assert.Equal(2, receiver.Received.Count);
        await workspace.AdvanceAsync("PT1S");
        await IsAsync(3, "failed", null);
        await workspace.AdvanceAsync("P30D");
        Assert.Equal(3, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(call => call.Body).Distinct());

        async Task IsAsync(int attempts, string state, string? next)
        {
            var delivery = Assert.Single((await workspace.WebhooksAsync()).EnumerateArray());
            Assert.Equal(attempts, delivery.GetProperty("attempts").GetArrayLength());
            Assert.Equal(state, delivery.GetProperty("state").GetString());
            Assert.Equal(next, delivery.GetProperty("nextAttemptAt").GetString());
        }
    }

    [Fact]
    public async Task A_failed_start_does_not_hold_the_candidate_and_a_204_is_enough()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var answers = 0;
        receiver.Answer = _ => ++answers == 1 ? 503 : 204;
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url, completedUrl = receiver.Url });
        await caller.MustActAsync(await caller.InviteAsync(await caller.CandidateAsync()), "complete");
        Assert.Equal(1, (await caller.MustAsync("assessment/completed")).GetArrayLength());
        await workspace.AdvanceAsync("PT1M");
        Assert.Equal(["assessment_started", "assessment_started", "assessment_completed"], receiver.Received.Select(call => Fields(call.Body)["event"]));
    }

    [Theory]
    [InlineData("""{"startedUrl":null,"completedUrl":""}""")]
    [InlineData("""{"active":false}""")]
    [InlineData("""{"webserviceOption":false}""")]
    public async Task Nobody_is_called_without_a_URL_or_while_the_integration_is_closed(string patch)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url, completedUrl = receiver.Url });
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        await caller.SetAsync(patch);
        await caller.MustActAsync(assessment, "complete");
        await workspace.SettleAsync();
        Assert.Equal(0, (await workspace.WebhooksAsync()).GetArrayLength());
    }

    [Fact]
    public async Task The_links_of_a_notification_begin_with_the_address_of_the_inviting_caller()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { completedUrl = receiver.Url, notificationFormat = "json" });
        var candidate = await caller.CandidateAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/customer/REST/candidate/invite/json?id={candidate}&test_id=13");
        request.Headers.Host = "app.centraltest.com";
        request.Headers.TryAddWithoutValidation("WWW-Authenticate", caller.Token);
        var invited = await caller.SendAsync(request);
        await caller.MustActAsync(invited.Json.GetProperty("id").GetString()!, "complete");
        await workspace.SettleAsync();
        var link = JsonDocument.Parse(Assert.Single(receiver.Received).Body).RootElement.GetProperty("candidate_report_link").GetString();
        Assert.StartsWith("http://app.centraltest.com/", link);
    }

    private static Dictionary<string, string> Fields(string form) =>
        form.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
}
