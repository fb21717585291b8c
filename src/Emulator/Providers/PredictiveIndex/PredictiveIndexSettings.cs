using System.Collections.Immutable;
using Emulator.Core.Webhooks;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>Every number of the provider, with its source.</summary>
internal static class PredictiveIndexSettings
{
    /// <summary>No number is published; settable for each workspace [inferred: arbitrary].</summary>
    public const int RequestsPerMinute = 100;

    /// <summary>“Usually 50” results at most, and without <c>$top</c> [COMMON, KEYTEST].</summary>
    public const int LargestPage = 50;

    /// <summary>Answers were collected by e-mail invitation [inferred: channels of WH1, numbers invented].</summary>
    public const int ScoredByInvitation = 1;

    /// <summary>By an open invitation link [inferred].</summary>
    public const int ScoredByOpenLink = 2;

    /// <summary>By the API [inferred].</summary>
    public const int ScoredByApi = 3;

    /// <summary>Unset means English [inferred].</summary>
    public const string DefaultLanguage = "en-US";

    /// <summary>Scores are in sigma and lie between −3 and 3 [inferred from the factor ranges of V2EX].</summary>
    public const double LargestSigma = 3;

    /// <summary>The ranges of a job's target are 1.00 wide in every sample [V2EX].</summary>
    public const double TargetWidth = 1;

    /// <summary>The scaled cognitive score runs from here [partner pages] …</summary>
    public const int LeastCognitiveScore = 100;

    /// <summary>… to here, with a mean of 250.</summary>
    public const int GreatestCognitiveScore = 450;

    /// <summary>The window of the rate limit: 60 seconds [V2START].</summary>
    public static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(60);

    /// <summary>Days for a behavioral assessment when the company has set none [inferred from the example in V2SET].</summary>
    public static readonly TimeSpan BehavioralLife = TimeSpan.FromDays(10);

    /// <summary>A cognitive assessment is always open for 14 days [COMPANY].</summary>
    public static readonly TimeSpan CognitiveLife = TimeSpan.FromDays(14);

    /// <summary>At most 9 calls within 24 hours, on 408, 429 and 500 to 504 but 501 [V2WH]; waits of 5 minutes, doubled each time, and 30
    /// seconds of patience [inferred].</summary>
    public static readonly RetryPlan WebhookRetries = new(
        [.. ImmutableArray.Create(5, 10, 20, 40, 80, 160, 320, 640).Select(minutes => TimeSpan.FromMinutes(minutes))],
        TimeSpan.FromSeconds(30),
        [408, 429, 500, 502, 503, 504]);
}
