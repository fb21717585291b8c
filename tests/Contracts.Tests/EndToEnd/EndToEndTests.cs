using Contracts.Kelio;
using Contracts.KeyPredict;
using Contracts.PredictiveIndex;
using Xunit.Abstractions;

namespace Contracts.Tests.EndToEnd;

/// <summary>The typed clients from end to end: against the emulator, or against the vendors' sandboxes where credentials exist. Reading comes first;
/// writing only where it is allowed.</summary>
public class EndToEndTests(Target target, ITestOutputHelper output) : IClassFixture<Target>
{
    [Fact]
    public async Task Kelio_is_read_and_takes_an_applicant()
    {
        if (target.Kelio is not var (address, keys)) { NotRun("Kelio"); return; }
        using var http = target.NewClient(address);
        var client = new KelioClient(http) { Credentials = keys, QuotaWaits = 1 };
        var applicants = await Good(client.ListApplicantsAsync(new KelioQuery { PerPage = 2 }));
        Assert.InRange(applicants.Count, 0, 2);
        if (applicants.Count > 0)
            Assert.Equal(applicants[0].Email, (await Good(client.GetApplicantAsync(applicants[0].Id.ToString(), "address,applications,pools"))).Email);
        var applications = await Good(client.ListApplicationsAsync(new KelioQuery { PerPage = 2 }));
        if (applications.Count > 0)
            Assert.Equal(
                applications[0].ApplicantId, (await Good(client.GetApplicationAsync(applications[0].Id, "applicant,campaign,status_history"))).ApplicantId);
        Assert.NotEmpty(await Good(client.ListApplicationStatusesAsync()));
        var campaigns = await Good(client.ListCampaignsAsync(new KelioQuery { Status = "online", Order = "name", Sort = "asc", PerPage = 2 }));
        Assert.All(campaigns, campaign => Assert.Equal("online", campaign.Status));
        Assert.NotEmpty(await Good(client.ListChannelsAsync()));
        var entities = await Good(client.ListEntitiesAsync(new KelioQuery { PerPage = 2 }));
        if (entities.Count > 0) Assert.All(await Good(client.ListUnitsAsync(entities[0].Id)), unit => Assert.Equal(entities[0].Id, unit.EntityId));
        await Good(client.ListManagersAsync(new KelioQuery { PerPage = 2 }));
        if (!target.MayWrite) return;

        var email = $"contract-{Guid.NewGuid():N}@people.example";
        var made = await Good(client.CreateApplicantAsync(
            new KelioNewApplicant { Email = email, FirstName = "Neuf", LastName = "Venu", IsLegalsAcceptedByManager = true }));
        Assert.Equal(made.Id, (await Good(client.GetApplicantAsync(email))).Id);
        Assert.Equal(422, (int)(await client.CreateApplicantAsync(new KelioNewApplicant { Email = email })).Status);
    }

