using System.Text.Json;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Screens;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Endpoints;
using Emulator.Tests.Fourth.Providers.Larkfield.Life;
using Emulator.Tests.Fourth.Providers.Larkfield.Screens;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>Larkfield HR, which exists nowhere: employees and their days off.</summary>
internal sealed class LarkfieldProvider : IProvider
{
    public const string SurfaceName = "larkfield";

    public string Name => "larkfield";

    public string Title => "Larkfield HR";

    public string WorkspaceMember => "larkfield";

    public IReadOnlyList<Surface> Surfaces { get; } = [new(SurfaceName, "/larkfield", "api.larkfield.example")];

    public IReadOnlyList<Operation> Operations { get; } = [.. EmployeesApi.Operations, .. AbsencesApi.Operations];

    public bool IgnoresPathCase => false;

    public IReadOnlyList<string> SensitiveNames { get; } = [LarkfieldRoutes.KeyHeader];

    public IReadOnlyList<Rule> Rules { get; } = [new("an approval is told to the customer and to the employee", Provenance.Documented("guide, 4"))];

    public IDialect Dialect { get; } = new LarkfieldDialect();

    public IReadOnlyList<ControlRoute> Control => LarkfieldControl.Routes;

    public IReadOnlyList<Act> Acts => LarkfieldActs.All;

    public ProviderPages Pages => LarkfieldPages.All;

    public IReadOnlyList<string> Callers => [LarkfieldAccess.Client];

    public IReadOnlyList<Fixture> Fixtures => LarkfieldFixtures.All;

    public CallerCredential? Sign(string caller, IReadOnlyDictionary<string, JsonElement> claims, Surface surface, Moment moment) =>
        LarkfieldAccess.Sign(caller, moment);

    public RecognisedCaller? Recognise(Request request, Moment moment) => LarkfieldAccess.Recognise(request, moment);

    public IReadOnlyList<Check> ChecksOf(Surface surface) => LarkfieldAccess.Checks;

    public Credential? Identify(Request request, RouteMatch match) => LarkfieldAccess.Identify(request);

    public Change Seed(SeedContext context) => LarkfieldSeed.Of(context);

    public IEnumerable<ActSubject> People(Moment moment) => LarkfieldActs.People(moment);

    public Happening Run(AgendaEntry entry, Moment moment) => AbsenceLife.Run(entry, moment);

    public IEnumerable<string> Credentials(ProviderState state) => [$"{LarkfieldRoutes.KeyHeader} {((LarkfieldState)state).Account.Value.ApiKey}"];

    public string Example(ProviderState state, string root) =>
        $"curl -H '{LarkfieldRoutes.KeyHeader}: {((LarkfieldState)state).Account.Value.ApiKey}' '{root}{Surfaces[0].Prefix}{LarkfieldRoutes.Employees}'";

    public object Describe(Moment moment) => new LarkfieldWorkspace(moment.Address(SurfaceName), moment.State<LarkfieldState>().Account.Value.ApiKey);
}
