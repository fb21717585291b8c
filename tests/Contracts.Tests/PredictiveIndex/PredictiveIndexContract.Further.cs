using System.Text.Json.Nodes;
using Contracts.PredictiveIndex;
using PactNative;
using static Contracts.Tests.PredictiveIndex.PredictiveIndexTelling;

namespace Contracts.Tests.PredictiveIndex;

/// <content>Bodies of refusals, cognitive assessments, archiving, further members.</content>
internal static partial class PredictiveIndexContract
{
    private static IEnumerable<Interaction> Shapes =>
    [
        Case(
            "a completed behavioral assessment with its scores",
            wire => wire.RestsOn(Further).Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key().Answers(200, Full().And(
                ("assessmentStatus", 40),
                ("sentDateTime", Instant),
                ("assessmentDateTime", Instant),
                ("languageLocale", Like.Type("en-US")),
                ("scoringMethod", Like.Whole(3)),
                ("folderPath", Like.Text(@"^\\.+$", "\\Demo Company")),
                ("assessmentUrl", Like.Text("^https?://.+$", "https://assessment.predictiveindex.com/bo/AbC")),
                ("isDeleted", false),
                ("referenceProfileName", Like.Type("Maverick")),
                ("referenceProfileNumber", Like.Whole(10)),
                ("selfScores", Factors),
                ("selfConceptScores", Factors),
                ("synthesisScores", Synthesis))),
            async client => Assert.Equal(0.74, (await client.GetBehavioralAssessmentAsync(Id)).SynthesisScores!.A)),
    ];