    [Fact]
    public async Task The_legacy_api_of_PI_is_read_and_takes_an_invitation()
    {
        if (target.PredictiveIndex is not var (address, key)) { NotRun("Predictive Index"); return; }
        using var http = target.NewClient(address);
        var client = new PredictiveIndexClient(http, key);
        var page = await client.FindBehavioralAssessmentsAsync("$top=2");
        Assert.InRange(page.BehavioralAssessments.Count, 0, 2);
        var listed = await client.ListBehavioralAssessmentsAsync("$top=5&$orderby=lastName");
        if (listed.Count > 0) Assert.Equal(listed[0].Email, (await client.GetBehavioralAssessmentAsync(listed[0].AssessmentId)).Email);
        if (listed.FirstOrDefault(one => one.AssessmentState == AssessmentStates.Completed) is { } completed)
        {
            Assert.Equal("%PDF"u8.ToArray(), (await client.GetReportAsync(completed.AssessmentId, 3))[..4]);
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await client.GetPatternAsync(completed.AssessmentId, 0))[..4]);
        }

        await client.SearchPeopleAndJobsAsync("$top=2");
        if (!target.MayWrite) return;

        var externalId = $"contract-{Guid.NewGuid():N}";
        var made = await client.CreateBehavioralAssessmentAsync(
            new AssessmentRequest { FirstName = "Neuf", LastName = "Venu", Email = "neuf@people.example", ExternalId = externalId });
        Assert.Equal("Nouveau", (await client.ChangeBehavioralAssessmentByExternalIdAsync(externalId, new AssessmentChange { LastName = "Nouveau" })).LastName);
        await client.ArchiveBehavioralAssessmentAsync(made.AssessmentId);
        Assert.Equal(404, (await Assert.ThrowsAsync<PredictiveIndexException>(() => client.GetBehavioralAssessmentAsync(made.AssessmentId))).Status);
    }

    [Fact]
    public async Task PI2_is_read_and_takes_a_candidate()
    {
        if (target.Pi2 is not var (address, key)) { NotRun("PI2"); return; }
        using var http = target.NewClient(address);
        var client = new Pi2Client(http, key);
        var jobs = await client.ListJobsAsync("$top=2");
        if (jobs.Records.Count > 0)
            Assert.Equal(jobs.Records[0].Title, Assert.Single((await client.ListJobsAsync("JobId=" + jobs.Records[0].JobId)).Records).Title);
        await client.FindCandidatesAsync("$top=2");
        await client.FindEmployeesAsync("$top=2");
        if (!target.MayWrite) return;

        var email = $"contract-{Guid.NewGuid():N}@people.example";
        Assert.False((await client.SendCandidateAsync(new CandidateRequest
        {
            FirstName = "Neuf",
            LastName = "Venu",
            Email = email,
            JobId = jobs.Records is [var job, ..] ? job.JobId : null,
        })).IsExistingCandidate);
        Assert.True((await client.SendCandidateAsync(new CandidateRequest { FirstName = "Neuf", LastName = "Venu", Email = email })).IsExistingCandidate);
    }

    [Fact]
    public async Task Key_Predict_is_read_and_takes_an_invitation()
    {
        if (target.KeyPredict is not var (address, login, password)) { NotRun("Key Predict"); return; }
        using var http = target.NewClient();
        using var client = new KeyPredictClient(http, address);
        Assert.NotEmpty(await client.ConnectAsync(login, password));
        Assert.NotEmpty(await client.ListTitlesAsync());
        var tests = await client.ListTestsAsync();
        Assert.NotEmpty(await client.ListTestLanguagesAsync());
        await client.ListGroupsAsync();
        var page = await client.CompletedPageAsync(new KeyPredictPageQuery { Page = 1, PerPage = 2 });
        if (page.Data.Count > 0)
        {
            var id = int.Parse(page.Data[0].Id);
            Assert.All(await client.FactorsScoresAsync(id), factor => Assert.InRange(factor.FactorScore, 0, 10));
            var tree = await client.ResultAsync(id, 1);
            Assert.Equal(page.Data[0].CandidateId, (string?)tree.Attribute("noyau_utilisateur_id"));
            Assert.NotEmpty(tree.Descendants("test_facteur"));
        }

        if (!target.MayWrite) return;

        var made = await client.CreateCandidateAsync(new KeyPredictCandidateInput
        {
            Firstname = "Neuf",
            Lastname = "Venu",
            Email = $"contract-{Guid.NewGuid():N}@people.example",
            Password = "abc-def",
        });
        var invitation = new KeyPredictInvitationInput(int.Parse(made.Id), [int.Parse(tests[0].Id)]) { SendEmail = false };
        var sent = Assert.Single(await client.InviteAsync(invitation));
        Assert.Equal(sent.Id, Assert.Single(await client.PendingAsync(int.Parse(made.Id))).Id);
        Assert.Equal(406, (await Assert.ThrowsAsync<KeyPredictException>(() => client.InviteAsync(invitation))).Code);
    }

    private static async Task<T> Good<T>(Task<KelioAnswer<T>> call)
        where T : class
    {
        var answer = await call;
        Assert.True(answer.IsSuccess, $"{answer.Status} {answer.Error?.Error}");
        return answer.Value!;
    }

    private void NotRun(string provider)
    {
        var line = $"{provider}: not run from end to end, because there are no credentials of the vendor's sandbox in the environment ({Target.Wanted}).";
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
