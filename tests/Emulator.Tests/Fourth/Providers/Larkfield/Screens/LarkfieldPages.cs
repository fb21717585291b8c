using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Screens;

/// <summary>What the emulator's page shows of Larkfield: the key, and the page of the account.</summary>
internal static class LarkfieldPages
{
    public static ProviderPages All { get; } = new("LARKFIELD_KEY")
    {
        Credentials = moment => [new ScreenFacts(
            ScreenFact.Code("address", moment.Address(LarkfieldProvider.SurfaceName)), ScreenFact.Code(LarkfieldRoutes.KeyHeader, Account(moment).ApiKey))],
        StandIns = moment => [new StandIn("") { Value = Account(moment).ApiKey }],
        Administration = moment => new Screen([Card(Account(moment))]),
    };

    private static Account Account(Moment moment) => moment.State<LarkfieldState>().Account.Value;

    private static ScreenCard Card(Account account) => new("Settings › Integrations",
    [
        new ScreenFacts(new ScreenFact("Company", account.Company)),
        new ScreenForm(
            "Account",
            "Save",
            ScreenPress.Change("larkfield/account", "The account is saved."),
            new ScreenField("callbackUrl", "Callback address", account.CallbackUrl ?? "") { IsWide = true }),
    ]);
}
