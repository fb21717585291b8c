using Contracts.Kelio;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/applications</c>: the applications of the customer's company, and the statuses that they can have.</summary>
internal static class ApplicationsApi
{
    public static IEnumerable<Operation> Operations() =>
    [
        Operation.Unsupported("list applications", "GET", KelioRoutes.Applications, Provenance.Documented("C/applications")),
        Operation.Unsupported("show application", "GET", KelioRoutes.Application, Provenance.Documented("C/applications; the path is inferred")),
        Operation.Unsupported("list application statuses", "GET", KelioRoutes.ApplicationStatuses, Provenance.Documented("C/applications; the path is inferred")),
        Operation.Unsupported("list application statuses (second path)", "GET", KelioRoutes.ApplicationStatusesAlias, Provenance.Inferred("the list's path is not known")),
        Hidden.Operation("create application", "POST", KelioRoutes.Applications, "J/chart names it as a purpose, but it is on no customer page"),
        Hidden.Operation("update application", "PUT|PATCH", KelioRoutes.Application, "on no page"),
        Hidden.Operation("update applicant", "PUT|PATCH", KelioRoutes.Applicant, "on no page"),
        Hidden.Operation("destroy applicant", "DELETE", KelioRoutes.Applicant, "on no page"),
    ];
}
