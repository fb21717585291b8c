using System.Globalization;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Life;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;
using Emulator.Tests.Fourth.Providers.Larkfield.Wire;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Screens;

/// <summary>What managers and administrators do.</summary>
internal static class LarkfieldControl
{
    public static IReadOnlyList<ControlRoute> Routes { get; } =
    [
        ControlRoute.Plain("GET", "account", "Shows the account.", call => ControlOutcome.Ok(View(call.Moment.State<LarkfieldState>().Account.Value))),
        ControlRoute.With<LarkfieldAccountChange>("PATCH", "account", "Changes the account.", Alter),
        ControlRoute.With<LarkfieldAct>("POST", "absences/{id}/approve", "A manager approves days off, now or later.", Approve).Answering(200, 202, 409),
    ];

    private static LarkfieldAccount View(Account account) => new(account.Company, account.CallbackUrl);

    private static ControlOutcome Alter(ControlCall call, LarkfieldAccountChange wish)
    {
        var state = call.Moment.State<LarkfieldState>();
        var url = wish.CallbackUrl.Or(state.Account.Value.CallbackUrl);
        if (!string.IsNullOrEmpty(url) && !Uri.IsWellFormedUriString(url, UriKind.Absolute))
            return ControlOutcome.BadRequest("callbackUrl", "must be an absolute address, or empty");
        var after = state.Account.Value with { CallbackUrl = string.IsNullOrEmpty(url) ? null : url };
        return ControlOutcome.Ok(View(after), Change.To(state with { Account = state.Account.Set(after) }));
    }

    private static ControlOutcome Approve(ControlCall call, LarkfieldAct wish)
    {
        var (state, now) = (call.Moment.State<LarkfieldState>(), call.Moment.Now);
        if (AbsenceLife.Find(state, call.Route["id"]) is not { } absence) return ControlOutcome.NotFound("There is no such absence.");
        if (wish.After is { } wait)
        {
            if (wait < TimeSpan.Zero || wait >= WorkspaceClock.End - now) return ControlOutcome.BadRequest("after", "must be a duration of zero or more");
            var later = Change.None.At(now + wait, LarkfieldActs.Approve.Name, absence.Id.ToString(CultureInfo.InvariantCulture));
            return ControlOutcome.Accepted(new LarkfieldDue(now + wait), later);
        }

        return AbsenceLife.Approve(state, absence) is { } approved
            ? ControlOutcome.Ok(LarkfieldView.Of(approved.After), approved.Change)
            : ControlOutcome.Conflict($"The absence is {absence.State}: it cannot be approved.");
    }
}
