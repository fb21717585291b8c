using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>PI2: jobs, candidates and employees.</summary>
public class Pi2PeopleTests
{
    private const string Jobs = "/pi2/api/v1/jobs/", Candidates = "/pi2/api/v1/candidates/", Employees = "/pi2/api/v1/employees/";

    [Fact]
    public async Task Jobs_come_in_the_documented_envelope_with_targets_and_times_without_zone()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var page = (await pi.GetAsync(Jobs)).Body;
        Assert.Equal(["totalRecords", "recordsReturn", "records"], page.EnumerateObject().Select(member => member.Name));
        Assert.Equal((2, 2), (page.GetProperty("totalRecords").GetInt32(), page.GetProperty("recordsReturn").GetInt32()));
        var job = page.GetProperty("records")[0];
        Assert.Equal(
            ["targetFactorRanges", "totalCandidates", "createdTime", "description", "title", "externalJobId", "jobId"],
            job.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """{"aSigmaRangeLow":0.74,"aSigmaRangeHigh":1.74,"bSigmaRangeLow":0.2,"bSigmaRangeHigh":1.2,"cSigmaRangeLow":-1.94,"cSigmaRangeHigh":-0.94,"dSigmaRangeLow":0,"dSigmaRangeHigh":1}""",
            job.GetProperty("targetFactorRanges").GetRawText());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$", job.GetProperty("createdTime").GetString());
        Assert.True(job.GetProperty("totalCandidates").GetInt32() > 0);
        Assert.Equal(JsonValueKind.Null, page.GetProperty("records")[1].GetProperty("targetFactorRanges").ValueKind);
    }

    [Theory]
    [InlineData("?ExternalJobId=JOB-1", "Software Engineer")]
    [InlineData("?externaljobid=job-1", "")]
    [InlineData("?Title=account executive", "Account Executive")]
    [InlineData("?Title=account", "")]
    [InlineData("?$orderby=Title", "Account Executive,Software Engineer")]
    [InlineData("?$orderby=createddate desc", "Account Executive,Software Engineer")]
    [InlineData("?$skip=1&$top=1", "Account Executive")]
    [InlineData("?$top=0", "")]
    [InlineData("?$top=99999999999999999999", "Software Engineer,Account Executive")]
    [InlineData("?$skip=2147483648", "")]
    [InlineData("?JobId=&ExternalJobId=&Title=&$filter=nonsense", "Software Engineer,Account Executive")]
    public async Task Jobs_are_found_sorted_and_paged(string query, string titles)
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var page = (await pi.GetAsync(Jobs + query)).Body;
        Assert.Equal(titles, string.Join(",", page.GetProperty("records").EnumerateArray().Select(job => job.GetProperty("title").GetString())));
    }

    [Theory]
    [InlineData("?JobId=12", "JobId")]
    [InlineData("?$top=-1", "$top")]
    [InlineData("?$skip=x", "$skip")]
    [InlineData("?$orderby=Salary", "$orderby")]
    [InlineData("?$orderby=Title sideways", "$orderby")]
    public async Task A_wrong_parameter_is_400_in_the_frameworks_words(string query, string name)
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var answer = await pi.GetAsync(Jobs + query);
        Assert.Equal((400, "The request is invalid."), (answer.Status, answer.Body.GetProperty("Message").GetString()));
        Assert.Equal(name, Assert.Single(answer.Body.GetProperty("ModelState").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("PersonId")]
    [InlineData("JobId")]
    public async Task An_id_that_is_no_GUID_is_400_and_an_unknown_one_finds_nobody(string name)
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        foreach (var path in new[] { Candidates, Employees })
        {
            var answer = await pi.GetAsync($"{path}?{name}=bad");
            Assert.Equal(
                (400, $"The value 'bad' is not valid for {name}."), (answer.Status, answer.Body.GetProperty("ModelState").GetProperty(name)[0].GetString()));
            Assert.Equal(0, (await pi.GetAsync($"{path}?{name}={Guid.Empty}")).Body.GetProperty("totalRecords").GetInt32());
        }
    }

    [Fact]
    public async Task A_candidate_is_created_assigned_and_assessed_in_one_request()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var job = (await JobAsync(pi)).GetProperty("jobId").GetString();
        var answer = await PostAsync(pi, new
        {
            firstName = "Ann",
            lastName = "Lee",
            email = "ann.lee@people.example",
            externalPersonId = "C-1",
            jobId = job,
            notifyAssessmentTakerUsingEmail = true,
            behavioralAssessment = new { externalAssessmentId = "B-1" },
            cognitiveAssessment = new { externalAssessmentId = "K-1" },
        });
        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ["personId", "isExistingCandidate", "behavioralAssessment", "cognitiveAssessment"], answer.Body.EnumerateObject().Select(member => member.Name));
        Assert.False(answer.Body.GetProperty("isExistingCandidate").GetBoolean());
        Assert.Equal(10, answer.Body.GetProperty("behavioralAssessment").GetProperty("assessmentState").GetInt32());
        Assert.Contains("/bo/", answer.Body.GetProperty("cognitiveAssessment").GetProperty("assessmentUrl").GetString()!, StringComparison.Ordinal);
        Assert.Equal(2, (await pi.Workspace.MailsAsync("?to=ann.lee@people.example")).GetArrayLength());

        var found = (await pi.GetAsync(Candidates + "?Email=ANN.LEE@people.example")).Body.GetProperty("records")[0];
        Assert.Equal(("C-1", job), (found.GetProperty("externalPersonId").GetString(), found.GetProperty("job").GetProperty("jobId").GetString()));
        Assert.Equal(1, (await pi.GetAsync($"{Candidates}?PersonId={answer.Body.GetProperty("personId").GetString()}&JobId={job}")).Body
            .GetProperty("totalRecords").GetInt32());
        var legacy =
            (await pi.GetAsync($"{PiWorkspace.Behavioral}/{answer.Body.GetProperty("behavioralAssessment").GetProperty("assessmentId").GetString()}")).Body;
        Assert.Equal(
            ("B-1", "C-1", "Candidate"),
            (legacy.GetProperty("externalId").GetString(), legacy.GetProperty("externalPersonId").GetString(), legacy.GetProperty("personType").GetString()));
    }

    [Fact]
    public async Task A_known_candidate_is_updated_and_an_open_or_completed_assessment_is_not_sent_again()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var first = (await PostAsync(
            pi, new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example", externalPersonId = "C-1", behavioralAssessment = new { } })).Body;
        var id = Id(first);
        foreach (var act in new[] { "open", "start", "complete" })
        {
            await pi.ActAsync(id, act);
            var again = (await PostAsync(pi, new { externalPersonId = "C-1", lastName = "Roe", behavioralAssessment = new { } })).Body;
            Assert.True(again.GetProperty("isExistingCandidate").GetBoolean());
            Assert.Equal((id, first.GetProperty("personId").GetString()), (Id(again), again.GetProperty("personId").GetString()));
        }

        var byMail = (await PostAsync(pi, new { firstName = "Ann", lastName = "Lee", email = "Ann.Lee@people.example" })).Body;
        Assert.Equal(
            (true, JsonValueKind.Null), (byMail.GetProperty("isExistingCandidate").GetBoolean(), byMail.GetProperty("behavioralAssessment").ValueKind));
        Assert.Equal(1, (await pi.GetAsync(Candidates)).Body.GetProperty("totalRecords").GetInt32());
    }

    [Theory]
    [InlineData("expire")]
    [InlineData("fail")]
    [InlineData("abort")]
    public async Task After_one_that_came_to_nothing_another_is_sent(string how)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example", behavioralAssessment = new { } };
        var id = Id((await PostAsync(pi, body)).Body);
        if (how == "expire") await pi.Workspace.AdvanceAsync("P10D");
        else await pi.ActAsync(id, how);
        Assert.NotEqual(id, Id((await PostAsync(pi, body)).Body));
    }

    [Fact]
    public async Task A_candidate_without_assessment_is_found_and_changed_and_employees_are_not_candidates()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var id = (await PostAsync(pi, new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example" })).Body.GetProperty("personId").GetString();
        var job = (await JobAsync(pi)).GetProperty("jobId").GetString();
        var before = (await JobAsync(pi)).GetProperty("totalCandidates").GetInt32();
        var changed = await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Patch, Candidates + id, new { jobId = job, lastName = "Roe" });
        Assert.Equal(
            (200, "Roe", job),
            (changed.Status, changed.Body.GetProperty("lastName").GetString(), changed.Body.GetProperty("job").GetProperty("jobId").GetString()));
        Assert.Equal(before + 1, (await JobAsync(pi)).GetProperty("totalCandidates").GetInt32());
        Assert.Equal(200, (await pi.GetAsync("/pi/api/v1/persons/" + id)).Status);

        var employees = (await pi.GetAsync(Employees)).Body;
        Assert.Equal(8, employees.GetProperty("totalRecords").GetInt32());
        var employee = employees.GetProperty("records")[0].GetProperty("personId").GetString();
        Assert.Equal(0, (await pi.GetAsync($"{Candidates}?PersonId={employee}")).Body.GetProperty("totalRecords").GetInt32());
        Assert.Equal(404, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, Candidates + employee, new { lastName = "Roe" })).Status);
        Assert.Equal(404, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, Candidates + "x", new { lastName = "Roe" })).Status);
    }

    [Fact]
    public async Task A_candidate_cannot_have_the_external_id_of_another_person()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { externalPersonId = "EX1", personType = "Employee" });
        var body = new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example", externalPersonId = "EX1", behavioralAssessment = new { } };
        Assert.Equal(409, (await PostAsync(pi, body)).Status);
        Assert.Equal("rules", await pi.FailedCheckAsync());
        Assert.Equal(0, (await pi.GetAsync(Candidates)).Body.GetProperty("totalRecords").GetInt32());
        Assert.Equal(1, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Body.GetProperty("totalSearchResults").GetInt32());

        await PostAsync(pi, new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example", externalPersonId = "EX2" });
        Assert.Equal(409, (await PostAsync(pi, new { email = "ann.lee@people.example", externalPersonId = "EX1" })).Status);
        Assert.Equal("EX2", (await pi.GetAsync(Candidates)).Body.GetProperty("records")[0].GetProperty("externalPersonId").GetString());
    }

    [Fact]
    public async Task A_job_counts_the_candidates_that_are_found_for_it()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var (job, made) = ((await JobAsync(pi)).GetProperty("jobId").GetString(), await pi.InviteAsync());
        var before = (await JobAsync(pi)).GetProperty("totalCandidates").GetInt32();
        await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, Candidates + made.GetProperty("personId").GetString(), new { jobId = job });
        Assert.Equal((before + 1, before + 1), await CountsAsync());
        await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{made.GetProperty("assessmentId").GetString()}");
        Assert.Equal((before, before), await CountsAsync());

        async Task<(int, int)> CountsAsync() =>
            ((await JobAsync(pi)).GetProperty("totalCandidates").GetInt32(),
                (await pi.GetAsync($"{Candidates}?JobId={job}")).Body.GetProperty("totalRecords").GetInt32());
    }

    [Fact]
    public async Task A_request_with_faults_names_each_of_them()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await PostAsync(pi, new
        {
            firstName = 7,
            email = "nobody",
            jobId = "x",
            languageLocale = "?",
            behavioralAssessment = new { assessmentStatusWebHookUrl = "ftp://x", redirectURL = "home" },
            cognitiveAssessment = "yes",
        });
        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "behavioralAssessment.assessmentStatusWebHookUrl",
                "behavioralAssessment.redirectURL",
                "cognitiveAssessment",
                "email",
                "firstName",
                "jobId",
                "languageLocale",
                "lastName",
            ],
            answer.Body.GetProperty("ModelState").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await pi.GetAsync(Candidates)).Body.GetProperty("totalRecords").GetInt32());
    }

    [Fact]
    public async Task Cognitive_parts_need_the_flag()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example", cognitiveAssessment = new { } };
        Assert.Equal(403, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Post, Candidates, body)).Status);
        Assert.Equal("cognitive", await pi.FailedCheckAsync());
        await PostAsync(pi, body);
        Assert.Equal(
            JsonValueKind.Null, (await pi.GetAsync(Candidates, PiWorkspace.Admin)).Body.GetProperty("records")[0].GetProperty("cognitiveAssessment").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await pi.GetAsync(Candidates)).Body.GetProperty("records")[0].GetProperty("cognitiveAssessment").ValueKind);
    }

    private static string Id(JsonElement result) => result.GetProperty("behavioralAssessment").GetProperty("assessmentId").GetString()!;

    private static Task<PiAnswer> PostAsync(PiWorkspace pi, object body) => pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, Candidates, body);

    private static async Task<JsonElement> JobAsync(PiWorkspace pi) => (await pi.GetAsync(Jobs + "?ExternalJobId=JOB-1")).Body.GetProperty("records")[0];
}
