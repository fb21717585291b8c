using System.Text.Json.Nodes;
using Contracts.PredictiveIndex;
using PactNative;
using static Contracts.Tests.PredictiveIndex.PredictiveIndexTelling;

namespace Contracts.Tests.PredictiveIndex;

/// <content>What the legacy API refuses, as documented.</content>
internal static partial class PredictiveIndexContract
{
    private static IEnumerable<Interaction> Refusals =>
    [
        Case(
            "a call with an unknown key",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key("unknownKey").Answers(401),
            client => RefusedAsync(401, () => client.GetBehavioralAssessmentAsync(Id))),
        Case(
            "a call with a key after another was generated",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key().Answers(401),
            client => RefusedAsync(401, () => client.GetBehavioralAssessmentAsync(Id)),
            "predictive-index: replaced key"),
        Case(
            "a call without API Access",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key().Answers(401),
            client => RefusedAsync(401, () => client.GetBehavioralAssessmentAsync(Id)),
            "predictive-index: api access off"),
        Case(
            "a call during maintenance",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key()
                .Answers(503, new JsonObject
                {
                    ["number"] = ErrorNumbers.Maintenance,
                    ["context"] = null,
                    ["description"] = "The API is down for maintenance",
                    ["parameterErrors"] = new JsonArray(),
                }),
            client => RefusedAsync(503, () => client.GetBehavioralAssessmentAsync(Id), ErrorNumbers.Maintenance),
            "predictive-index: maintenance"),
        Case(
            "an invitation with the key of a Read Only user",
            wire => wire.Asks("POST", PredictiveIndexRoutes.BehavioralAssessments).Key()
                .Body(new JsonObject { ["firstName"] = "Neuf", ["lastName"] = "Venu", ["email"] = StateEmail("newEmail", "neuf@people.example") })
                .Answers(403),
            client => RefusedAsync(
                403,
                () => client.CreateBehavioralAssessmentAsync(new AssessmentRequest { FirstName = "Neuf", LastName = "Venu", Email = "neuf@people.example" })),
            OneOfEach,
            new JsonObject { ["role"] = "ReadOnly" }),
        Case(
            "a move to another folder with the key of a Power User",
            wire => wire.Asks("PATCH", Path(PredictiveIndexRoutes.BehavioralAssessment, "openAssessmentId"))
                .Key().Body(new JsonObject { ["folderPath"] = "\\Demo Company\\Candidates" }).Answers(403),
            client => RefusedAsync(403, () => client.ChangeBehavioralAssessmentAsync(Id, new AssessmentChange { FolderPath = "\\Demo Company\\Candidates" })),
            OneOfEach,
            new JsonObject { ["role"] = "PowerUser" }),
        Case(
            "an assessment in a folder that is not granted",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "hiddenAssessmentId")).Key().Answers(404),
            client => RefusedAsync(404, () => client.GetBehavioralAssessmentAsync(Id)),
            OneOfEach,
            new JsonObject { ["role"] = "User" }),
        Case(
            "an assessment in any folder with the key of an Account Admin",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "hiddenAssessmentId")).Key().Answers(200, Full()),
            async client => Assert.Equal(Id, (await client.GetBehavioralAssessmentAsync(Id)).AssessmentId),
            OneOfEach,
            new JsonObject { ["role"] = "AccountAdmin" }),
        Case(
            "an invitation that has expired already",
            wire => wire.Asks("POST", PredictiveIndexRoutes.BehavioralAssessments).Key()
                .Body(new JsonObject
                {
                    ["firstName"] = "Neuf",
                    ["lastName"] = "Venu",
                    ["email"] = StateEmail("newEmail", "neuf@people.example"),
                    ["expirationDateTime"] = Like.Text("^1999-.+Z$", "1999-01-31T23:59:59.0000000Z"),
                })
                .Answers(400),
            client => RefusedAsync(400, () => client.CreateBehavioralAssessmentAsync(
                new AssessmentRequest
                {
                    FirstName = "Neuf",
                    LastName = "Venu",
                    Email = "neuf@people.example",
                    ExpirationDateTime = new DateTimeOffset(1999, 1, 31, 23, 59, 59, TimeSpan.Zero),
                }))),
    ];
}
