using System.Text.Json.Nodes;
using Contracts.KeyPredict;
using PactNative;
using static Contracts.Tests.KeyPredict.KeyPredictTelling;

namespace Contracts.Tests.KeyPredict;

/// <content>The notifications' fields, campaigns, further answers and refusals.</content>
internal static partial class KeyPredictContract
{
    private const string Told = "key-predict: notification";
    private const string Form =
        "notifications: POST, a form or JSON, tried at +0, +1 and +11 minutes, 10 s each, again after every answer but 2xx";

    private static JsonObject Started => new()
    {
        ["event"] = KeyPredictEvents.Started,
        ["assessment_id"] = Id("1210001"),
        ["candidate_id"] = Id("410001"),
        ["test_id"] = Id("144"),
        ["assessment_start_date"] = Date,
    };

    private static JsonObject Done => Started.And(
        ("event", KeyPredictEvents.Completed),
        ("assessment_end_date", Date),
        ("candidate_report_link", Link),
        ("candidate_report_pdf_link", Link));

    private static IEnumerable<Interaction> Words =>
    [
        Case(
            "a token for a wrong password",
            wire => wire.Calls(KeyPredictRoutes.Connect, token: null).Query("login", Like.State("${login}", "^.+$", Login))
                .Query("password", "wrong").Errs(401, KeyPredictErrors.InvalidLogin),
            client => RefusedAsync(401, KeyPredictErrors.InvalidLogin, () => client.ConnectAsync(Login, "wrong"))),
        Case(
            "a call with a token after the password was changed",
            wire => wire.Calls(KeyPredictRoutes.ListTitle).Errs(401, KeyPredictErrors.InvalidToken),
            client => RefusedAsync(401, KeyPredictErrors.InvalidToken, () => client.ListTitlesAsync()),
            "key-predict: changed password"),
        Case(
            "a token after the password was changed",
            wire => wire.Calls(KeyPredictRoutes.Connect, token: null).Query("login", Like.State("${login}", "^.+$", Login))
                .Query("password", Like.State("${password}", "^.+$", Password)).Errs(401, KeyPredictErrors.InvalidLogin),
            client => RefusedAsync(401, KeyPredictErrors.InvalidLogin, () => client.ConnectAsync(Login, Password)),
            "key-predict: changed password"),
        Case(
            "a call without the webservice option, in words",
            wire => wire.Calls(KeyPredictRoutes.ListTitle).Errs(403, KeyPredictErrors.OptionNotActivated),
            client => RefusedAsync(403, KeyPredictErrors.OptionNotActivated, () => client.ListTitlesAsync()),
            "key-predict: webservice option off"),
        Case(
            "a candidate who is not there",
            wire => wire.Calls(KeyPredictRoutes.RetrieveCandidate).Query("id", "999999").Errs(404, KeyPredictErrors.CandidateNotFound),
            client => RefusedAsync(404, KeyPredictErrors.CandidateNotFound, () => client.RetrieveCandidateAsync(999999))),
        Case(
            "an invitation to a test that is not there",
            wire => wire.Calls(KeyPredictRoutes.CandidateInvite).Number("id", "candidateId", "410001")
                .Query("test_id", "999999").Errs(404, KeyPredictErrors.TestNotFound),
            client => RefusedAsync(404, KeyPredictErrors.TestNotFound, () => client.InviteAsync(new KeyPredictInvitationInput(410001, [999999])))),
        Case(
            "the scores of an assessment that is not completed",
            wire => wire.Calls(KeyPredictRoutes.ReportFactorsScores)
                .Number("assessment_id", "pendingAssessmentId", "1210001").Errs(406, KeyPredictErrors.NotCompleted),
            client => RefusedAsync(406, KeyPredictErrors.NotCompleted, () => client.FactorsScoresAsync(1210001))),
        Case(
            "a new candidate without a last name",
            wire => wire.Calls(KeyPredictRoutes.CreateCandidate).Query("firstname", "Neuf")
                .Query("email", Like.State("${newEmail}", @"^[^@\s]+@[^@\s]+$", "neuf@people.example")).ErrsField("lastname", "Required."),
            client => RefusedAsync(
                500,
                "Required.",
                () => client.CreateCandidateAsync(new KeyPredictCandidateInput { Firstname = "Neuf", Email = "neuf@people.example" }),
                "lastname")),
    ];

