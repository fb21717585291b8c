using System.Globalization;
using System.Text.Json;
using Emulator.Core.Effects;
using Emulator.Core.Webhooks;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;
using Emulator.Tests.Fourth.Providers.Larkfield.Wire;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>The one call to the customer: days off were approved.</summary>
internal static class LarkfieldWebhooks
{
    public static Change Tell(Change change, Account account, Absence absence)
    {
        if (account.CallbackUrl is not { } url) return change;
        var body = JsonSerializer.Serialize(new LarkfieldEvent(LarkfieldEvent.Approved, LarkfieldView.Of(absence)), JsonSerializerOptions.Web);
        var subject = absence.Id.ToString(CultureInfo.InvariantCulture);
        return change.Send(new WebhookCall(LarkfieldEvent.Approved, subject, url, "application/json", body, LarkfieldSettings.Callbacks));
    }
}
