using System.Text.Json.Nodes;
using Contracts.KeyPredict;
using PactNative;
using static Contracts.Tests.KeyPredict.KeyPredictTelling;

namespace Contracts.Tests.KeyPredict;

/// <summary>The contract with Key Predict: what the guide documents and what clients in production were seen to call and to get.</summary>
internal static partial class KeyPredictContract
{
    private static IEnumerable<Interaction> Access =>
    [
        Case(
            "a token",
            wire => wire.Calls(KeyPredictRoutes.Connect, token: null)
                .Query("login", Like.State("${login}", "^.+$", Login)).Query("password", Like.State("${password}", "^.+$", Password))
                .Answers(200, new JsonObject { ["token"] = Like.Text("^[0-9a-zA-Z]+$", TokenExample) }),
            async client =>
            {
                client.Token = null;
                Assert.Equal(TokenExample, await client.ConnectAsync(Login, Password));
            }),
        Case(
            "a call with a token that never expires",
            wire => wire.RestsOn(Life).Calls(KeyPredictRoutes.ListTitle)
                .Answers(200, Like.Each(new JsonObject { ["id"] = Id("1"), ["label"] = Like.Type("Mr") })),
            async client => Assert.Equal("Mr", Assert.Single(await client.ListTitlesAsync()).Label),
            "key-predict: token of some time ago",
            new JsonObject { ["hours"] = 2000, ["expiration"] = false }),
        Case(
            "a call with a token shortly before its end",
            wire => wire.RestsOn(Life).Calls(KeyPredictRoutes.ListTitle)
                .Answers(200, Like.Each(new JsonObject { ["id"] = Id("1"), ["label"] = Like.Type("Mr") })),
            async client => Assert.Single(await client.ListTitlesAsync()),
            "key-predict: token of some time ago",
            new JsonObject { ["hours"] = 71 }),
    ];

    private static IEnumerable<Interaction> Catalogue =>
    [
        Case(
            "the titles",
            wire => wire.Calls(KeyPredictRoutes.ListTitle).Answers(200, Like.Each(new JsonObject { ["id"] = Id("1"), ["label"] = Like.Type("Mr") })),
            async client => Assert.Equal("1", Assert.Single(await client.ListTitlesAsync()).Id)),
        Case(
            "the tests",
            wire => wire.Calls(KeyPredictRoutes.ListTest).Answers(200, Like.Each(new JsonObject
            {
                ["id"] = Id("144"),
                ["category"] = Like.Type("Personality"),
                ["label"] = Like.Type("Professional Profile 2"),
                ["logo"] = Link,
                ["price_in_credits"] = Like.Whole(40),
            })),
            async client => Assert.Equal(40, Assert.Single(await client.ListTestsAsync()).PriceInCredits)),
        Case(
            "the languages",
            wire => wire.Calls(KeyPredictRoutes.ListTestLanguage).Answers(200, Like.Each(new JsonObject
            {
                ["id"] = Id("1"),
                ["code"] = Like.Text("^[a-z]{2}_[A-Z]{2}$", "en_US"),
                ["label"] = Like.Type("English (US)"),
                ["default"] = Like.Whole(1),
            })),
            async client => Assert.Equal(1, Assert.Single(await client.ListTestLanguagesAsync()).Default)),
        Case(
            "the groups",
            wire => wire.Calls(KeyPredictRoutes.ListGroup).Answers(200, Like.Each(new JsonObject { ["id"] = Id("2101"), ["name"] = Like.Type("Management") })),
            async client => Assert.Equal("Management", Assert.Single(await client.ListGroupsAsync()).Name)),
        Case(
            "a group with its candidates",
            wire => wire.Calls(KeyPredictRoutes.RetrieveGroup).Number("id", "groupId", "2101").Answers(200, new JsonObject
            {
                ["id"] = Id("2101"),
                ["name"] = Like.Type("Management"),
                ["candidates"] = Like.Each(new JsonObject { ["id"] = Id("410001") }),
            }),
            async client => Assert.Equal("410001", Assert.Single((await client.RetrieveGroupAsync(2101)).Candidates).Id)),
        Case(
            "the factors of a test",
            wire => wire.Calls(KeyPredictRoutes.AssessmentTestFactors).Number("test_id", "testId", "144")
                .Answers(200, Like.Each(new JsonObject { ["id"] = Id("1"), ["name"] = Like.Type("Firmness"), ["group_id"] = Id("1") })),
            async client => Assert.Equal("Firmness", Assert.Single(await client.TestFactorsAsync(144)).Name)),
    ];

