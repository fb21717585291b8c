using Contracts.Kelio;
using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/entities</c>: the parts of the customer's company and their units.</summary>
internal static class EntitiesApi
{
    public static IEnumerable<Operation> Operations() =>
    [
        Operation.Unsupported("list entities", "GET", KelioRoutes.Entities, Provenance.Documented("C/entities")),
        Operation.Unsupported("show entity", "GET", KelioRoutes.Entity, Provenance.Documented("C/entities")),
        Operation.Unsupported("list units", "GET", KelioRoutes.Units, Provenance.Documented("C/entities")),
        Operation.Unsupported("show unit", "GET", KelioRoutes.Unit, Provenance.Inferred("by analogy with the other show endpoints")),
    ];
}
