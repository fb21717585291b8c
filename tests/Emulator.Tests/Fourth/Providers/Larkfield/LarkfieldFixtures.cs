using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>The one fixture.</summary>
internal static class LarkfieldFixtures
{
    public static IReadOnlyList<Fixture> All { get; } =
    [
        new("larkfield: days off to approve", "An employee has asked for some days off.", Make)
        {
            Parameters = [new("days", 5, "How many.") { Min = 1, Max = LarkfieldSettings.MostDays }],
        },
    ];

    private static FixtureOutcome Make(FixtureCall call)
    {
        var state = call.State<LarkfieldState>();
        var (id, ids) = state.Ids.Next("absence", LarkfieldSettings.FirstAbsence);
        var absence = new Absence(id, state.Employees.Rows.First().Id, DateOnly.FromDateTime(call.Now.UtcDateTime).AddDays(14), call.Number("days"));
        return new FixtureOutcome(
            Change.To(state with { Ids = ids, Absences = state.Absences.Put(absence) }), new Dictionary<string, object> { ["absenceId"] = id });
    }
}
