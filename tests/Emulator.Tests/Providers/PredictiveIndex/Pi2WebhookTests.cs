using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The webhooks of PI2.</summary>
public class Pi2WebhookTests
{
    private const string Jobs = "/pi2/api/v1/jobs/", Candidates = "/pi2/api/v1/candidates/";

    [Fact]
    public async Task Its_webhooks_have_their_own_words_for_both_kinds()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        await using var receiver = await WebhookReceiver.StartAsync();
        var job = (await JobAsync(pi)).GetProperty("jobId").GetString();
        var made = (await PostAsync(pi, new
        {
            firstName = "Ann",
            lastName = "Lee",
            email = "ann.lee@people.example",
            externalPersonId = "C-1",
            jobId = job,
            behavioralAssessment = new { externalAssessmentId = "B-1", assessmentStatusWebHookUrl = receiver.Url, redirectURL = "https://ats.example/done" },
            cognitiveAssessment = new { externalAssessmentId = "K-1", assessmentStatusWebHookUrl = receiver.Url },
        })).Body;
        await pi.ActAsync(Id(made), "complete", new { scores = new { synthesis = new { a = 1, b = 0.5, c = -1.5, d = 1.5 } } });
        await pi.ActAsync(made.GetProperty("cognitiveAssessment").GetProperty("assessmentId").GetString()!, "fail");
        await pi.Workspace.SettleAsync();

        var bodies = receiver.Received.Select(call => JsonDocument.Parse(call.Body).RootElement)
            .ToDictionary(body => body.GetProperty("event").GetProperty("action").GetString()!);
        Assert.Equal(["BehavioralAssessmentCompleted", "CognitiveAssessmentFailed"], bodies.Keys.Order());
        var details = bodies["BehavioralAssessmentCompleted"].GetProperty("eventDetails");
        Assert.Equal(
            [
                "assessmentId", "externalAssessmentId", "assessmentSentDateTime", "assessmentCompletedDateTime",
                "referenceProfileName", "referenceProfileNumber", "languageLocale", "redirectURL",
                "behavioralFitRating", "assessmentState", "assessmentStateDescription", "person", "administeredBy", "job", "scoreId",
            ],
            details.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            (40, "Completed", 4, "https://ats.example/done"),
            (details.GetProperty("assessmentState").GetInt32(), details.GetProperty("assessmentStateDescription").GetString(),
                details.GetProperty("behavioralFitRating").GetInt32(), details.GetProperty("redirectURL").GetString()));
        Assert.Equal(
            ("C-1", job),
            (details.GetProperty("person").GetProperty("externalPersonId").GetString(), details.GetProperty("job").GetProperty("jobId").GetString()));
        var failed = bodies["CognitiveAssessmentFailed"].GetProperty("eventDetails");
        Assert.Equal(
            [
                "assessmentId", "externalAssessmentId", "assessmentSentDateTime", "assessmentCompletedDateTime", "languageLocale", "cognitiveFitDescription",
                "cognitiveScore", "assessmentState", "assessmentStateDescription", "person", "administeredBy", "job",
            ],
            failed.EnumerateObject().Select(member => member.Name));
        Assert.Equal((60, JsonValueKind.Null), (failed.GetProperty("assessmentState").GetInt32(), failed.GetProperty("cognitiveScore").ValueKind));
        Assert.Equal(2, receiver.Received.Select(call => Contracts.PredictiveIndex.StatusNotice.Read(call.Body))
            .Select(notice => (notice.EventId, notice.ExternalPersonId)).Distinct().Count(pair => pair is ({ Length: 36 }, "C-1")));
    }

    [Fact]
    public async Task Allow_Webhooks_off_stops_PI2s_single_and_default_ones_and_not_the_legacy_ones()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = receiver.Url, allowWebhooks = false });
        foreach (var single in new[] { null, receiver.Url })
        {
            var made = await PostAsync(pi, new
            {
                firstName = "A",
                lastName = "B",
                email = $"a{single?.Length}@people.example",
                behavioralAssessment = new { assessmentStatusWebHookUrl = single },
            });
            await pi.ActAsync(Id(made.Body), "complete");
        }

        var legacy = await pi.InviteIdAsync();
        await pi.ActAsync(legacy, "complete");
        await pi.Workspace.SettleAsync();
        Assert.Equal(legacy, Contracts.PredictiveIndex.StatusNotice.Read(Assert.Single(receiver.Received).Body).AssessmentId);

        await pi.SetAsync(new { allowWebhooks = true });
        await pi.ActAsync(
            Id((await PostAsync(pi, new { firstName = "A", lastName = "B", email = "c@people.example", behavioralAssessment = new { } })).Body), "complete");
        await pi.Workspace.SettleAsync();
        Assert.Equal(2, receiver.Received.Count);
    }

    private static string Id(JsonElement result) => result.GetProperty("behavioralAssessment").GetProperty("assessmentId").GetString()!;

    private static Task<PiAnswer> PostAsync(PiWorkspace pi, object body) => pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, Candidates, body);

    private static async Task<JsonElement> JobAsync(PiWorkspace pi) => (await pi.GetAsync(Jobs + "?ExternalJobId=JOB-1")).Body.GetProperty("records")[0];
}