    private static IEnumerable<Interaction> People =>
    [
        Case(
            "a new candidate",
            wire => wire.Calls(KeyPredictRoutes.CreateCandidate).Query("firstname", "Neuf").Query("lastname", "Venu")
                .Query("email", Like.State("${newEmail}", @"^[^@\s]+@[^@\s]+$", "neuf@people.example"))
                .Query("password", "abc").Query("title_id", "2").Query("country_code", "FRA").Answers(200, NewCandidate),
            async client => Assert.Equal("410003", (await client.CreateCandidateAsync(
                new KeyPredictCandidateInput
                {
                    Firstname = "Neuf",
                    Lastname = "Venu",
                    Email = "neuf@people.example",
                    Password = "abc",
                    TitleId = 2,
                    CountryCode = "FRA",
                })).Id)),
        Case(
            "a candidate by id",
            wire => wire.Calls(KeyPredictRoutes.RetrieveCandidate).Number("id", "candidateId", "410001").Answers(200, Candidate),
            async client => Assert.Equal("Management", Assert.Single((await client.RetrieveCandidateAsync(410001)).Groups).Name)),
        Case(
            "a candidate by e-mail address",
            wire => wire.Calls(KeyPredictRoutes.RetrieveCandidate)
                .Query("email", Like.State("${candidateEmail}", @"^[^@\s]+@[^@\s]+$", "zoe@people.example")).Answers(200, Candidate),
            async client => Assert.Equal("Zoé", (await client.RetrieveCandidateAsync("zoe@people.example")).Firstname)),
        Case(
            "a change of a candidate",
            wire => wire.Calls(KeyPredictRoutes.UpdateCandidate).Number("id", "candidateId", "410001").Query("lastname", "Nouveau").Answers(200, Changed),
            async client =>
                Assert.Equal("Nouveau", (await client.UpdateCandidateAsync(410001, new KeyPredictCandidateInput { Lastname = "Nouveau" })).Lastname)),
        Case(
            "an invitation",
            wire => wire.Calls(KeyPredictRoutes.CandidateInvite).Number("id", "freshCandidateId", "410002")
                .Number("test_id", "testId", "144").Number("test_language_id", "languageId", "1").Answers(200, Pending),
            async client =>
                Assert.Equal("1210001", Assert.Single(await client.InviteAsync(new KeyPredictInvitationInput(410002, [144]) { TestLanguageId = 1 })).Id)),
        Case(
            "the pending assessments of a candidate",
            wire => wire.Calls(KeyPredictRoutes.AssessmentPending).Number("candidate_id", "candidateId", "410001").Answers(200, Like.Each(Pending)),
            async client => Assert.Equal("144", Assert.Single(await client.PendingAsync(410001)).TestId)),
        Case(
            "no pending assessments",
            wire => wire.Calls(KeyPredictRoutes.AssessmentPending).Number("candidate_id", "freshCandidateId", "410002").Answers(200, new JsonArray()),
            async client => Assert.Empty(await client.PendingAsync(410002))),
    ];

    private static JsonObject Changed => Candidate.And(("lastname", "Nouveau"));