    private static IEnumerable<Interaction> Cognitive =>
    [
        Case(
            "the cognitive assessments",
            wire => wire.Asks("GET", PredictiveIndexRoutes.CognitiveAssessments).Key().Answers(200, Like.Each(Taken)),
            async client => Assert.Single(await client.ListCognitiveAssessmentsAsync())),
        Case(
            "a completed cognitive assessment",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.CognitiveAssessment, "cognitiveAssessmentId"))
                .Key().Answers(200, Taken.And(("cognitiveScore", Like.Whole(250)))),
            async client => Assert.Equal(250, (await client.GetCognitiveAssessmentAsync(Id)).CognitiveScore)),
        Case(
            "a new cognitive assessment",
            wire => wire.Asks("POST", PredictiveIndexRoutes.CognitiveAssessments).Key()
                .Body(new JsonObject
                {
                    ["firstName"] = Like.Type("Neuf"),
                    ["lastName"] = Like.Type("Venu"),
                    ["email"] = StateEmail("newEmail", "neuf@people.example"),
                })
                .Answers(201, Taken.And(("assessmentState", 10))),
            async client => Assert.Equal(10, (await client.CreateCognitiveAssessmentAsync(
                new AssessmentRequest { FirstName = "Neuf", LastName = "Venu", Email = "neuf@people.example" })).AssessmentState)),
        Case(
            "the cognitive assessments without cognitive access",
            wire => wire.Asks("GET", PredictiveIndexRoutes.CognitiveAssessments).Key().Errs(403, ErrorNumbers.NotPermitted),
            client => RefusedAsync(403, () => client.ListCognitiveAssessmentsAsync(), ErrorNumbers.NotPermitted),
            OneOfEach,
            new JsonObject { ["role"] = "AccountAdmin" }),
    ];

    private static JsonObject Taken => new()
    {
        ["assessmentId"] = AnId,
        ["personId"] = AnId,
        ["firstName"] = Like.Type("Zoé"),
        ["lastName"] = Like.Type("Lame"),
        ["email"] = Email,
        ["assessmentState"] = Like.Whole(40),
        ["sentDateTime"] = Instant,
        ["expirationDateTime"] = Instant,
    };

    private static IEnumerable<Interaction> Archiving =>
    [
        Case(
            "the end of an assessment",
            wire => wire.Asks("DELETE", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key().Answers(204),
            client => client.ArchiveBehavioralAssessmentAsync(Id)),
        Case(
            "the end of an assessment with the key of a User",
            wire => wire.Asks("DELETE", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key().Errs(403, ErrorNumbers.NotPermitted),
            client => RefusedAsync(403, () => client.ArchiveBehavioralAssessmentAsync(Id), ErrorNumbers.NotPermitted),
            OneOfEach,
            new JsonObject { ["role"] = "User" }),
        Case(
            "a change of a person",
            wire => wire.Asks("PATCH", Path(PredictiveIndexRoutes.Person, "personId", "{id}")).Key().Body(new JsonObject { ["lastName"] = "Nouveau" })
                .Answers(200, new JsonObject { ["personId"] = AnId, ["firstName"] = Like.Type("Zoé"), ["lastName"] = "Nouveau", ["email"] = Email }),
            async client => Assert.Equal("Nouveau", (await client.ChangePersonAsync(Id, new PersonChange { LastName = "Nouveau" })).LastName)),
        Case(
            "the end of a person",
            wire => wire.Asks("DELETE", Path(PredictiveIndexRoutes.Person, "personId", "{id}")).Key().Answers(204),
            client => client.ArchivePersonAsync(Id)),
    ];

    private static IEnumerable<Interaction> Words =>
    [
        Case(
            "a call with an unknown key, in words",
            wire => wire.Asks("GET", PredictiveIndexRoutes.BehavioralAssessmentsV2).Key("unknownKey").Denies(SameSentence),
            client => RefusedAsync(401, () => client.FindBehavioralAssessmentsAsync())),
        Case(
            "a call with the key of a disabled user",
            wire => wire.Asks("GET", PredictiveIndexRoutes.BehavioralAssessmentsV2).Key().Denies(SameSentence),
            client => RefusedAsync(401, () => client.FindBehavioralAssessmentsAsync()),
            "predictive-index: disabled owner"),
        Case(
            "the 101st request in 60 seconds",
            wire => wire.Asks("GET", PredictiveIndexRoutes.BehavioralAssessmentsV2).Key().Errs(429, ErrorNumbers.TooManyRequests),
            client => RefusedAsync(429, () => client.FindBehavioralAssessmentsAsync(), ErrorNumbers.TooManyRequests),
            "predictive-index: requests made in the last 60 seconds"),
        Case(
            "an assessment that is not there",
            wire => wire.Asks("GET", PredictiveIndexRoutes.BehavioralAssessment.Replace("{assessmentId}", "nothing", StringComparison.Ordinal))
                .Key().Errs(404, ErrorNumbers.NotFound),
            client => RefusedAsync(404, () => client.GetBehavioralAssessmentAsync("nothing"), ErrorNumbers.NotFound)),
        Case(
            "a new behavioral assessment without a name",
            wire => wire.Asks("POST", PredictiveIndexRoutes.BehavioralAssessments).Key()
                .Body(new JsonObject { ["lastName"] = "Venu", ["email"] = StateEmail("newEmail", "neuf@people.example") })
                .Errs(400, ErrorNumbers.InvalidParameters, "firstName"),
            client => RefusedAsync(
                400,
                () => client.CreateBehavioralAssessmentAsync(new AssessmentRequest { LastName = "Venu", Email = "neuf@people.example" }),
                ErrorNumbers.InvalidParameters)),
        Case(
            "the report that does not work",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.Report.Replace("{reportType}", "5", StringComparison.Ordinal), "assessmentId"))
                .Key().Query("format", "PDF").Query("gender", "0").Answers(400),
            client => RefusedAsync(400, () => client.GetReportAsync(Id, 5))),
        Case(
            "the report of an assessment that is not completed",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.Report.Replace("{reportType}", "3", StringComparison.Ordinal), "openAssessmentId"))
                .Key().Query("format", "PDF").Query("gender", "0").Errs(404, ErrorNumbers.NotFound),
            client => RefusedAsync(404, () => client.GetReportAsync(Id, 3), ErrorNumbers.NotFound)),
    ];
}
