using System.Globalization;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Life;

/// <summary>The end of a campaign: when it comes, a campaign that is online pauses itself [documented: help centre].</summary>
internal static class CampaignEnd
{
    /// <summary>What happens when a campaign's end comes; the subject is the campaign.</summary>
    public const string Kind = "campaign end";

    /// <summary>The change with the campaign's end on the agenda, where it has one that matters.</summary>
    public static Change Foreseen(Change change, Campaign campaign) =>
        campaign is { EndsAt: { } end, Status: "online" } ? change.At(end, Kind, RecordId.Text(campaign.Id)) : change;

    /// <summary>The change with the campaign's former end called off.</summary>
    public static Change CalledOff(Change change, Campaign campaign) => change.Cancel(Kind, RecordId.Text(campaign.Id));

    /// <summary>The campaign's end has come.</summary>
    public static Happening Come(AgendaEntry entry, Moment moment)
    {
        var state = moment.State<KelioState>();
        if (state.Campaigns.Find(int.Parse(entry.Subject, CultureInfo.InvariantCulture)) is not { Status: "online" } campaign)
            return new Happening($"The campaign {entry.Subject} is not online; its end changes nothing.", Change.None);
        var changed = campaign with { Status = "standby", UpdatedAt = moment.Now };
        var change = Change.To(state with { Campaigns = state.Campaigns.Put(changed) });
        return new Happening($"The campaign {entry.Subject} has come to its end and pauses.", change);
    }
}
