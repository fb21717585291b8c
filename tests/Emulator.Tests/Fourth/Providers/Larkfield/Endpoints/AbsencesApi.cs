using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Input;
using Emulator.Tests.Fourth.Providers.Larkfield.Life;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;
using Emulator.Tests.Fourth.Providers.Larkfield.Wire;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Endpoints;

/// <summary>Days off.</summary>
internal static class AbsencesApi
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("request absence", "POST", LarkfieldRoutes.Absences, Provenance.Documented("guide, 3.1"), Request)
        {
            Changes = true, RequestBody = typeof(LarkfieldAbsenceRequest), ResponseBody = typeof(LarkfieldAbsence),
        },
        new("get absence", "GET", LarkfieldRoutes.Absence, Provenance.Observed("a public client"), Get) { ResponseBody = typeof(LarkfieldAbsence) },
    ];

    private static Outcome Request(Call call)
    {
        var input = call.Read(AbsenceInput.Read);
        if (input.Judge() is { } wrong) return wrong;
        var (state, asked) = (call.State<LarkfieldState>(), input.Asked!);
        if (state.Employees.Find(asked.EmployeeId!.Value) is null) return LarkfieldAccess.NotFound("employee");
        var (id, ids) = state.Ids.Next("absence", LarkfieldSettings.FirstAbsence);
        var absence = new Absence(id, asked.EmployeeId.Value, asked.From!.Value, asked.Days!.Value);
        return Outcome.Of(LarkfieldView.Json(201, LarkfieldView.Of(absence)), Change.To(state with { Ids = ids, Absences = state.Absences.Put(absence) }));
    }

    private static Outcome Get(Call call) =>
        AbsenceLife.Find(call.State<LarkfieldState>(), call.Route("id")) is { } absence
            ? LarkfieldView.Json(200, LarkfieldView.Of(absence))
            : LarkfieldAccess.NotFound("absence");
}
