using System.Collections.Immutable;
using System.Text.Json;
using Contracts.KeyPredict;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Screens;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Endpoints;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Screens;

namespace Emulator.Providers.KeyPredict;

/// <summary>Key Predict (formerly Central Test): its address, operations, checks and rules.</summary>
internal sealed class KeyPredictProvider : IProvider
{
    /// <summary>The name of the one surface.</summary>
    public const string SurfaceName = "key-predict";

    /// <summary>The provider as it is when nothing is set.</summary>
    public KeyPredictProvider()
        : this(new KeyPredictOptions())
    {
    }

    /// <summary>The provider with these settings.</summary>
    public KeyPredictProvider(KeyPredictOptions options) => Operations = ImmutableArray.Create<Operation>(
        [
            .. ConnectApi.Operations(options),
            .. ListsApi.Operations,
            .. CandidatesApi.Operations,
            .. InvitationsApi.Operations,
            .. AssessmentsApi.Operations,
            .. PaginationApi.Operations,
            .. ReportsApi.Operations,
            .. CompanyApi.Operations,
            .. ModelsApi.Operations,
            .. CampaignsApi.Operations,
            .. EnrolmentApi.Operations,
            .. ProfileApi.Operations,
            .. SessionPage.Operations,
            .. ReportPage.Operations,
            .. ProfilePage.Operations,
            .. LogoImage.Operations,
        ]);

    public string Name => "key-predict";

    public string Title => "Key Predict";

    public string WorkspaceMember => "keyPredict";

    public IReadOnlyList<Surface> Surfaces { get; } = [new Surface(SurfaceName, "/keypredict", "app.centraltest.com")];

    public IReadOnlyList<Operation> Operations { get; }

    public bool IgnoresPathCase => false;

    public IReadOnlyList<string> SensitiveNames { get; } = [KeyPredictRoutes.TokenHeader, "WWW-CentralTest-Auth-Token", "password", "token"];

    public IReadOnlyList<Rule> Rules => KeyPredictRules.All;

    public IDialect Dialect { get; } = new KeyPredictDialect();

    public IReadOnlyList<ControlRoute> Control => KeyPredictControl.Routes;

    public IReadOnlyList<Act> Acts => KeyPredictActs.All;

    public IEnumerable<ActSubject> People(Moment moment) => KeyPredictActs.People(moment);

    public ProviderPages Pages => KeyPredictPages.All;

    public IReadOnlyList<string> Callers => KeyPredictCallers.Names;

    public CallerCredential? Sign(string caller, IReadOnlyDictionary<string, JsonElement> claims, Surface surface, Moment moment) =>
        KeyPredictCallers.Sign(caller, moment);

    public IReadOnlyList<Check> ChecksOf(Surface surface) => KeyPredictAccess.Checks(surface);

    public Credential? Identify(Request request, RouteMatch match) => KeyPredictAccess.Identify(request, match);

    public Change Seed(SeedContext context) => KeyPredictSeed.Of(context);

    public IReadOnlyList<Fixture> Fixtures => KeyPredictFixtures.All;

    public Happening Run(AgendaEntry entry, Moment moment) => KeyPredictControl.Run(entry, moment);

    public IEnumerable<string> Credentials(ProviderState state)
    {
        var integration = ((KeyPredictState)state).Integration;
        return [$"login {integration.Login}  password {integration.Password}"];
    }

    public string Example(ProviderState state, string root)
    {
        var integration = ((KeyPredictState)state).Integration;
        return $"curl '{root}{Surfaces[0].Prefix}{KeyPredictRoutes.Rest}/{KeyPredictRoutes.Connect}/json?login={integration.Login}&"
            + $"password={integration.Password}'";
    }

    public object Describe(Moment moment)
    {
        var integration = moment.State<KeyPredictState>().Integration;
        return new KeyPredictCredentials(moment.Address(SurfaceName) + KeyPredictRoutes.Rest, integration.Login, integration.Password);
    }
}
