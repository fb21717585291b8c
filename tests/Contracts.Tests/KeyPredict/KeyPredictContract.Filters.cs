using System.Text.Json.Nodes;
using Contracts.KeyPredict;
using PactNative;
using static Contracts.Tests.KeyPredict.KeyPredictTelling;

namespace Contracts.Tests.KeyPredict;

/// <content>Filters among decoys, nulls, the wrong record; the formats that a call and an answer may have; the hour that is meant.</content>
internal static partial class KeyPredictContract
{
    private const string Filters = "key-predict: filters";

    private static IEnumerable<Interaction> Among =>
    [
        Case(
            "the completed assessments of one of several candidates",
            wire => wire.Calls(KeyPredictRoutes.AssessmentCompleted).Number("candidate_id", "candidateId", "410001").Answers(200, new JsonArray(Completed)),
            async client => Assert.Single(await client.CompletedAsync(410001)),
            Filters),
        Case(
            "the pending assessments of one of several candidates",
            wire => wire.Calls(KeyPredictRoutes.AssessmentPending).Number("candidate_id", "decoyCandidateId", "410003").Answers(200, new JsonArray(Pending)),
            async client => Assert.Single(await client.PendingAsync(410003)),
            Filters),
        Case(
            "a page of the completed assessments of one group",
            wire => wire.Calls(KeyPredictRoutes.AssessmentPaginateCompleted).Query("page", "1").Query("per_page", "10")
                .Number("group_id", "decoyGroupId", "2102").Answers(200, Page(1, null, 1, 1)),
            async client => Assert.Single((await client.CompletedPageAsync(new KeyPredictPageQuery { Page = 1, PerPage = 10, GroupId = 2102 })).Data),
            Filters),
        Case(
            "the first page of completed assessments of two",
            wire => wire.Calls(KeyPredictRoutes.AssessmentPaginateCompleted).Query("page", "1").Query("per_page", "1").Answers(200, Page(1, 2, 2, 1)),
            async client => Assert.Equal(2, (await client.CompletedPageAsync(new KeyPredictPageQuery { Page = 1, PerPage = 1 })).Pagination.NextPage),
            Filters),
        Case(
            "the candidate who was asked for and no other",
            wire => wire.Calls(KeyPredictRoutes.RetrieveCandidate).Number("id", "candidateId", "410001")
                .Answers(200, Candidate.And(("firstname", "Wanted"), ("lastname", "Alpha"))),
            async client => Assert.Equal("Wanted", (await client.RetrieveCandidateAsync(410001)).Firstname),
            Filters),
        Raw(
            "a candidate of whom little is known",
            wire => wire.Calls(KeyPredictRoutes.RetrieveCandidate).Number("id", "emptyCandidateId", "410004")
                .Answers(200, NewCandidate.And(("title_id", null), ("country_code", null), ("email", null), ("login", "gamma"), ("lastname", "Gamma"))),
            () => new HttpRequestMessage(HttpMethod.Post, $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.RetrieveCandidate}/json?id=410004"),
            Filters),
        Case(
            "the hour of an invitation in Paris",
            wire => wire.RestsOn(Dates).Calls(KeyPredictRoutes.AssessmentPending).Number("candidate_id", "candidateId", "410001")
                .Answers(200, Like.Each(Pending.And(("invitation_date", Like.Text("^2026-06-29 12:00:00$", "2026-06-29 12:00:00"))))),
            async client => Assert.Single(await client.PendingAsync(410001)),
            OneOfEach,
            new JsonObject { ["now"] = "2026-07-01T10:00:00Z" }),
        Raw(
            "the titles without a word for the format",
            wire => wire.RestsOn(Formats).Asks("POST", $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}").Token()
                .Answers(200, Like.Each(new JsonObject { ["id"] = Id("1"), ["label"] = Like.Type("Mr") })),
            () => new HttpRequestMessage(HttpMethod.Post, $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}")),
        Raw(
            "the titles by GET",
            wire => wire.RestsOn(Formats).Asks("GET", $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}/json").Token()
                .Answers(200, Like.Each(new JsonObject { ["id"] = Id("1"), ["label"] = Like.Type("Mr") })),
            () => new HttpRequestMessage(HttpMethod.Get, $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}/json")),
        Raw(
            "the titles in XML",
            wire => wire.RestsOn(Formats).Asks("POST", $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}/xml").Token()
                .AnswersText(200, XmlTitles, "text/xml; charset=utf-8"),
            () => new HttpRequestMessage(HttpMethod.Post, $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}/xml")),
        Raw(
            "an unknown token in XML",
            wire => wire.RestsOn(Errors).Asks("POST", $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}/xml").Token("unknownToken")
                .AnswersText(401, XmlError, "text/xml; charset=utf-8"),
            () => new HttpRequestMessage(HttpMethod.Post, $"{KeyPredictRoutes.Rest}/{KeyPredictRoutes.ListTitle}/xml")),
    ];

    private static JsonObject Page(int page, int? next, int last, int count) => new()
    {
        ["result"] = new JsonObject
        {
            ["data"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => Completed)]),
            ["pagination"] = new JsonObject
            {
                ["current_page"] = page,
                ["previous_page"] = null,
                ["next_page"] = next,
                ["last_page"] = last,
                ["current_page_count"] = count,
            },
        },
    };
}
