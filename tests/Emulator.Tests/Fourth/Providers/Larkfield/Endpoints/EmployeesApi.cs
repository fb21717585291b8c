using Emulator.Core.Judging;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Wire;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Endpoints;

/// <summary>Who works there.</summary>
internal static class EmployeesApi
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("list employees", "GET", LarkfieldRoutes.Employees, Provenance.Documented("guide, 2.1"), List) { ResponseBody = typeof(LarkfieldEmployees) },
        new("get employee", "GET", LarkfieldRoutes.Employee, Provenance.Documented("guide, 2.2"), Get) { ResponseBody = typeof(LarkfieldEmployee) },
        Operation.Unsupported("change employee", "PATCH", LarkfieldRoutes.Employee, Provenance.Documented("guide, 2.3")),
    ];

    private static Outcome List(Call call) =>
        LarkfieldView.Json(200, new LarkfieldEmployees([.. call.State<LarkfieldState>().Employees.Select(LarkfieldView.Of)]));

    private static Outcome Get(Call call) => int.TryParse(call.Route("id"), out var id) && call.State<LarkfieldState>().Employees.Find(id) is { } employee
        ? LarkfieldView.Json(200, LarkfieldView.Of(employee))
        : LarkfieldAccess.NotFound("employee");
}
