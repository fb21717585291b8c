using System.Collections.Immutable;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Screens;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Pages;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Screens;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>Predictive Index: the legacy API that the keys of software users open, and PI2.</summary>
internal sealed class PredictiveIndexProvider : IProvider
{
    /// <summary>The surface of the legacy API, whose paths have <c>/api/v1</c> and <c>/api/v2</c>.</summary>
    public const string Legacy = "pi";

    /// <summary>The surface of PI2.</summary>
    public const string Pi2 = "pi2";

    /// <inheritdoc/>
    public string Name => "predictive-index";

    /// <inheritdoc/>
    public string Title => "Predictive Index";

    /// <inheritdoc/>
    public string WorkspaceMember => "predictiveIndex";

    /// <inheritdoc/>
    public IReadOnlyList<Surface> Surfaces { get; } =
        [new(Legacy, "/pi", "pi.predictiveindex.com"), new(Pi2, "/pi2", "integrations.predictiveindex.com")];

    /// <inheritdoc/>
    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. BehavioralAssessmentsApi.Operations, .. PatternsApi.Operations,
        .. ReportsApi.Operations, .. GuidebookApi.Operations, .. CognitiveAssessmentsApi.Operations,
        .. PersonsApi.Operations, .. PeopleAndJobsApi.Operations, .. ReferenceSiteApi.Operations,
        .. Pi2JobsApi.Operations, .. Pi2PeopleApi.Operations, .. Pi2ReportsApi.Operations,
        .. TakerApi.Operations,
    ];

    /// <inheritdoc/>
    public bool IgnoresPathCase => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> SensitiveNames { get; } = [PredictiveIndexRoutes.ApiKeyHeader, "apiKey"];

    /// <inheritdoc/>
    public IReadOnlyList<Rule> Rules => PredictiveIndexRules.All;

    /// <inheritdoc/>
    public IDialect Dialect { get; } = new PredictiveIndexDialect();

    /// <inheritdoc/>
    public IReadOnlyList<ControlRoute> Control => PredictiveIndexControl.Routes;

    /// <inheritdoc/>
    public IReadOnlyList<Act> Acts => PredictiveIndexActs.All;

    /// <inheritdoc/>
    public IEnumerable<ActSubject> People(Moment moment) => PredictiveIndexActs.People(moment);

    /// <inheritdoc/>
    public ProviderPages Pages => PredictiveIndexPages.All;

    /// <inheritdoc/>
    public IReadOnlyList<string> Callers => PredictiveIndexCallers.Names;

    /// <inheritdoc/>
    public CallerCredential? Sign(string caller, IReadOnlyDictionary<string, JsonElement> claims, Surface surface, Moment moment) =>
        PredictiveIndexCallers.Sign(caller, moment);

    /// <inheritdoc/>
    public RecognisedCaller? Recognise(Request request, Moment moment) => PredictiveIndexCallers.Recognise(request, moment);

    /// <inheritdoc/>
    public IReadOnlyList<Check> ChecksOf(Surface surface) => PredictiveIndexAccess.Checks(surface);

    /// <inheritdoc/>
    public Credential? Identify(Request request, RouteMatch match) => PredictiveIndexAccess.Identify(request, match);

    /// <inheritdoc/>
    public Change Seed(SeedContext context) => PredictiveIndexSeed.Make(context);

    /// <inheritdoc/>
    public IReadOnlyList<Fixture> Fixtures => PredictiveIndexFixtures.All;

    /// <inheritdoc/>
    public Happening Run(AgendaEntry entry, Moment moment) => AssessmentAgenda.Run(entry, moment);

    /// <inheritdoc/>
    public IEnumerable<string> Credentials(ProviderState state) =>
        Users(state).Where(user => user.ApiKey is not null).Select(user => $"{user.Role}: {PredictiveIndexRoutes.ApiKeyHeader} {user.ApiKey}");

    /// <inheritdoc/>
    public string Example(ProviderState state, string root) =>
        $"curl -H '{PredictiveIndexRoutes.ApiKeyHeader}: {Users(state).FirstOrDefault()?.ApiKey}' "
        + $"'{root}{Surfaces[0].Prefix}/api/v2/behavioralassessments?$top=1'";

    /// <inheritdoc/>
    public object Describe(Moment moment) => PredictiveIndexControl.Describe(moment);

    private static ImmutableSortedSet<User> Users(ProviderState state) => ((PredictiveIndexState)state).Users.In(PredictiveIndexState.UsersByRole, true);
}
