using Emulator.Core.Hosting;

namespace Emulator.Providers.Kelio;

/// <summary>What can be set at the start: readings of the documentation that are too bold to be on by default, and audiences for local use.</summary>
public sealed class KelioOptions : IProviderOptions
{
    /// <summary>Audiences that are accepted in both environments besides their own.</summary>
    public string[] ExtraAudiences { get; init; } = [];

    /// <summary>How long after the creation of an applicant the resume is there.</summary>
    public TimeSpan ResumeDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether customers may <c>POST /applications</c>, which the fair-use page names and no customer page describes.</summary>
    public bool OffersCustomerApplications { get; init; }

    /// <summary>Whether job boards have <c>GET /jobboards/companies</c> and <c>GET /jobboards/applications/:id</c>,
    /// which are plausible and on no page.</summary>
    public bool OffersJobBoardReads { get; init; }

    /// <summary><c>strict</c>, or <c>rails</c>: what the framework behind the API would cast is taken in JSON bodies, as <c>"1"</c> for true.</summary>
    public string TypeCasting { get; init; } = "strict";

    /// <summary>How far a token's <c>iat</c> may be ahead of the workspace's clock.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes()
    {
        if (TypeCasting is not ("strict" or "rails")) yield return $"kelio:typeCasting is “{TypeCasting}”; it can be strict or rails";
        if (ClockSkew < TimeSpan.Zero || ClockSkew > TimeSpan.FromHours(1)) yield return $"kelio:clockSkew is {ClockSkew}; it can be 00:00:00 to 01:00:00";
        if (ExtraAudiences.Any(string.IsNullOrWhiteSpace))
            yield return "kelio:extraAudiences has an empty audience; a token without an audience is never accepted";
        if (ResumeDelay < TimeSpan.Zero || ResumeDelay > TimeSpan.FromDays(1))
            yield return $"kelio:resumeDelay is {ResumeDelay}; it can be 00:00:00 to 1.00:00:00";
    }
}
