using System.Text;
using System.Text.Json.Nodes;
using Contracts.PredictiveIndex;
using PactNative;
using static Contracts.Tests.PredictiveIndex.PredictiveIndexTelling;

namespace Contracts.Tests.PredictiveIndex;

/// <summary>The contract with the legacy API: the documented operations with their successes and refusals, and the status webhook.</summary>
internal static partial class PredictiveIndexContract
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n");
    private static readonly byte[] Png =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    public static Contract All { get; } =
        new("predictive-index", "predictive-index", [.. Assessments, .. Files, .. People, .. Refusals, .. Shapes, .. Cognitive, .. Archiving, .. Words,
            .. Among])
        {
            Messages =
        [
            new(
                "a behavioral assessment of the legacy API is completed",
                wire => wire.RestsOn(FinalStates).RestsOn(LegacyBody).Given("predictive-index: status webhook")
                    .Carries(new JsonObject { ["assessmentId"] = AnId, ["assessmentState"] = AssessmentStates.Completed }),
                () => Assert.Equal((Id, AssessmentStates.Completed), Read($$"""{"assessmentId":"{{Id}}","assessmentState":40}"""))),
            new(
                "a cognitive assessment of the legacy API has failed",
                wire => wire.RestsOn(FinalStates).RestsOn(LegacyBody)
                    .Given("predictive-index: status webhook", new JsonObject { ["kind"] = "Cognitive", ["end"] = "fail" })
                    .Carries(new JsonObject { ["assessmentId"] = AnId, ["assessmentState"] = AssessmentStates.Failed }),
                () => Assert.Equal((Id, AssessmentStates.Failed), Read($$"""{"assessmentId":"{{Id}}","assessmentState":60}"""))),
            new(
                "a behavioral assessment of the legacy API is completed, with all that is told",
                wire => wire.RestsOn(FinalStates).RestsOn(LegacyBody).Given("predictive-index: status webhook").With("contentType", "application/json")
                    .Carries(new JsonObject
                {
                    ["assessmentId"] = AnId,
                    ["externalId"] = Like.Type("REQ-3"),
                    ["externalPersonId"] = Like.Type("P-2"),
                    ["assessmentState"] = 40,
                    ["assessmentStatus"] = 40,
                }),
                () => Assert.Equal("REQ-3", StatusNotice.Read(
                    $$"""{"assessmentId":"{{Id}}","externalId":"REQ-3","externalPersonId":"P-2","assessmentState":40,"assessmentStatus":40}""").ExternalId)),
        ],
        };

    private static IEnumerable<Interaction> Assessments =>
    [
        Case(
            "the behavioral assessments, two of them by name",
            wire => wire.Asks("GET", PredictiveIndexRoutes.BehavioralAssessments).Key()
                .Query("$top", "2").Query("$orderby", "lastName").Answers(200, Like.Each(Full())),
            async client => Assert.Equal("Zoé", Assert.Single(await client.ListBehavioralAssessmentsAsync("$top=2&$orderby=lastName")).FirstName)),
        Case(
            "the test of a key",
            wire => wire.Asks("GET", PredictiveIndexRoutes.BehavioralAssessmentsV2).Key()
                .Answers(
                    200,
                    new JsonObject
                    {
                        ["totalSearchResults"] = Like.Whole(1),
                        ["behavioralAssessments"] = Like.Each(Full().And(("personType", Like.Whole(3)))),
                    }),
            async client => Assert.Equal(1, (await client.FindBehavioralAssessmentsAsync()).TotalSearchResults)),
        Case(
            "a completed behavioral assessment",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId"))
                .Key().Answers(200, Full().And(("assessmentState", AssessmentStates.Completed))),
            async client => Assert.Equal(AssessmentStates.Completed, (await client.GetBehavioralAssessmentAsync(Id)).AssessmentState)),
        Case(
            "a new behavioral assessment",
            wire => wire.Asks("POST", PredictiveIndexRoutes.BehavioralAssessments).Key()
                .Body(new JsonObject
                {
                    ["firstName"] = Like.Type("Neuf"),
                    ["lastName"] = Like.Type("Venu"),
                    ["email"] = StateEmail("newEmail", "neuf@people.example"),
                    ["assessmentStatusWebHook"] = Like.Text("^https?://.+$", "http://127.0.0.1:9/listener"),
                })
                .Answers(201, Open().And(("assessmentState", AssessmentStates.Sent))),
            async client => Assert.Equal(AssessmentStates.Sent, (await client.CreateBehavioralAssessmentAsync(
                new AssessmentRequest
                {
                    FirstName = "Neuf",
                    LastName = "Venu",
                    Email = "neuf@people.example",
                    AssessmentStatusWebHook = "http://127.0.0.1:9/listener",
                })).AssessmentState)),
        Case(
            "another behavioral assessment of a known person",
            wire => wire.Asks("POST", PredictiveIndexRoutes.BehavioralAssessments).Key()
                .Body(new JsonObject { ["externalPersonId"] = Like.State("${externalPersonId}", "^.+$", "P-1") })
                .Answers(201, Open().And(("assessmentState", AssessmentStates.Sent))),
            async client => Assert.Equal("Zoé", (await client.CreateBehavioralAssessmentAsync(new AssessmentRequest { ExternalPersonId = "P-1" })).FirstName)),
        Case(
            "a change of an assessment, found by its id",
            wire => wire.Asks("PATCH", Path(PredictiveIndexRoutes.BehavioralAssessment, "openAssessmentId")).Key()
                .Body(new JsonObject { ["firstName"] = "Zélie" })
                .Answers(200, Full().And(("firstName", "Zélie"))),
            async client => Assert.Equal("Zélie", (await client.ChangeBehavioralAssessmentAsync(Id, new AssessmentChange { FirstName = "Zélie" })).FirstName)),
        Case(
            "a change of an assessment, found by the caller's own id",
            wire => wire.Asks("PATCH", PredictiveIndexRoutes.BehavioralAssessments).Key().Query("externalId", Like.State("${openExternalId}", "^.+$", "REQ-3"))
                .Body(new JsonObject { ["lastName"] = "Nouveau" })
                .Answers(200, Full().And(("lastName", "Nouveau"))),
            async client => Assert.Equal(
                "Nouveau", (await client.ChangeBehavioralAssessmentByExternalIdAsync("REQ-3", new AssessmentChange { LastName = "Nouveau" })).LastName)),
    ];

    private static IEnumerable<Interaction> Files =>
    [
        Case(
            "the placard as PDF",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.Report.Replace("{reportType}", "3", StringComparison.Ordinal), "assessmentId"))
                .Key().Query("format", "PDF").Query("gender", "0").Query("languageLocale", "en-US")
                .AnswersFile(200, "application/pdf", Pdf),
            async client => Assert.Equal(Pdf, await client.GetReportAsync(Id, 3, 0, "en-US"))),
        Case(
            "the patterns as a picture",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.Pattern.Replace("{patternType}", "0", StringComparison.Ordinal), "assessmentId"))
                .Key().Query("format", "PNG")
                .AnswersFile(200, "image/png", Png),
            async client => Assert.Equal(Png, await client.GetPatternAsync(Id, 0))),
        Case(
            "the guidebook of an assessment",
            wire => wire.Asks("GET", Like.State(
                "/api/v2/companies/${companyId}/behavioralassessments/${assessmentId}/guidebook",
                "^/api/v2/companies/[^/]+/behavioralassessments/[^/]+/guidebook$",
                $"/api/v2/companies/{Id}/behavioralassessments/{Id}/guidebook"))
                .Key().Answers(200, new JsonObject
                {
                    ["referencePattern"] = new JsonObject
                    {
                        ["name"] = Like.Type("Maverick"),
                        ["description"] = Like.Type("…"),
                        ["traits"] = Like.Each("bold"),
                        ["challenges"] = Like.Each("patience"),
                    },
                }),
            async client => Assert.Equal("Maverick", (await client.GetGuidebookAsync(Id, Id)).ReferencePattern.Name)),
    ];

    private static IEnumerable<Interaction> People =>
    [
        Case(
            "people by e-mail address",
            wire => wire.Asks("GET", PredictiveIndexRoutes.PeopleAndJobs).Key().Query("$skip", "0")
                .Query("$top", "50").Query("$search", StateEmail("email", "zoe@people.example"))
                .Query("searchfields", "peopleAndJobsSearchResult/assessmentUser/email").Answers(200, Found),
            async client => Assert.Equal(
                Id,
                Assert.Single((await client.SearchPeopleAndJobsAsync(
                    "$skip=0&$top=50&$search=zoe@people.example&searchfields=peopleAndJobsSearchResult/assessmentUser/email")).PeopleAndJobsSearchResult)
                    .AssessmentInformation.BehavioralAssessmentInformation!.OriginalId)),
        Case(
            "people by the caller's own id",
            wire => wire.Asks("GET", PredictiveIndexRoutes.PeopleAndJobs).Key()
                .Query("$filter", Like.State(
                    "peopleAndJobsSearchResult/assessmentUser/externalPersonId eq '${externalPersonId}'",
                    "^peopleAndJobsSearchResult/assessmentUser/externalPersonId eq '.+'$",
                    "peopleAndJobsSearchResult/assessmentUser/externalPersonId eq 'P-1'"))
                .Answers(200, Found),
            async client => Assert.Equal("P-1", Assert.Single((await client.SearchPeopleAndJobsAsync("$filter=" + Uri.EscapeDataString(
                "peopleAndJobsSearchResult/assessmentUser/externalPersonId eq 'P-1'"))).PeopleAndJobsSearchResult).AssessmentUser.ExternalPersonId)),
        Case(
            "a person with all assessments",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.Person, "personId", "{id}")).Key()
                .Answers(200, new JsonObject
                {
                    ["personId"] = AnId,
                    ["firstName"] = Like.Type("Zoé"),
                    ["lastName"] = Like.Type("Lame"),
                    ["email"] = Email,
                    ["behavioralAssessments"] = Like.Each(Full()),
                }),
            async client => Assert.Single((await client.GetPersonAsync(Id)).BehavioralAssessments)),
        Case(
            "the management strategy guide of a person",
            wire => wire.Asks("POST", PredictiveIndexRoutes.PrintMsgs).Key()
                .Body(new JsonObject { ["personIds"] = new JsonArray(Like.State("${personId}", "^.+$", Id)), ["languageLocale"] = "en-US", ["gender"] = 0 })
                .AnswersFile(200, "application/pdf", Pdf),
            async client => Assert.Equal(Pdf, await client.PrintGuidesAsync(new GuidesRequest { PersonIds = [Id], LanguageLocale = "en-US", Gender = 0 }))),
    ];

    private static JsonObject Found => new()
    {
        ["totalSearchResults"] = Like.Whole(1),
        ["peopleAndJobsSearchResult"] = Like.Each(new JsonObject
        {
            ["assessmentUser"] = new JsonObject
            {
                ["id"] = AnId,
                ["externalPersonId"] = Like.Type("P-1"),
                ["firstName"] = Like.Type("Zoé"),
                ["lastName"] = Like.Type("Lame"),
                ["email"] = Email,
                ["personType"] = Like.Whole(3),
                ["gender"] = Like.Whole(2),
            },
            ["assessmentInformation"] =
                new JsonObject { ["behavioralAssessmentInformation"] = new JsonObject { ["originalId"] = AnId, ["assessmentState"] = Like.Whole(40) } },
        }),
    };

    private static (string, int) Read(string body) => StatusNotice.Read(body) is var notice ? (notice.AssessmentId, notice.AssessmentState) : default;
}
