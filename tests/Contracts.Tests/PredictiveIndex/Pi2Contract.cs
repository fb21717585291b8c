using System.Text;
using System.Text.Json.Nodes;
using Contracts.PredictiveIndex;
using PactNative;
using static Contracts.Tests.PredictiveIndex.PredictiveIndexTelling;

namespace Contracts.Tests.PredictiveIndex;

/// <summary>The contract with PI2: jobs as documented, candidates and employees as observed, the status webhooks.</summary>
internal static class Pi2Contract
{
    private const string Busy = "pi2: requests made in the last 60 seconds";
    private const string Framework = "PI2: other refusals are the framework's: Message, ModelState";
    private const string Webhook = "pi2: status webhook";
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n");

    public static Contract All { get; } = new("pi2", "predictive-index", [.. Operations, .. Refusals, .. Words])
    {
        Messages =
        [
            Event("a behavioral assessment of PI2 is completed", "Behavioral", "complete", Behavioral),
            Event("a cognitive assessment of PI2 is completed", "Cognitive", "complete", CognitiveDone),
            Event("a cognitive assessment of PI2 has failed", "Cognitive", "fail", CognitiveFailed),
        ],
    };

    private static JsonObject Named => new() { ["jobId"] = AnId, ["externalJobId"] = Like.Type("JOB-1"), ["title"] = Like.Type("Software Engineer") };

    private static JsonObject Sent => new()
    {
        ["assessmentId"] = AnId,
        ["assessmentUrl"] = Like.Text("^https?://.+$", "https://assessment.predictiveindex.com/bo/AbC"),
        ["assessmentState"] = Like.Whole(10),
    };

    private static JsonObject Person => new()
    {
        ["personId"] = AnId,
        ["externalPersonId"] = Like.Type("P-1"),
        ["firstName"] = Like.Type("Zoé"),
        ["lastName"] = Like.Type("Lame"),
        ["email"] = Email,
    };

    private static JsonObject Behavioral => Details(
        ("referenceProfileName", Like.Type("Maverick")), ("referenceProfileNumber", Like.Whole(10)),
        ("redirectURL", Like.Type("https://hr.example/thanks")), ("behavioralFitRating", Like.Whole(3)),
        ("scoreId", AnId), ("assessmentCompletedDateTime", Instant), ("assessmentState", 40), ("assessmentStateDescription", "Completed"));

    private static JsonObject CognitiveDone => Details(
        ("cognitiveScore", Like.Whole(250)), ("assessmentCompletedDateTime", Instant), ("assessmentState", 40), ("assessmentStateDescription", "Completed"));

    private static JsonObject CognitiveFailed => Details(("assessmentState", 60), ("assessmentStateDescription", "Failed"));

