using System.Text.Json.Nodes;
using Contracts.PredictiveIndex;
using PactNative;
using static Contracts.Tests.PredictiveIndex.PredictiveIndexTelling;

namespace Contracts.Tests.PredictiveIndex;

/// <content>Filters, orders and pages among decoys of fixed names; nulls; the wrong record; when to come again.</content>
internal static partial class PredictiveIndexContract
{
    private const string Filters = "predictive-index: filters";

    private static IEnumerable<Interaction> Among =>
    [
        Listed("the behavioral assessments of one last name", "$filter=lastName eq 'ZzAlfa'", ["ZzAlfa"]),
        Listed("the behavioral assessments, three of them by last name", "$filter=firstName eq 'Decoy'&$orderby=lastName", ["ZzAlfa", "ZzBravo", "ZzCharlie"]),
        Listed("the behavioral assessments by last name from the end", "$filter=firstName eq 'Decoy'&$orderby=lastName desc", ["ZzCharlie", "ZzBravo",
            "ZzAlfa"]),
        Listed("the first of the behavioral assessments by last name", "$filter=firstName eq 'Decoy'&$orderby=lastName&$top=1", ["ZzAlfa"]),
        Listed(
            "the second of the behavioral assessments by last name", "$filter=firstName eq 'Decoy'&$orderby=lastName&$top=1&$skip=1", ["ZzBravo"]),
        Case(
            "the behavioral assessment that was asked for and no other, not taken yet",
            wire => wire.RestsOn(Further).Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentOfBravo")).Key().Answers(200, new JsonObject
            {
                ["lastName"] = "ZzBravo",
                ["externalPersonId"] = "F-Bravo",
                ["externalId"] = "FILTER-Bravo",
                ["assessmentDateTime"] = null,
                ["firstName"] = "Decoy",
                ["email"] = "bravo@people.example",
                ["personId"] = AnId,
                ["assessmentId"] = AnId,
                ["assessmentState"] = 10,
                ["impression"] = Like.Whole(0),
                ["gender"] = Like.Whole(2),
                ["personType"] = Like.Type("Candidate"),
                ["expirationDateTime"] = Instant,
                ["administeredByFirstName"] = Like.Type("Odile"),
                ["administeredByLastName"] = Like.Type("Owner"),
                ["administeredByEmail"] = Email,
                ["patternFullUrl"] = Like.Type("https://pi.example"),
                ["patternSelfUrl"] = Like.Type("https://pi.example"),
            }),
            async client => Assert.Equal("ZzBravo", (await client.GetBehavioralAssessmentAsync(Id)).LastName),
            Filters),
        Case(
            "the 101st request in 60 seconds, and when to come again",
            wire => wire.RestsOn(RetryAfter).Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key().Answers(429)
                .AnswersHeader("Retry-After", Like.Text("^[1-9][0-9]?$", "60")),
            client => RefusedAsync(429, () => client.GetBehavioralAssessmentAsync(Id)),
            "predictive-index: requests made in the last 60 seconds"),
        Case(
            "a call 60 seconds after the last that the rate allows",
            wire => wire.Asks("GET", Path(PredictiveIndexRoutes.BehavioralAssessment, "assessmentId")).Key().Answers(200, Full()),
            async client => Assert.Equal(Id, (await client.GetBehavioralAssessmentAsync(Id)).AssessmentId),
            "predictive-index: requests made in the last 60 seconds",
            new JsonObject { ["secondsAgo"] = 61 }),
    ];

    private static Interaction Listed(string description, string query, string[] names) => Case(
        description,
        wire =>
        {
            wire.Asks("GET", PredictiveIndexRoutes.BehavioralAssessments).Key();
            foreach (var pair in query.Split('&')) wire.Query(pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=',
                StringComparison.Ordinal) + 1)..]);
            wire.Answers(200, new JsonArray([.. names.Select(name => Open().And(("lastName", name)))]));
        },
        async client => Assert.Equal(
            names,
            (await client.ListBehavioralAssessmentsAsync(string.Join('&', query.Split('&').Select(pair =>
                pair[..(pair.IndexOf('=', StringComparison.Ordinal) + 1)] + Uri.EscapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])))))
                .Select(one => one.LastName)),
        Filters);
}
