using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Tests.Fourth.Contracts.Larkfield;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Input;

/// <summary>What was asked for, or why it cannot be read.</summary>
internal sealed record AbsenceInput(LarkfieldAbsenceRequest? Asked, string? Problem)
{
    public static AbsenceInput Read(Request request)
    {
        if (StrictJson.Read(request.Body, 8, out var problem) is not { ValueKind: JsonValueKind.Object } body) return new(null, problem ?? "it is no object");
        try
        {
            return new(body.Deserialize<LarkfieldAbsenceRequest>(JsonSerializerOptions.Web), null);
        }
        catch (JsonException error)
        {
            return new(null, error.Message);
        }
    }

    /// <summary>What is wrong with the values, or null.</summary>
    public Refusal? Judge() =>
        Asked is null ? Refuse(RefusalKind.BadRequest, $"The body cannot be read: {Problem}.")
        : Asked is { EmployeeId: null } or { From: null } ? Refuse(RefusalKind.Invalid, "employeeId and from are required.")
        : Asked.Days is null or < 1 or > LarkfieldSettings.MostDays ? Refuse(RefusalKind.Invalid, $"days must be from 1 to {LarkfieldSettings.MostDays}.")
        : null;

    private static Refusal Refuse(RefusalKind kind, string detail) => new(kind, detail, "Send employeeId, from and days.") { Check = LarkfieldAccess.Body };
}
