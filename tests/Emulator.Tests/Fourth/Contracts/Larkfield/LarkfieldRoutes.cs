namespace Emulator.Tests.Fourth.Contracts.Larkfield;

/// <summary>The paths after the surface's prefix, and the header of the key.</summary>
public static class LarkfieldRoutes
{
    public const string KeyHeader = "X-Larkfield-Key";
    public const string Employees = "/v1/employees";
    public const string Employee = Employees + "/{id}";
    public const string Absences = "/v1/absences";
    public const string Absence = Absences + "/{id}";
}
