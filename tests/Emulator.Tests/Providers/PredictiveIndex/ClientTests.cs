using Contracts.PredictiveIndex;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The typed client against the emulator.</summary>
public class ClientTests
{
    [Fact]
    public async Task It_invites_reads_changes_and_archives()
    {
        await using var pi = await PiWorkspace.NewAsync();
        using var http = new HttpClient { BaseAddress = new Uri(pi.Workspace.Http.BaseAddress!, "/pi/") };
        var client = new PredictiveIndexClient(http, pi.KeyOf(PiWorkspace.Owner));
        var made = await client.CreateBehavioralAssessmentAsync(new AssessmentRequest
        {
            FirstName = "Jane",
            LastName = "Doe",
            Email = "jane@people.example",
            ExternalId = "E 1",
            PersonType = PersonType.FormerEmployee,
            Gender = 2,
            ExpirationDateTime = new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero).AddTicks(7),
        });
        Assert.Equal((AssessmentStates.Sent, PersonType.FormerEmployee, "Jane"), (made.AssessmentState, made.PersonType, made.FirstName));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero).AddTicks(7), made.ExpirationDateTime);

        await pi.ActAsync(made.AssessmentId, "complete", new { scores = new { self = new { a = 2 } } });
        var done = await client.GetBehavioralAssessmentAsync(made.AssessmentId);
        Assert.Equal((AssessmentStates.Completed, 2d), (done.AssessmentState, done.SelfScores!.A));
        Assert.NotNull(done.AssessmentDateTime);
        Assert.Equal("Roe", (await client.ChangeBehavioralAssessmentByExternalIdAsync("E 1", new AssessmentChange { LastName = "Roe" })).LastName);
        Assert.Equal("Moe", (await client.ChangeBehavioralAssessmentAsync(made.AssessmentId, new AssessmentChange { LastName = "Moe", PersonType = PersonType.Employee })).LastName);
        Assert.Equal(done.AssessmentId, Assert.Single(await client.ListBehavioralAssessmentsAsync("$top=1")).AssessmentId);
        var page = await client.FindBehavioralAssessmentsAsync();
        Assert.Equal((1, PersonType.Employee), (page.TotalSearchResults, page.BehavioralAssessments[0].PersonType));
        await client.ArchiveBehavioralAssessmentAsync(made.AssessmentId);
        Assert.Equal(404, (await Assert.ThrowsAsync<PredictiveIndexException>(() => client.GetBehavioralAssessmentAsync(made.AssessmentId))).Status);
    }

    [Fact]
    public async Task It_invites_to_and_reads_cognitive_assessments()
    {
        await using var pi = await PiWorkspace.NewAsync();
        using var http = new HttpClient { BaseAddress = new Uri(pi.Workspace.Http.BaseAddress!, "/pi/") };
        var client = new PredictiveIndexClient(http, pi.KeyOf(PiWorkspace.Owner));
        var made = await client.CreateCognitiveAssessmentAsync(new AssessmentRequest { FirstName = "Jane", LastName = "Doe", Email = "jane@people.example" });
        await pi.ActAsync(made.AssessmentId, "complete", new { scores = new { cognitive = 123 } });
        Assert.Equal(123, (await client.GetCognitiveAssessmentAsync(made.AssessmentId)).CognitiveScore);
        Assert.Single(await client.ListCognitiveAssessmentsAsync());
    }

    [Fact]
    public async Task A_refusal_is_thrown_with_status_and_error()
    {
        await using var pi = await PiWorkspace.NewAsync();
        using var http = new HttpClient { BaseAddress = new Uri(pi.Workspace.Http.BaseAddress!, "/pi/") };
        var invalid = await Assert.ThrowsAsync<PredictiveIndexException>(() => new PredictiveIndexClient(http, pi.KeyOf(PiWorkspace.Owner)).CreateBehavioralAssessmentAsync(new AssessmentRequest()));
        Assert.Equal((400, ErrorNumbers.InvalidParameters, 3), (invalid.Status, invalid.Error!.Number, invalid.Error.ParameterErrors.Count));
        var denied = await Assert.ThrowsAsync<PredictiveIndexException>(() => new PredictiveIndexClient(http, "no key").ListBehavioralAssessmentsAsync());
        Assert.Equal((401, null), (denied.Status, denied.Error));
    }
}