    private static IEnumerable<Interaction> Account =>
    [
        Case(
            "the contracts",
            wire => wire.Calls(KeyPredictRoutes.ListContract).Answers(200, Like.Each(new JsonObject
            {
                ["id"] = Id("1"),
                ["label"] = Like.Type("Credits"),
                ["type"] = Like.OneOf("credits", "licence", "subscription"),
                ["credits"] = Id("1000"),
            })),
            async client => Assert.Equal("1000", Assert.Single(await client.ListContractsAsync()).Credits)),
        Case(
            "credits for a company below",
            wire => wire.Calls(KeyPredictRoutes.GiveCredits).Number("company_id", "companyId", "7302")
                .Query("credits", "5").Answers(200, new JsonObject { ["company_id"] = Id("7302"), ["credits"] = Id("5") }),
            async client => Assert.Equal("7302", (await client.GiveCreditsAsync(7302, 5)).CompanyId)),
        Case(
            "candidates who are taken over",
            wire => wire.Calls(KeyPredictRoutes.CandidateImport).Number("candidates[0][id]", "candidateId", "410001").Answers(200, Like.Each(Candidate)),
            async client => Assert.Equal("410001", Assert.Single(await client.ImportAsync([410001])).Id)),
        Case(
            "the global score",
            wire => wire.Calls(KeyPredictRoutes.ReportScore).Number("assessment_id", "completedAssessmentId", "1210002")
                .Answers(200, new JsonObject { ["assessment_id"] = Id("1210002"), ["score"] = Like.Number(6.2) }),
            async client => Assert.Equal(6.2m, (await client.ScoreAsync(1210002)).Score)),
        Case(
            "the scores of the groups of factors",
            wire => wire.Calls(KeyPredictRoutes.ReportGroupsScore).Number("assessment_id", "completedAssessmentId", "1210002").Answers(
                200, Like.Each(new JsonObject { ["group_id"] = Id("1"), ["group_name"] = Like.Type("Behaviour"), ["group_score"] = Like.Number(6.2) })),
            async client => Assert.Equal("Behaviour", Assert.Single(await client.GroupsScoreAsync(1210002)).GroupName)),
        Case(
            "the profiles of reference",
            wire => wire.Calls(KeyPredictRoutes.AssessmentReferentials).Number("id", "completedAssessmentId", "1210002").Answers(200, Like.Each(new JsonObject
            {
                ["referential_name"] = Like.Type("Conscientious"),
                ["referential_score"] = Like.Whole(70),
                ["class_name"] = Like.Type("General profile"),
            })),
            async client => Assert.Equal(70, Assert.Single(await client.ReferentialsAsync(1210002)).ReferentialScore)),
    ];

    private static JsonObject Campaign => new()
    {
        ["id"] = Id("501"),
        ["label"] = Like.Type("Team leaders"),
        ["predictive_model_id"] = Id("1"),
        ["test_ids"] = Like.Each(Id("144")),
        ["test_language_id"] = Id("1"),
        ["creation_date"] = Date,
    };

    private static JsonObject Members => Campaign.And(("candidates", Like.Each(new JsonObject { ["id"] = Id("410001") })));

    private static JsonObject Renamed => Campaign.And(("label", "Neu"));

