using System.Globalization;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>What managers and administrators do, and to whom.</summary>
internal static class LarkfieldActs
{
    public static Act Approve { get; } = new("approve absence", "Approve", "manager", "absence", "POST", "larkfield/absences/{id}/approve")
    {
        Members = [ActMember.After],
        From = [Absence.Requested],
        To = Absence.Approved,
    };

    public static IReadOnlyList<Act> All { get; } =
    [
        Approve,
        new("change account", "Change the account", "administrator", "account", "PATCH", "larkfield/account")
        {
            Members = [new("callbackUrl", MemberKind.Url, "called when days off are approved") { IsClearable = true }],
        },
    ];

    public static IEnumerable<ActSubject> People(Moment moment)
    {
        var state = moment.State<LarkfieldState>();
        foreach (var who in state.Employees) yield return new ActSubject("employee", Text(who.Id), "Employee", "employee", who.Name, who.Email);
        foreach (var absence in state.Absences)
        {
            var who = state.Employees.Find(absence.EmployeeId)!;
            var title = $"{absence.Days} days off from {absence.From:yyyy-MM-dd}";
            yield return new ActSubject("absence", Text(absence.Id), title, absence.State, who.Name, who.Email);
        }
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
