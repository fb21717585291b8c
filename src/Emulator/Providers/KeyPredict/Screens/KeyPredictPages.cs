using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Screens;

/// <summary>What the emulator's page shows of Key Predict: Account management › Integrations › Key Predict, and › Contracts.</summary>
internal static class KeyPredictPages
{
    private const string Page = "key-predict/integration", Account = "key-predict/account";

    public static ProviderPages All { get; } = new("TOKEN")
    {
        Credentials = moment => [new ScreenFacts(
            ScreenFact.Code("address", Address(moment)),
            ScreenFact.Code("login", Integration(moment).Login),
            ScreenFact.Code("password", Integration(moment).Password))],
        StandIns = moment => [new StandIn("") { Shell = Connect(Address(moment), Integration(moment)) }],
        Administration = moment => new Screen(
        [
            IntegrationCard(Integration(moment)), ContractCard(moment.State<KeyPredictState>().Account, Integration(moment)), Unknowns(Integration(moment)),
        ]),
    };

    private static Integration Integration(Moment moment) => moment.State<KeyPredictState>().Integration;

    private static string Address(Moment moment) => moment.Address(KeyPredictProvider.SurfaceName) + KeyPredictRoutes.Rest;

    private static string Connect(string address, Integration page)
    {
        var call = $"{address}/{KeyPredictRoutes.Connect}/json?login={Uri.EscapeDataString(page.Login)}&password={Uri.EscapeDataString(page.Password)}";
        return $"curl -s {StandIn.Quoted(call)} | grep -oE '[0-9a-f]{{{KeyPredictSettings.TokenLength}}}'";
    }

    private static ScreenCard IntegrationCard(Integration page) => new("Account management › Integrations › Key Predict",
    [
        .. page.Password.Length < KeyPredictSettings.RecommendedPassword
            ? new[] { new ScreenNote($"A password of at least {KeyPredictSettings.RecommendedPassword} characters is recommended.", "mistake") }
            : [],
        new ScreenForm(
            "Key Predict integration",
            "Save",
            ScreenPress.Change(Page, "The integration is saved."),
            new("login", "API Login", page.Login),
            new("password", "API Password", page.Password)
            {
                Hint = $"at least {KeyPredictSettings.RecommendedPassword} characters are recommended; a change kills every token",
            },
            new("startedUrl", "URL for assessment started", page.StartedUrl ?? "") { IsWide = true, Hint = "empty for none" },
            new("completedUrl", "URL for assessment completed", page.CompletedUrl ?? "") { IsWide = true, Hint = "empty for none" })
        {
            Buttons =
            [
                new ScreenButton(
                    page.IsActive ? "Deactivate" : "Activate",
                    ScreenPress.Set(
                        Page, "active", !page.IsActive, $"The integration is {(page.IsActive ? "deactivated; its tokens are dead" : "activated")}.")),
            ],
        },
        new ScreenTicks(ScreenTick.Of(Page, "tokenExpiration", "Token expiration", page.ExpiresTokens, "a token dies 3 days after its issue")),
    ])
    { Label = "Integrations", Tags = [page.IsActive ? new ScreenTag("activated", "good") : new ScreenTag("deactivated", "bad")] };

    private static ScreenCard ContractCard(Account account, Integration page) => new("Account management › Contracts",
    [
        new ScreenNote(account.Company, "faint"),
        new ScreenForm(
            "Contract",
            "Save",
            ScreenPress.Change(Account, "The contract is saved."),
            new("contract", "Contract", account.Contract) { Choices = ScreenChoice.Of(ContractKind.All) },
            new("credits", "Credits", account.Credits.ToString(CultureInfo.InvariantCulture))
            {
                IsNumber = true, Hint = "with a licence, the assessments left",
            }),
        new ScreenNote("Options", "heading"),
        new ScreenTicks(
            ScreenTick.Of(Page, "webserviceOption", "Webservice", page.HasWebserviceOption, "the paid option; without it connect is refused") with
            {
                Press = ScreenPress.Set(
                    Page, "webserviceOption", !page.HasWebserviceOption, $"The option Webservice is {(page.HasWebserviceOption ? "off" : "on")}."),
            },
            ScreenTick.Of(Account, "insight", "Insight", account.HasInsight),
            ScreenTick.Of(Account, "reports", "Reports", account.HasReports),
            ScreenTick.Of(Account, "talentMap", "Talent Map", account.HasTalentMap)),
    ]);

    // What nobody outside knows for sure, as switches of the emulator: try your client against both.
    private static ScreenCard Unknowns(Integration page) => new("Not on the vendor’s screen",
    [
        new ScreenNote("Where the documentation is silent, the emulator can play both: try your client against each."),
        new ScreenChoices(
            ScreenPress.Change(Page, "Changed."),
            new("tokenPolicy", "A new connect", page.TokenPolicy)
            {
                Choices = [new(Records.Integration.Keep, "keeps the tokens before"), new(Records.Integration.Rotate, "kills the tokens before")],
            },
            new("notificationAuth", "Credentials of notifications", page.NotificationAuth)
            {
                Choices =
                [
                    new(Records.Integration.Basic, "in the header"),
                    new(Records.Integration.Params, "in the parameters"),
                    new(Records.Integration.Both, "in both"),
                ],
            },
            new("notificationFormat", "Body of notifications", page.NotificationFormat)
            {
                Choices = [new(Records.Integration.Form, "a form"), new(Records.Integration.Json, "JSON")],
            }),
        new ScreenTicks(ScreenTick.Of(Page, "strictJson", "Ignore JSON bodies", page.IgnoresJsonBodies, "as the real server probably does") with
        {
            Press = ScreenPress.Set(Page, "strictJson", !page.IgnoresJsonBodies, $"JSON bodies are {(page.IgnoresJsonBodies ? "read" : "ignored")}."),
        }),
    ]);
}
