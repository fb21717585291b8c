using Emulator.Core.Webhooks;

namespace Emulator.Providers.KeyPredict;

/// <summary>Every number of the provider, with its source.</summary>
internal static class KeyPredictSettings
{
    /// <summary>A token has 40 hexadecimal digits. Inferred: the usual token of the vendor's framework; the guide calls it opaque.</summary>
    public const int TokenLength = 40;

    /// <summary>The tokens that an account keeps when nothing else is set: beyond these the oldest dead or expired ones go first. Decided for the emulator:
    /// each <c>connect</c> makes one.</summary>
    public const int MostTokens = 10_000;

    /// <summary>The secret in a session or report link. Inferred: the same style as the token.</summary>
    public const int LinkKeyLength = 40;

    /// <summary>The shortest candidate password. Documented: user guide, the example of a field error.</summary>
    public const int ShortestPassword = 3;

    /// <summary>The API password's recommended length. Documented: help article on the Key Predict API; recommended, not enforced.</summary>
    public const int RecommendedPassword = 12;

    /// <summary>The longest text of a field. Inferred: the default text column of the vendor's framework.</summary>
    public const int LongestText = 255;

    /// <summary>The longest free text. Inferred: a column of the type TEXT.</summary>
    public const int LongestObservations = 65_535;

    /// <summary>Credits that a proctored session takes besides. Documented: help article on proctoring.</summary>
    public const int ProctoringPrice = 5;

    /// <summary>The items of a page when none are asked for. Inferred: a public client reads element 50 of an unparametrised call;
    /// and the most that a page holds.</summary>
    public const int PageSize = 100, LargestPage = 500;

    /// <summary>The balance of an account without a past. Decided for the emulator.</summary>
    public const int FirstCredits = 1_000;

    /// <summary>The first ids, so that they have as many digits as in production (assessments: 6 to 7, seen by a public client).</summary>
    public const int FirstCandidateId = 410_001, FirstAssessmentId = 1_210_001, FirstGroupId = 2_101, FirstCampaignId = 501;

    /// <summary>How long a token lives when Token expiration is on: <c>[issue, issue + 72 h)</c>. Documented: help article (3 days).</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromDays(3);

    /// <summary>Three tries, at +0, +1 and +11 minutes, of 10 seconds each; every answer but 2xx is tried again. Inferred: nothing is documented;
    /// polling is the stated fallback.</summary>
    public static readonly RetryPlan Notifications = new([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)], TimeSpan.FromSeconds(10), []);

    /// <summary>The scale of a factor. Observed: reports read by a public client.</summary>
    public const decimal LowestScore = 0m, HighestScore = 10m;
}
