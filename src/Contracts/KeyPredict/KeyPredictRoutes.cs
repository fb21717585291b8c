namespace Contracts.KeyPredict;

/// <summary>Where Key Predict's methods lie and in which header the token goes. The words of a path are compared to the
/// letter; only the format word is not.</summary>
public static class KeyPredictRoutes
{
    /// <summary>The request header that carries the bare token (user guide 1.2).</summary>
    public const string TokenHeader = "WWW-Authenticate";

    /// <summary>The part of the path before every method.</summary>
    public const string Rest = "/customer/REST";

    /// <summary>Login and password for a token.</summary>
    public const string Connect = "connect";

    /// <summary>The titles of a person.</summary>
    public const string ListTitle = "list/title";

    /// <summary>The tests that the account may use.</summary>
    public const string ListTest = "list/test";

    /// <summary>The other name of <see cref="ListTest"/>.</summary>
    public const string AssessmentList = "assessment/list";

    /// <summary>The languages of the account, or of one test.</summary>
    public const string ListTestLanguage = "list/testLanguage";

    /// <summary>Makes a candidate.</summary>
    public const string CreateCandidate = "create/candidate";

    /// <summary>Changes a candidate.</summary>
    public const string UpdateCandidate = "update/candidate";

    /// <summary>Gives a candidate.</summary>
    public const string RetrieveCandidate = "retrieve/candidate";

    /// <summary>Invites a candidate to one or more tests.</summary>
    public const string CandidateInvite = "candidate/invite";

    /// <summary>The assessments that are still to be completed.</summary>
    public const string AssessmentPending = "assessment/pending";

    /// <summary>The assessments that were completed.</summary>
    public const string AssessmentCompleted = "assessment/completed";

    /// <summary>The groups of candidates.</summary>
    public const string ListGroup = "list/group";

    /// <summary>Gives a group with its candidates.</summary>
    public const string RetrieveGroup = "retrieve/group";

    /// <summary>What pays for assessments.</summary>
    public const string ListContract = "list/contract";

    /// <summary>Gives credits to a company below this one.</summary>
    public const string GiveCredits = "company/giveCredits";

    /// <summary>Attaches existing candidates to the calling company.</summary>
    public const string CandidateImport = "candidate/import";

    /// <summary>The completed assessments page by page.</summary>
    public const string AssessmentPaginateCompleted = "assessment/paginate/completed";

    /// <summary>The whole result of an assessment, as a tree.</summary>
    public const string AssessmentResult = "assessment/result";

    /// <summary>How well a result matches profiles of reference.</summary>
    public const string AssessmentReferentials = "assessment/referentials";

    /// <summary>The factors that a test measures.</summary>
    public const string AssessmentTestFactors = "assessment/test_factors";

    /// <summary>The global score of an assessment.</summary>
    public const string ReportScore = "report/score";

    /// <summary>The score of each factor.</summary>
    public const string ReportFactorsScores = "report/factors_scores";

    /// <summary>The score of each group of factors.</summary>
    public const string ReportGroupsScore = "report/groups_score";

    /// <summary>The predictive models.</summary>
    public const string ListPredictiveModel = "list/predictiveModel";

    /// <summary>A predictive model with its competencies.</summary>
    public const string RetrievePredictiveModel = "retrieve/predictiveModel";

    /// <summary>The campaigns.</summary>
    public const string ListCampaign = "list/campaign";

    /// <summary>Makes a campaign.</summary>
    public const string CreateCampaign = "create/campaign";

    /// <summary>Changes a campaign.</summary>
    public const string UpdateCampaign = "update/campaign";

    /// <summary>A campaign with its candidates.</summary>
    public const string RetrieveCampaign = "retrieve/campaign";

    /// <summary>Enrols candidates in a campaign and invites them to its tests.</summary>
    public const string CampaignInvite = "campaign/invite";

    /// <summary>The fit scores of a campaign, best first.</summary>
    public const string CampaignScores = "campaign/scores";

    /// <summary>The other name of <see cref="CampaignScores"/>.</summary>
    public const string ReportFitScores = "report/fit_scores";

    /// <summary>The secret link to a participant's profile page.</summary>
    public const string CandidateProfile = "candidate/profile";

    /// <summary>The page on which a candidate takes an assessment; the secret is in <c>key</c>.</summary>
    public const string SessionPage = "/assessment/session";

    /// <summary>The page with an assessment's report; the secret is in <c>key</c>.</summary>
    public const string ReportPage = "/assessment/report";

    /// <summary>The page with a participant's profile; the secret is in <c>key</c>.</summary>
    public const string ProfilePage = "/customer/participant/profile";

    /// <summary>A test's logo.</summary>
    public const string LogoFile = "/files/logos/{test}/{file}";

    /// <summary>What is put behind the report's address for the PDF file.</summary>
    public const string PdfSuffix = "&outputFormat=pdfTOC";

    /// <summary>The path template of a method: the format word comes last and may be left out, which means JSON.</summary>
    public static string Template(string method) => $"{Rest}/{method}/{{format?}}";
}
