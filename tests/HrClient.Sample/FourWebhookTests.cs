using Contracts.Control;
using Contracts.PredictiveIndex;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace HrClient.Sample;

/// <summary>The fourth way: the provider calls the client. WireMock.Net stands where the client's webhook route will be; the emulator's webhooks arrive
/// there as the vendor's would, with the vendor's retries on the workspace's clock.</summary>
public sealed class FourWebhookTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>, IDisposable
{
    private readonly WireMockServer receiver = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });

    public void Dispose() => receiver.Dispose();

    [Fact]
    public async Task A_completed_assessment_is_told()
    {
        receiver.Given(Request.Create().WithPath("/hook").UsingPost()).RespondWith(Response.Create().WithStatusCode(200));
        var workspace = await NewAsync();
        var id = await CompleteAsync(workspace);
        await workspace.AdvanceAsync(TimeSpan.Zero); // Waits until all that is due has settled.
        var told = Assert.Single(receiver.LogEntries).RequestMessage!;
        Assert.Contains(id, told.Body, StringComparison.Ordinal);
        await workspace.DeleteAsync();
    }

    [Fact]
    public async Task What_a_receiver_refuses_is_told_again()
    {
        // The last state of a sequence sets itself, else the sequence begins anew.
        receiver.Given(Request.Create().WithPath("/hook").UsingPost()).InScenario("down").WillSetStateTo("up")
            .RespondWith(Response.Create().WithStatusCode(503));
        receiver.Given(Request.Create().WithPath("/hook").UsingPost()).InScenario("down").WhenStateIs("up").WillSetStateTo("up")
            .RespondWith(Response.Create().WithStatusCode(200));
        var workspace = await NewAsync();
        await CompleteAsync(workspace);
        await workspace.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal([503, 200], (await workspace.WebhooksAsync()).Single().Attempts.Select(attempt => attempt.Status ?? 0));
        Assert.Equal(2, receiver.LogEntries.Count);
        await workspace.DeleteAsync();
    }

    private async Task<string> CompleteAsync(WorkspaceClient workspace)
    {
        var pi = (await workspace.ReadAsync()).Provider<PredictiveIndexWorkspace>("predictiveIndex");
        using var http = new HttpClient { BaseAddress = new Uri(pi.BaseUrl + "/") };
        var sent = await new PredictiveIndexClient(http, pi.Users.First(user => user.Role == "AccountOwner").ApiKey!).CreateBehavioralAssessmentAsync(
            new AssessmentRequest
            {
                FirstName = "Zoé",
                LastName = "Lame",
                Email = "zoe@people.example",
                AssessmentStatusWebHook = receiver.Urls[0] + "/hook",
            });
        await new ControlClient(emulator.Http).SendAsync(
            HttpMethod.Post, $"workspaces/{workspace.Id}/predictive-index/assessments/{sent.AssessmentId}/complete", new { });
        return sent.AssessmentId;
    }

    private async Task<WorkspaceClient> NewAsync()
    {
        var control = new ControlClient(emulator.Http);
        var made = await control.CreateAsync(new WorkspaceRequest { Clock = new ClockRequest { Mode = "frozen" }, Ttl = TimeSpan.FromMinutes(10) });
        return control.Workspace(made.Id);
    }
}
