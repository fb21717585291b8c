using Contracts.Kelio;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/managers</c>: the users of the customer's company.</summary>
internal static class ManagersApi
{
    private static readonly Provenance PathInferred = Provenance.Documented("C/managers lists the action; the path is inferred");

    public static IEnumerable<Operation> Operations() =>
    [
        Operation.Unsupported("list managers", "GET", KelioRoutes.Managers, Provenance.Documented("C/managers")),
        Operation.Unsupported("show manager", "GET", KelioRoutes.Manager, Provenance.Documented("C/managers")),
        Operation.Unsupported("create manager", "POST", KelioRoutes.Managers, Provenance.Documented("C/managers")),
        Operation.Unsupported("update manager", "PUT|PATCH", KelioRoutes.Manager, PathInferred),
        Operation.Unsupported("destroy manager", "DELETE", KelioRoutes.Manager, PathInferred),
        Operation.Unsupported("assign unit", "POST", KelioRoutes.ManagerUnits, PathInferred),
        Operation.Unsupported("assign unit by its path", "POST|PUT", KelioRoutes.ManagerUnit, PathInferred),
        Operation.Unsupported("unassign unit", "DELETE", KelioRoutes.ManagerUnit, PathInferred),
    ];
}
