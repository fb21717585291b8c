using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>What the provider has and the emulator does not play yet: answered 501 with its name.</summary>
internal static class LaterApi
{
    private static readonly Provenance ByStyle = Provenance.Inferred("use cases 5 and 6 of the help article name no endpoints; the names follow the API's two styles");

    public static readonly ImmutableArray<Operation> Operations =
    [
        Later("list/group", Provenance.Observed("a public client")),
        Later("list/contract", Provenance.Observed("a public client, the call alone")),
        Later("retrieve/group", Provenance.Observed("a public client")),
        Later("candidate/import", Provenance.Observed("a public client, the call alone")),
        Later("assessment/paginate/completed", Provenance.Observed("a public client")),
        Later("assessment/result", Provenance.Documented("help article Key Predict API; the tree is observed in two public clients")),
        Later("assessment/referentials", Provenance.Observed("a public client, the call alone")),
        Later("assessment/test_factors", Provenance.Observed("a public client, the call alone")),
        Later("report/score", Provenance.Observed("a public client, the call alone")),
        Later("report/factors_scores", Provenance.Observed("two public clients")),
        Later("report/groups_score", Provenance.Observed("a public client, the call alone")),
        Later("company/giveCredits", Provenance.Observed("a public client, the call alone")),
        Later("list/predictiveModel", ByStyle),
        Later("retrieve/predictiveModel", ByStyle),
        Later("list/campaign", ByStyle),
        Later("create/campaign", ByStyle),
        Later("update/campaign", ByStyle),
        Later("retrieve/campaign", ByStyle),
        Later("campaign/invite", ByStyle),
        Later("campaign/scores", ByStyle),
        Later("report/fit_scores", ByStyle),
        Later("candidate/profile", ByStyle),
        Page("session page", KeyPredictRoutes.SessionPage, Provenance.Inferred("the link is documented, its shape is not")),
        Page("report page", KeyPredictRoutes.ReportPage, Provenance.Observed("a public client opens the links of assessment/completed; their shape is inferred")),
        Page("participant profile page", KeyPredictRoutes.ProfilePage, Provenance.Inferred("the secure link is documented, its shape is not")),
        Page("test logo", "/files/logos/{test}/{file}", Provenance.Observed("the logos' addresses in the answers that a public client read")),
    ];

    private static Operation Later(string method, Provenance basis) => Operation.Unsupported(method, "GET|POST", KeyPredictRoutes.Template(method), basis);

    private static Operation Page(string name, string path, Provenance basis) => Operation.Unsupported(name, "GET|POST", path, basis) with { IsOpen = true };
}