    private static IEnumerable<Interaction> Campaigns =>
    [
        Case(
            "the predictive models",
            wire => wire.Calls(KeyPredictRoutes.ListPredictiveModel)
                .Answers(200, Like.Each(new JsonObject { ["id"] = Id("1"), ["label"] = Like.Type("Team leader"), ["objective"] = Like.Type("…") })),
            async client => Assert.Equal("Team leader", Assert.Single(await client.ListPredictiveModelsAsync()).Label)),
        Case(
            "a predictive model with its competencies",
            wire => wire.Calls(KeyPredictRoutes.RetrievePredictiveModel).Number("id", "modelId", "1").Answers(200, new JsonObject
            {
                ["id"] = Id("1"), ["label"] = Like.Type("Team leader"), ["objective"] = Like.Type("…"),
                ["competencies"] = Like.Each(new JsonObject { ["id"] = Id("1"), ["label"] = Like.Type("Deciding"), ["importance"] = Like.Whole(5) }),
            }),
            async client => Assert.Equal(5, Assert.Single((await client.RetrievePredictiveModelAsync(1)).Competencies).Importance)),
        Case(
            "the campaigns",
            wire => wire.Calls(KeyPredictRoutes.ListCampaign).Answers(200, Like.Each(new JsonObject
            {
                ["id"] = Id("501"),
                ["label"] = Like.Type("Team leaders"),
                ["predictive_model_id"] = Id("1"),
                ["test_ids"] = Like.Each(Id("144")),
            })),
            async client => Assert.Equal("501", Assert.Single(await client.ListCampaignsAsync()).Id)),
        Case(
            "a new campaign",
            wire => wire.Calls(KeyPredictRoutes.CreateCampaign).Query("label", "Neu")
                .Number("test_ids", "testId", "144").Number("predictive_model_id", "modelId", "1").Answers(200, Campaign),
            async client => Assert.Equal(
                "501", (await client.CreateCampaignAsync(new KeyPredictCampaignInput { Label = "Neu", TestIds = [144], PredictiveModelId = 1 })).Id)),
        Case(
            "a campaign with its candidates",
            wire => wire.Calls(KeyPredictRoutes.RetrieveCampaign).Number("id", "campaignId", "501").Answers(200, Members),
            async client => Assert.Equal("410001", Assert.Single((await client.RetrieveCampaignAsync(501)).Candidates!).Id)),
        Case(
            "a change of a campaign",
            wire => wire.Calls(KeyPredictRoutes.UpdateCampaign).Number("id", "campaignId", "501").Query("label", "Neu").Answers(200, Renamed),
            async client => Assert.Equal("Neu", (await client.UpdateCampaignAsync(501, new KeyPredictCampaignInput { Label = "Neu" })).Label)),
        Case(
            "an enrolment in a campaign",
            wire => wire.Calls(KeyPredictRoutes.CampaignInvite).Number("id", "campaignId", "501")
                .Number("candidate_id", "freshCandidateId", "410002").Query("send_email", "0")
                .Answers(200, Like.Each(
                    new JsonObject { ["id"] = Id("1210003"), ["candidate_id"] = Id("410002"), ["test_id"] = Id("144"), ["link"] = Link, ["url"] = Link })),
            async client => Assert.Equal("144", Assert.Single(await client.InviteToCampaignAsync(501, [410002], sendEmail: false)).TestId)),
        Case(
            "an enrolment in a campaign once more",
            wire => wire.Calls(KeyPredictRoutes.CampaignInvite).Number("id", "campaignId", "501")
                .Number("candidate_id", "candidateId", "410001").Errs(406, KeyPredictErrors.AlreadyInCampaign),
            client => RefusedAsync(406, KeyPredictErrors.AlreadyInCampaign, () => client.InviteToCampaignAsync(501, [410001]))),
        Case(
            "the fit scores of a campaign that nobody has finished",
            wire => wire.Calls(KeyPredictRoutes.CampaignScores).Number("id", "campaignId", "501").Answers(200, Like.Each(
                new JsonObject { ["candidate_id"] = Id("410001"), ["fit_score"] = null, ["completed"] = Like.Whole(0), ["competencies"] = new JsonArray() })),
            async client => Assert.Null(Assert.Single(await client.CampaignScoresAsync(501)).FitScore)),
    ];
}
