using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The operations of PI2 that the emulator does not play: answered 501 by name.</summary>
internal static class Pi2Operations
{
    private static readonly Provenance Portal = Provenance.Observed("APIEV: paths read from the portal and confirmed by 401s");

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Known("get candidate insights", "GET", "/api/v1/candidates/{personId}/insightspacket", Portal),
        Known("get coaching guide", "GET", "/api/v1/employees/reports/coachingguide", Portal),
        Known("get behavioral report (PI2)", "GET", "/api/v1/behavioralassessments/reports/behavioral", Portal),
    ];

    private static Operation Known(string name, string methods, string template, Provenance basis) =>
        Operation.Unsupported(name, methods, template, basis) with { Surfaces = [PredictiveIndexProvider.Pi2] };
}
