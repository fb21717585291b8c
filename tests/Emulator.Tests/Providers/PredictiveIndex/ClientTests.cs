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
        Assert.Equal("Moe", (await client.ChangeBehavioralAssessmentAsync(
            made.AssessmentId, new AssessmentChange { LastName = "Moe", PersonType = PersonType.Employee })).LastName);
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
        var invalid = await Assert.ThrowsAsync<PredictiveIndexException>(() =>
            new PredictiveIndexClient(http, pi.KeyOf(PiWorkspace.Owner)).CreateBehavioralAssessmentAsync(new AssessmentRequest()));
        Assert.Equal((400, ErrorNumbers.InvalidParameters, 3), (invalid.Status, invalid.Error!.Number, invalid.Error.ParameterErrors.Count));
        var denied = await Assert.ThrowsAsync<PredictiveIndexException>(() => new PredictiveIndexClient(http, "no key").ListBehavioralAssessmentsAsync());
        Assert.Equal((401, null), (denied.Status, denied.Error));
    }

    [Fact]
    public async Task It_searches_and_changes_persons_and_fetches_files()
    {
        await using var pi = await PiWorkspace.NewAsync();
        using var http = new HttpClient { BaseAddress = new Uri(pi.Workspace.Http.BaseAddress!, "/pi/") };
        var client = new PredictiveIndexClient(http, pi.KeyOf(PiWorkspace.Owner));
        var id = await pi.InviteIdAsync(new { externalPersonId = "P-1" });
        await pi.ActAsync(id, "complete");
        var row = Assert.Single((await client.SearchPeopleAndJobsAsync(
            "$filter=" + Uri.EscapeDataString("peopleAndJobsSearchResult/assessmentUser/externalPersonId eq 'P-1'"))).PeopleAndJobsSearchResult);
        Assert.Equal(id, row.AssessmentInformation.BehavioralAssessmentInformation!.OriginalId);
        Assert.Equal(
            "Roe", (await client.ChangePersonAsync(row.AssessmentUser.Id, new PersonChange { LastName = "Roe", PersonType = PersonType.Employee })).LastName);
        var person = await client.GetPersonAsync(row.AssessmentUser.Id);
        Assert.Equal((PersonType.Employee, 1, 0), (person.PersonType, person.BehavioralAssessments.Count, person.CognitiveAssessments!.Count));
        Assert.Equal(
            person.BehavioralAssessments[0].ReferenceProfileName,
            (await client.GetGuidebookAsync(pi.Described.GetProperty("companyId").GetString()!, id)).ReferencePattern.Name);
        Assert.Equal((byte)'P', (await client.GetPatternAsync(id, 0))[1]);
        Assert.Equal((byte)'<', (await client.GetPatternAsync(id, 3, "SVG"))[0]);
        Assert.Equal("%PDF"u8.ToArray(), (await client.GetReportAsync(id, 1))[..4]);
        Assert.Equal("PK"u8.ToArray(), (await client.GetReportAsync(id, 1, 0, "fr-FR"))[..2]);
        Assert.Equal("%PDF"u8.ToArray(), (await client.PrintGuidesAsync(new GuidesRequest { PersonIds = [person.PersonId] }))[..4]);
        await client.ArchivePersonAsync(person.PersonId);
        Assert.Equal(0, (await client.SearchPeopleAndJobsAsync()).TotalSearchResults);
    }

    [Fact]
    public async Task The_client_of_PI2_sends_candidates_and_fetches_reports()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        using var http = new HttpClient { BaseAddress = new Uri(pi.Workspace.Http.BaseAddress!, "/pi2/") };
        var client = new Pi2Client(http, pi.KeyOf(PiWorkspace.Owner));
        var job = Assert.Single((await client.ListJobsAsync("ExternalJobId=JOB-1")).Records);
        Assert.Equal(0.74, job.TargetFactorRanges!.ASigmaRangeLow);
        var request = new CandidateRequest
        {
            FirstName = "Ann",
            LastName = "Lee",
            Email = "ann@people.example",
            ExternalPersonId = "C-1",
            JobId = job.JobId,
            BehavioralAssessment = new CandidateAssessmentRequest { ExternalAssessmentId = "B-1", RedirectUrl = "https://ats.example/done" },
        };
        var result = await client.SendCandidateAsync(request);
        Assert.False(result.IsExistingCandidate);
        Assert.True((await client.SendCandidateAsync(request)).IsExistingCandidate);
        await pi.ActAsync(result.BehavioralAssessment!.AssessmentId, "complete");
        Assert.Equal("Roe", (await client.ChangeCandidateAsync(result.PersonId, new CandidateChange { LastName = "Roe" })).LastName);
        Assert.Equal(job.JobId, Assert.Single((await client.FindCandidatesAsync("ExternalPersonId=C-1")).Records).Job!.JobId);
        Assert.Equal("%PDF"u8.ToArray(), (await client.GetInsightsAsync(result.PersonId))[..4]);
        Assert.Equal("%PDF"u8.ToArray(), (await client.GetBehavioralReportAsync(result.BehavioralAssessment.AssessmentId))[..4]);
        Assert.Equal("%PDF"u8.ToArray(), (await client.GetCoachingGuideAsync((await client.FindEmployeesAsync("$top=1")).Records[0].PersonId))[..4]);
        Assert.Equal(404, (await Assert.ThrowsAsync<PredictiveIndexException>(() => client.GetInsightsAsync("x"))).Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"assessmentId\":\"x\"}")]
    [InlineData("{\"eventDetails\":{\"assessmentState\":40}}")]
    [InlineData("no JSON")]
    public void What_is_no_status_webhook_is_not_read(string body) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => StatusNotice.Read(body));
}
