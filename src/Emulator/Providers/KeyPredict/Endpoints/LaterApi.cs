using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>What the provider has and the emulator does not play yet: answered 501 with its name.</summary>
internal static class LaterApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        Page("session page", KeyPredictRoutes.SessionPage, Provenance.Inferred("the link is documented, its shape is not")),
        Page("report page", KeyPredictRoutes.ReportPage, Provenance.Observed("a public client opens the links of assessment/completed; their shape is inferred")),
        Page("participant profile page", KeyPredictRoutes.ProfilePage, Provenance.Inferred("the secure link is documented, its shape is not")),
        Page("test logo", "/files/logos/{test}/{file}", Provenance.Observed("the logos' addresses in the answers that a public client read")),
    ];


    private static Operation Page(string name, string path, Provenance basis) => Operation.Unsupported(name, "GET|POST", path, basis) with { IsOpen = true };
}
