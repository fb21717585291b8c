using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The operations of PI2, which the emulator does not play yet: its checks are right, then the answer is 501 by name.</summary>
internal static class Pi2Operations
{
    private static readonly Provenance Portal = Provenance.Observed("APIEV: paths read from the portal and confirmed by 401s");

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Known("list jobs", "GET", "/api/v1/jobs", Provenance.Documented("V2EX")),
        Known("find candidates", "GET", "/api/v1/candidates", Portal),
        Known("create or update candidate", "POST", "/api/v1/candidates", Portal),
        Known("change candidate", "PATCH", "/api/v1/candidates/{personId}", Portal),
        Known("get candidate insights", "GET", "/api/v1/candidates/{personId}/insightspacket", Portal),
        Known("find employees", "GET", "/api/v1/employees", Portal),
        Known("get coaching guide", "GET", "/api/v1/employees/reports/coachingguide", Portal),
        Known("get behavioral report (PI2)", "GET", "/api/v1/behavioralassessments/reports/behavioral", Portal),
    ];

    private static Operation Known(string name, string methods, string template, Provenance basis) =>
        Operation.Unsupported(name, methods, template, basis) with { Surfaces = [PredictiveIndexProvider.Pi2] };
}
