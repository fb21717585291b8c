using System.Text.Json;
using Emulator.Core.Wire;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Wire;

/// <summary>The records as the wire shows them.</summary>
internal static class LarkfieldView
{
    public static LarkfieldEmployee Of(Employee employee) => new(employee.Id, employee.Name, employee.Email);

    public static LarkfieldAbsence Of(Absence absence) => new(absence.Id, absence.EmployeeId, absence.From, absence.Days, absence.State);

    public static Answer Json<T>(int status, T body) =>
        Answer.Later(status, "application/json", () => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
}
