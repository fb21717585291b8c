namespace Contracts.KeyPredict;

/// <summary>Where Key Predict's methods lie and in which header the token goes. The words of a path are compared to the letter; only the format word is not.</summary>
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

    /// <summary>The page on which a candidate takes an assessment; the secret is in <c>key</c>.</summary>
    public const string SessionPage = "/assessment/session";

    /// <summary>The page with an assessment's report; the secret is in <c>key</c>.</summary>
    public const string ReportPage = "/assessment/report";

    /// <summary>The page with a participant's profile; the secret is in <c>key</c>.</summary>
    public const string ProfilePage = "/customer/participant/profile";

    /// <summary>What is put behind the report's address for the PDF file.</summary>
    public const string PdfSuffix = "&outputFormat=pdfTOC";

    /// <summary>The path template of a method: the format word comes last and may be left out, which means JSON.</summary>
    public static string Template(string method) => $"{Rest}/{method}/{{format?}}";
}
