using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Screens;

/// <summary>What the emulator's page shows of Kelio: the keys and their scopes, which an integrator gets from the vendor by e-mail.</summary>
internal static class KelioPages
{
    private const string Keys = "kelio/keys";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ProviderPages Of(KelioSettings settings) => new("TOKEN")
    {
        Credentials = moment => Credentials(KelioKeyControl.Describe(moment, settings)),
        StandIns = moment => StandIns(moment, KelioKeyControl.Describe(moment, settings)),
        Administration = moment => new Screen([.. Cards(KelioKeyControl.Describe(moment, settings).Keys), Issue()]),
    };

    private static ImmutableArray<ScreenFacts> Credentials(KelioWorkspace world) =>
    [
        .. world.Keys.Select(key => new ScreenFacts(
            ScreenFact.Code($"{key.Environment}, {key.Kind}: private key", key.PrivateKey),
            ScreenFact.Code("secret key", key.SecretKey),
            ScreenFact.Code("address", Place(world, key).BaseUrl),
            ScreenFact.Code("audience", Place(world, key).Audience))),
    ];

    // The vendor's own token request; a client that signs tokens itself needs none.
    private static ImmutableArray<StandIn> StandIns(Moment moment, KelioWorkspace world)
    {
        var labels = moment.State<KelioState>().Keys.ToDictionary(key => key.PrivateKey, key => key.Label);
        return
        [
            .. world.Keys.Where(key => key.Enabled).Select(key => new StandIn(labels[key.PrivateKey]) { Shell = TokenRequest(key, Place(world, key).BaseUrl) }),
        ];
    }

    private static string TokenRequest(KelioKeyBody key, string address)
    {
        var body = JsonSerializer.Serialize(new Dictionary<string, string> { ["private_key"] = key.PrivateKey, ["secret_key"] = key.SecretKey }, Plain);
        return $"curl -s -H 'Content-Type: application/json' -d {StandIn.Quoted(body)} {address}/jwt | cut -d '\"' -f 4";
    }

    private static IEnumerable<ScreenCard> Cards(IReadOnlyList<KelioKeyBody> keys) =>
        keys.Count == 0 ? [new ScreenCard("Keys", [new ScreenNote("No keys: every call is refused. Issue one below.")])] : keys.Select(Card);

    private static ScreenCard Card(KelioKeyBody key)
    {
        var path = $"{Keys}/{key.PrivateKey}";
        var place = key.Environment == KelioEnvironment.Sandbox ? "Sandbox" : "Production";
        return new ScreenCard($"{place}, {(key.Kind == KelioKey.JobBoard ? $"job board key ({key.JobBoard})" : "customer key")}",
        [
            new ScreenFacts(ScreenFact.Code("Private key", key.PrivateKey), ScreenFact.Code("Secret encryption key", key.SecretKey)),
            new ScreenTicks([.. KelioSettings.ScopesOf(key.Kind).Select(scope => Scope(path, key, scope))]) { Legend = "Scopes" },
            new ScreenForm(
                "Quota",
                "Set",
                ScreenPress.Change(path, "The quota is changed."),
                new ScreenField("quotaPerMinute", "Requests a minute", key.QuotaPerMinute.ToString(CultureInfo.InvariantCulture)) { IsNumber = true })
            {
                IsLine = true,
                Buttons =
                [
                    new ScreenButton(
                        key.Enabled ? "Disable" : "Enable",
                        ScreenPress.Set(path, "enabled", !key.Enabled, $"The key is {(key.Enabled ? "disabled" : "enabled")}.")),
                    new ScreenButton("Revoke", new ScreenPress("DELETE", path, null, "The key is revoked."))
                    {
                        Question = "Revoke it? Its tokens die at once.",
                    },
                ],
            },
        ])
        { Id = key.PrivateKey, Label = $"Key of {key.Environment}, {key.Kind}", Tags = [new ScreenTag(key.Enabled ? "enabled" : "disabled")] };
    }

    private static ScreenTick Scope(string path, KelioKeyBody key, string scope)
    {
        var isOn = key.Scopes.Contains(scope);
        var after = KelioSettings.ScopesOf(key.Kind).Where(other => other == scope ? !isOn : key.Scopes.Contains(other)).ToList();
        return new ScreenTick(scope, isOn, ScreenPress.Set(path, "scopes", after, $"{scope} is {(isOn ? "taken away" : "given")}."));
    }

    private static ScreenCard Issue() => new("Issue a key",
    [
        new ScreenForm(
            "Issue a key",
            "Issue",
            new ScreenPress("POST", Keys, null, "The key is issued."),
            new("environment", "Environment", KelioEnvironment.Sandbox) { Choices = ScreenChoice.Of([KelioEnvironment.Sandbox, KelioEnvironment.Production]) },
            new("kind", "For", KelioKey.Customer) { Choices = [new(KelioKey.Customer, "a customer"), new(KelioKey.JobBoard, "a job board")] },
            new("quotaPerMinute", "Requests a minute", "") { IsNumber = true, Hint = "empty for the usual 120" },
            new("jobBoard", "Job board", "") { When = new("kind", KelioKey.JobBoard), Hint = "empty for one of its own" },
            Scopes(KelioKey.Customer),
            Scopes(KelioKey.JobBoard)),
    ]);

    private static ScreenField Scopes(string kind) =>
        new("scopes", "Scopes", KelioSettings.ScopesOf(kind)) { Choices = ScreenChoice.Of(KelioSettings.ScopesOf(kind)), When = new("kind", kind) };

    private static KelioEnvironmentBody Place(KelioWorkspace world, KelioKeyBody key) =>
        key.Environment == KelioEnvironment.Sandbox ? world.Sandbox : world.Production;
}