    private static IEnumerable<Interaction> Operations =>
    [
        Case2(
            "the jobs",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Query("$top", "10").Answers(200, Page(new JsonObject
            {
                ["targetFactorRanges"] = new JsonObject
                {
                    ["aSigmaRangeLow"] = Sigma, ["aSigmaRangeHigh"] = Sigma, ["bSigmaRangeLow"] = Sigma, ["bSigmaRangeHigh"] = Sigma,
                    ["cSigmaRangeLow"] = Sigma, ["cSigmaRangeHigh"] = Sigma, ["dSigmaRangeLow"] = Sigma, ["dSigmaRangeHigh"] = Sigma,
                },
                ["totalCandidates"] = Like.Whole(2),
                ["createdTime"] = Like.Text(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?$", "2024-06-20T14:26:19.1183055"),
                ["title"] = Like.Type("Software Engineer"),
                ["externalJobId"] = Like.Type("JOB-1"),
                ["jobId"] = Like.Text($"^{GuidText}$", Id),
            })),
            async client => Assert.Equal("Software Engineer", Assert.Single((await client.ListJobsAsync("$top=10")).Records).Title)),
        Case2(
            "a job by its id",
            wire =>
                wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Query("JobId", Like.State("${jobId}", $"^{GuidText}$", Id)).Answers(200, Page(new JsonObject
                {
                    ["title"] = Like.Type("Software Engineer"),
                    ["jobId"] = AnId,
                    ["totalCandidates"] = Like.Whole(2),
                    ["createdTime"] = Like.Text(@"^\d{4}-.+$", "2024-06-20T14:26:19.1183055"),
                })),
            async client => Assert.Equal(Id, Assert.Single((await client.ListJobsAsync("JobId=" + Id)).Records).JobId)),
        Case2(
            "a candidate by e-mail address",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Candidates).Key().Query("Email", StateEmail("email", "zoe@people.example"))
                .Answers(200, Page(Person.And(("job", Named), ("behavioralAssessment", Sent), ("cognitiveAssessment", Sent)))),
            async client => Assert.Equal("JOB-1", Assert.Single((await client.FindCandidatesAsync("Email=zoe@people.example")).Records).Job!.ExternalJobId)),
        Case2(
            "a new candidate with an assessment",
            wire => wire.Asks("POST", PredictiveIndexRoutes.Candidates).Key()
                .Body(new JsonObject
                {
                    ["firstName"] = Like.Type("Neuf"),
                    ["lastName"] = Like.Type("Venu"),
                    ["email"] = StateEmail("newEmail", "neuf@people.example"),
                    ["jobId"] = Like.State("${jobId}", $"^{GuidText}$", Id),
                    ["notifyAssessmentTakerUsingEmail"] = Like.Flag(true),
                    ["behavioralAssessment"] = new JsonObject { ["assessmentStatusWebHookUrl"] = Like.Text("^https?://.+$", "http://127.0.0.1:9/listener") },
                })
                .Answers(200, new JsonObject { ["personId"] = AnId, ["isExistingCandidate"] = false, ["behavioralAssessment"] = Sent }),
            async client => Assert.False((await client.SendCandidateAsync(new CandidateRequest
            {
                FirstName = "Neuf",
                LastName = "Venu",
                Email = "neuf@people.example",
                JobId = Id,
                NotifyAssessmentTakerUsingEmail = true,
                BehavioralAssessment = new CandidateAssessmentRequest { AssessmentStatusWebHookUrl = "http://127.0.0.1:9/listener" },
            })).IsExistingCandidate)),
        Case2(
            "a known candidate, to whom no completed assessment is sent again",
            wire => wire.Asks("POST", PredictiveIndexRoutes.Candidates).Key()
                .Body(new JsonObject { ["email"] = StateEmail("email", "zoe@people.example"), ["behavioralAssessment"] = new JsonObject() })
                .Answers(
                    200,
                    new JsonObject { ["personId"] = AnId, ["isExistingCandidate"] = true, ["behavioralAssessment"] = Sent.And(("assessmentState", 40)) }),
            async client => Assert.True((await client.SendCandidateAsync(
                new CandidateRequest { Email = "zoe@people.example", BehavioralAssessment = new CandidateAssessmentRequest() })).IsExistingCandidate)),
        Case2(
            "a change of a candidate",
            wire => wire.Asks("PATCH", Path(PredictiveIndexRoutes.Candidate, "personId", "{personId}")).Key()
                .Body(new JsonObject { ["lastName"] = "Nouveau" }).Answers(200, Person.And(("lastName", "Nouveau"))),
            async client => Assert.Equal("Nouveau", (await client.ChangeCandidateAsync(Id, new CandidateChange { LastName = "Nouveau" })).LastName)),
        Case2(
            "an employee by the person's id",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Employees).Key().Query("PersonId", Like.State("${employeeId}", "^.+$", Id))
                .Answers(200, Page(Person.And(("behavioralAssessment", Sent)))),
            async client => Assert.Equal("P-1", Assert.Single((await client.FindEmployeesAsync("PersonId=" + Id)).Records).ExternalPersonId)),
        Case2(
            "the insights on a candidate",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.InsightsPacket, "personId", "{personId}")).Key().AnswersFile(200, "application/pdf", Pdf),
            async client => Assert.Equal(Pdf, await client.GetInsightsAsync(Id))),
        Case2(
            "the coaching guide on an employee",
            wire => wire.Asks("GET", PredictiveIndexRoutes.CoachingGuide).Key()
                .Query("PersonId", Like.State("${employeeId}", "^.+$", Id)).AnswersFile(200, "application/pdf", Pdf),
            async client => Assert.Equal(Pdf, await client.GetCoachingGuideAsync(Id))),
        Case2(
            "the report on a behavioral assessment",
            wire => wire.Asks("GET", PredictiveIndexRoutes.BehavioralReport).Key()
                .Query("AssessmentId", Like.State("${assessmentId}", "^.+$", Id)).AnswersFile(200, "application/pdf", Pdf),
            async client => Assert.Equal(Pdf, await client.GetBehavioralReportAsync(Id))),
    ];

    private static IEnumerable<Interaction> Refusals =>
    [
        Case2(
            "a call to PI2 with an unknown key",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key("unknownKey").Denies(),
            client => RefusedAsync(401, () => client.ListJobsAsync())),
        Case2(
            "a call to PI2 with a key after another was generated",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Denies(),
            client => RefusedAsync(401, () => client.ListJobsAsync()),
            "pi2: replaced key"),
        Case2(
            "a call to PI2 with the key of a user who is no organization admin",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Denies(),
            client => RefusedAsync(401, () => client.ListJobsAsync()),
            OneOfEach2,
            new JsonObject { ["role"] = "PowerUser" }),
        Case2(
            "a call to PI2 with the key of a disabled user",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Denies(),
            client => RefusedAsync(401, () => client.ListJobsAsync()),
            "pi2: disabled owner"),
        Case2(
            "a call to PI2 without API Access",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Denies(),
            client => RefusedAsync(401, () => client.ListJobsAsync()),
            "pi2: api access off"),
        Case2(
            "the last request that the rate allows",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Query("$top", "0")
                .Answers(200, new JsonObject { ["totalRecords"] = Like.Whole(1), ["recordsReturn"] = Like.Whole(0), ["records"] = new JsonArray() })
                .AnswersHeader(PredictiveIndexRoutes.RateLimitHeader, Like.Text("^[0-9]+$", "7")),
            async client => Assert.Empty((await client.ListJobsAsync("$top=0")).Records),
            Busy,
            new JsonObject { ["requests"] = 6, ["limit"] = 7 }),
        Case2(
            "one request more than the rate allows",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Answers(429),
            client => RefusedAsync(429, () => client.ListJobsAsync()),
            Busy,
            new JsonObject { ["requests"] = 7, ["limit"] = 7 }),
    ];

    private static IEnumerable<Interaction> Words =>
    [
        Case2(
            "a job by an id that is none",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().Query("JobId", "nothing").RestsOn(Framework)
                .Answers(
                    400,
                    new JsonObject { ["Message"] = "The request is invalid.", ["ModelState"] = new JsonObject { ["JobId"] = Like.Each("What is wrong.") } }),
            client => RefusedAsync(400, () => client.ListJobsAsync("JobId=nothing"))),
        Case2(
            "a change of a candidate who is not there",
            wire => wire.Asks("PATCH", PredictiveIndexRoutes.Candidate.Replace("{personId}", Id, StringComparison.Ordinal)).Key()
                .Body(new JsonObject { ["lastName"] = "Nouveau" }).RestsOn(Framework).Answers(404, new JsonObject { ["Message"] = Like.Type("…") }),
            client => RefusedAsync(404, () => client.ChangeCandidateAsync(Id, new CandidateChange { LastName = "Nouveau" }))),
        Case2(
            "PI2 during maintenance",
            wire => wire.Asks("GET", PredictiveIndexRoutes.Jobs).Key().RestsOn("PI2: maintenance and 429 have a message of the same form")
                .Answers(503, new JsonObject { ["Message"] = "The API is down for maintenance" }),
            client => RefusedAsync(503, () => client.ListJobsAsync()),
            "pi2: maintenance"),
    ];

    private static Message Event(string description, string kind, string end, JsonObject details)
    {
        var word = end == "fail" ? "Failed" : "Completed";
        JsonObject Told(JsonNode id, JsonNode date, JsonNode what) =>
            new() { ["event"] = new JsonObject { ["action"] = $"{kind}Assessment{word}", ["id"] = id, ["date"] = date }, ["eventDetails"] = what };
        return new(
            description,
            wire => wire.RestsOn(FinalStates).RestsOn("PI2: webhooks are event and eventDetails")
                .Given(Webhook, new JsonObject { ["kind"] = kind, ["end"] = end })
                .Carries(Told(AnId, Instant, details.DeepClone())),
            () =>
            {
                var notice = StatusNotice.Read(Told(Id, "2026-03-02T09:00:00Z", Examples.Of(details)).ToJsonString());
                Assert.Equal((Id, end == "fail" ? 60 : 40, Id), (notice.AssessmentId, notice.AssessmentState, notice.EventId!));
            });
    }

    private static JsonObject Details(params ReadOnlySpan<(string Name, JsonNode? Value)> more) => new JsonObject
    {
        ["assessmentId"] = AnId,
        ["externalAssessmentId"] = Like.Type("REQ-3"),
        ["assessmentSentDateTime"] = Instant,
        ["languageLocale"] = Like.Type("en-US"),
        ["person"] = Person,
        ["administeredBy"] = new JsonObject { ["firstName"] = Like.Type("Odile"), ["lastName"] = Like.Type("Owner"), ["email"] = Email },
        ["job"] = Named,
    }.And(more);

    private static JsonObject Page(JsonObject record) =>
        new() { ["totalRecords"] = Like.Whole(1), ["recordsReturn"] = Like.Whole(1), ["records"] = Like.Each(record) };
}
