using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Screens;
using Emulator.Core.State;
using Emulator.Core.Tokens;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Screens;

namespace Emulator.Providers.Kelio;

/// <summary>Kelio ATS, formerly Talentview: the API for customers and the one for job boards, in two environments.</summary>
internal sealed class KelioProvider : IProvider
{
    /// <summary>A token without an expiry, made long ago: it works whenever it is tried.</summary>
    private const long TokenOfTheReadMe = 1_577_836_800;

    private readonly KelioAccess access;
    private readonly KelioSettings settings;

    public KelioProvider()
        : this(new KelioSettings())
    {
    }

    public KelioProvider(KelioOptions options)
        : this(new KelioSettings
        {
            ExtraAudiences = [.. options.ExtraAudiences],
            ResumeDelay = options.ResumeDelay,
            OffersCustomerApplications = options.OffersCustomerApplications,
            OffersJobBoardReads = options.OffersJobBoardReads,
            CastsTypes = options.TypeCasting == "rails",
            ClockSkew = options.ClockSkew,
        })
    {
    }

    public KelioProvider(KelioSettings settings)
    {
        this.settings = settings;
        access = new KelioAccess(settings);
        Control = [.. new KelioKeyControl(settings).Routes, .. KelioApplicationControl.Routes, .. KelioCampaignControl.Routes];
        Fixtures = KelioFixtures.Of(settings);
        Operations =
        [
            .. TokenApi.Operations(settings),
            .. ApplicantsApi.Operations(settings),
            .. ApplicationsApi.Operations(settings),
            .. CampaignsApi.Operations(settings),
            .. EntitiesApi.Operations(settings),
            .. ManagersApi.Operations(settings),
            .. JobBoardsApi.Operations(settings),
        ];
    }

    public string Name => "kelio";

    public string Title => "Kelio ATS";

    public string WorkspaceMember => "kelio";

    public IReadOnlyList<Surface> Surfaces => KelioEnvironment.Surfaces;

    public IReadOnlyList<Operation> Operations { get; }

    public bool IgnoresPathCase => false;

    // Rails routes HEAD as GET and takes the body off, and its paths are normalised [inferred: the vendor's API is a Rails application].
    public bool IsLenientAboutPaths => true;

    public IReadOnlyList<string> SensitiveNames { get; } = ["private_key", "secret_key", KelioToken.Member];

    public JsonSerializerOptions WireJson => KelioJson.Wire.Options;

    public IReadOnlyList<Rule> Rules => KelioRules.All;

    public IDialect Dialect { get; } = new KelioDialect();

    public IReadOnlyList<ControlRoute> Control { get; }

    public IReadOnlyList<Act> Acts => KelioActs.All;

    public IEnumerable<ActSubject> People(Moment moment) => KelioActs.People(moment);

    public ProviderPages Pages => KelioPages.Of(settings);

    public IReadOnlyList<string> Callers => KelioCallers.Names;

    public CallerCredential? Sign(string caller, IReadOnlyDictionary<string, JsonElement> claims, Surface surface, Moment moment) =>
        KelioCallers.Sign(caller, claims, surface, moment);

    public RecognisedCaller? Recognise(Request request, Moment moment) => KelioCallers.Recognise(request, moment);

    public IReadOnlyList<Check> ChecksOf(Surface surface) => access.Checks(surface);

    public Credential? Identify(Request request, RouteMatch match) => access.Identify(request, match);

    public Change Seed(SeedContext context) => KelioSeed.Of(context);

    public IReadOnlyList<Fixture> Fixtures { get; }

    public Happening Run(AgendaEntry entry, Moment moment) => entry.Kind switch
    {
        ResumeUpload.Kind => ResumeUpload.End(entry, moment),
        CampaignEnd.Kind => CampaignEnd.Come(entry, moment),
        _ => throw new InvalidOperationException($"Nothing is known of “{entry.Kind}”."),
    };

    public IEnumerable<string> Credentials(ProviderState state) =>
        ((KelioState)state).Keys.Select(key => $"{key.Environment} {key.Kind}: private key {key.PrivateKey}  secret key {key.SecretKey}");

    public string Example(ProviderState state, string root)
    {
        var key = ((KelioState)state).Keys.First();
        var claims =
            new Dictionary<string, object> { ["iss"] = key.PrivateKey, ["aud"] = KelioEnvironment.AudienceOf(key.Environment), ["iat"] = TokenOfTheReadMe };
        return $"curl -H 'Authorization: Bearer {Jwt.Sign(claims, key.SecretKey)}' '{root}{Surfaces[0].Prefix}{KelioRoutes.Applicants}?per_page=1'";
    }

    public object Describe(Moment moment) => KelioKeyControl.Describe(moment, settings);
}
