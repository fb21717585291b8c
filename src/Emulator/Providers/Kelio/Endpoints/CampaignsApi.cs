using Contracts.Kelio;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/campaigns</c> and <c>/channels</c>: the job offers of the customer's company, and where they are broadcast.</summary>
internal static class CampaignsApi
{
    public static IEnumerable<Operation> Operations() =>
    [
        Operation.Unsupported("list campaigns", "GET", KelioRoutes.Campaigns, Provenance.Documented("C/campaigns")),
        Operation.Unsupported("show campaign", "GET", KelioRoutes.Campaign, Provenance.Documented("C/campaigns")),
        Operation.Unsupported("list channels", "GET", KelioRoutes.Channels, Provenance.Documented("C/campaigns; the path is inferred")),
    ];
}
