using Emulator.Core;

namespace Emulator.Providers.Kelio;

/// <summary>What can be set at the start: readings of the documentation that are too bold to be on by default, and audiences for local use.</summary>
public sealed class KelioOptions : IProviderOptions
{
    /// <summary>Audiences that are accepted in both environments besides their own.</summary>
    public string[] ExtraAudiences { get; init; } = [];

    /// <summary>Whether customers may <c>POST /applications</c>, which the fair-use page names and no customer page describes.</summary>
    public bool OffersCustomerApplications { get; init; }

    /// <summary>Whether job boards have <c>GET /jobboards/companies</c> and <c>GET /jobboards/applications/:id</c>, which are plausible and on no page.</summary>
    public bool OffersJobBoardReads { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        ExtraAudiences.Where(string.IsNullOrWhiteSpace).Select(_ => "kelio:extraAudiences has an empty audience; a token without an audience is never accepted").Take(1);
}
