using System.Globalization;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Tests.Fourth.Providers.Larkfield.Pages;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Life;

/// <summary>Requested, then approved: the employee gets an e-mail, the customer a call.</summary>
internal static class AbsenceLife
{
    /// <summary>The absence after its approval with all that comes of it; null when its state forbids it.</summary>
    public static (Absence After, Change Change)? Approve(LarkfieldState state, Absence absence)
    {
        if (!LarkfieldActs.Approve.IsLegalIn(absence.State)) return null;
        var after = absence with { State = Absence.Approved };
        var change = Change.To(state with { Absences = state.Absences.Put(after) }).Post(ApprovalMail.Of(state.Employees.Find(absence.EmployeeId)!, after));
        return (after, LarkfieldWebhooks.Tell(change, state.Account.Value, after));
    }

    /// <summary>Carries out an approval that was put off.</summary>
    public static Happening Run(AgendaEntry entry, Moment moment)
    {
        var state = moment.State<LarkfieldState>();
        return Find(state, entry.Subject) is { } absence && Approve(state, absence) is { } approved
            ? new Happening($"Absence {absence.Id} is approved.", approved.Change)
            : new Happening($"Absence {entry.Subject} could not be approved any more.", Change.None);
    }

    /// <summary>The absence with this id as text, or null.</summary>
    public static Absence? Find(LarkfieldState state, string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? state.Absences.Find(number) : null;
}