    private static IEnumerable<Interaction> Results =>
    [
        Case(
            "the completed assessments of a candidate",
            wire => wire.Calls(KeyPredictRoutes.AssessmentCompleted).Number("candidate_id", "candidateId", "410001")
                .Number("assessment_id", "completedAssessmentId", "1210002").Answers(200, Like.Each(Completed)),
            async client => Assert.Equal("Camille", Assert.Single(await client.CompletedAsync(410001, 1210002)).CandidateEvaluator!.Prenom)),
        Case(
            "a page of completed assessments",
            wire => wire.Calls(KeyPredictRoutes.AssessmentPaginateCompleted).Query("page", "1").Query("per_page", "10")
                .Query("order_asc", "0").Number("group_id", "groupId", "2101").Query("due_date_from", "2015-01-01 00:00:00")
                .Answers(200, new JsonObject
                {
                    ["result"] = new JsonObject
                    {
                        ["data"] = Like.Each(Completed),
                        ["pagination"] = new JsonObject
                        {
                            ["current_page"] = 1,
                            ["previous_page"] = null,
                            ["next_page"] = null,
                            ["last_page"] = 1,
                            ["current_page_count"] = 1,
                        },
                    },
                }),
            async client => Assert.Equal(1, (await client.CompletedPageAsync(new KeyPredictPageQuery
            {
                Page = 1,
                PerPage = 10,
                OrderAsc = false,
                GroupId = 2101,
                DueDateFrom = "2015-01-01 00:00:00",
            })).Pagination.LastPage)),
        Case(
            "the scores of the factors",
            wire => wire.Calls(KeyPredictRoutes.ReportFactorsScores).Number("assessment_id", "completedAssessmentId", "1210002").Answers(
                200, Like.Each(new JsonObject { ["factor_name"] = Like.Type("Realistic"), ["factor_score"] = Like.Number(6.2), ["factor_id"] = Id("1") })),
            async client => Assert.Equal(6.2m, Assert.Single(await client.FactorsScoresAsync(1210002)).FactorScore)),
    ];

    private static IEnumerable<Interaction> Refusals =>
    [
        Case(
            "a call with an unknown token",
            wire => wire.Calls(KeyPredictRoutes.ListTitle, token: "unknownToken").Errs(401, KeyPredictErrors.InvalidToken),
            client => RefusedAsync(401, KeyPredictErrors.InvalidToken, () => client.ListTitlesAsync())),
        Case(
            "a call with a token that is three days old",
            wire => wire.Calls(KeyPredictRoutes.ListTitle).Errs(401, KeyPredictErrors.InvalidToken),
            client => RefusedAsync(401, KeyPredictErrors.InvalidToken, () => client.ListTitlesAsync()),
            "key-predict: token of some time ago",
            new JsonObject { ["hours"] = 72 }),
        Case(
            "the same invitation once more",
            wire => wire.Calls(KeyPredictRoutes.CandidateInvite).Number("id", "candidateId", "410001")
                .Number("test_id", "testId", "144").Errs(406, KeyPredictErrors.InvitationExists),
            client => RefusedAsync(406, KeyPredictErrors.InvitationExists, () => client.InviteAsync(new KeyPredictInvitationInput(410001, [144])))),
        Case(
            "an invitation without credits",
            wire => wire.Calls(KeyPredictRoutes.CandidateInvite).Number("id", "freshCandidateId", "410002")
                .Number("test_id", "testId", "144").Errs(403, KeyPredictErrors.NotEnoughCredits),
            client => RefusedAsync(403, KeyPredictErrors.NotEnoughCredits, () => client.InviteAsync(new KeyPredictInvitationInput(410002, [144]))),
            "key-predict: few credits"),
        Case(
            "a new candidate with a short password and a known e-mail address",
            wire => wire.Calls(KeyPredictRoutes.CreateCandidate).Query("firstname", "Neuf").Query("lastname", "Venu")
                .Query("email", Like.State("${candidateEmail}", @"^[^@\s]+@[^@\s]+$", "zoe@people.example")).Query("password", "12")
                .Answers(500, new JsonObject
                {
                    ["error"] = new JsonObject
                    {
                        ["code"] = 500,
                        ["messages"] = new JsonObject
                        {
                            ["password"] = "\"12\" is too short (3 characters min).",
                            ["email"] = "An object with the same \"email\" already exist.",
                        },
                    },
                }),
            client => RefusedAsync(
                500,
                "\"12\" is too short (3 characters min).",
                () => client.CreateCandidateAsync(
                    new KeyPredictCandidateInput { Firstname = "Neuf", Lastname = "Venu", Email = "zoe@people.example", Password = "12" }),
                "password")),
        Case(
            "a call without the webservice option",
            wire => wire.Calls(KeyPredictRoutes.ListTitle).Answers(403),
            client => Assert.ThrowsAsync<KeyPredictException>(() => client.ListTitlesAsync()),
            "key-predict: webservice option off"),
        Case(
            "a call while the integration is not activated",
            wire => wire.Calls(KeyPredictRoutes.ListTitle).Answers(403),
            client => Assert.ThrowsAsync<KeyPredictException>(() => client.ListTitlesAsync()),
            "key-predict: integration off"),
    ];
}
