using Contracts.Kelio;
using Emulator.Core;
using Emulator.Core.Access;
using Emulator.Core.Clock;
using Emulator.Core.Evidence;
using Emulator.Providers.Kelio.Endpoints;

namespace Emulator.Providers.Kelio;

/// <summary>Kelio ATS, formerly Talentview: the API for customers and the one for job boards, in two environments.</summary>
internal sealed class KelioProvider : IProvider
{
    private readonly KelioAccess access;
    private readonly IReadOnlyList<Check> checks;
    private readonly KelioSettings settings;

    public KelioProvider()
        : this(new KelioSettings())
    {
    }

    public KelioProvider(KelioSettings settings)
    {
        this.settings = settings;
        access = new KelioAccess(settings);
        checks = access.Checks;
        Control = [.. new KelioKeyControl(settings).Routes, .. KelioApplicationControl.Routes];
        Operations =
        [
            .. TokenApi.Operations(settings),
            .. ApplicantsApi.Operations(settings),
            .. ApplicationsApi.Operations(),
            .. CampaignsApi.Operations(),
            .. EntitiesApi.Operations(),
            .. ManagersApi.Operations(),
            .. JobBoardsApi.Operations(settings),
        ];
    }

    public string Name => "kelio";

    public string Title => "Kelio ATS";

    public string WorkspaceMember => "kelio";

    public IReadOnlyList<Surface> Surfaces => KelioEnvironment.Surfaces;

    public IReadOnlyList<Operation> Operations { get; }

    public bool IgnoresPathCase => false;

    public IReadOnlyList<string> SensitiveNames { get; } = ["private_key", "secret_key", KelioToken.Member];

    public IReadOnlyList<Rule> Rules => KelioRules.All;

    public IDialect Dialect { get; } = new KelioDialect();

    public IReadOnlyList<ControlRoute> Control { get; }

    public IReadOnlyList<Check> ChecksOf(Surface surface) => checks;

    public Credential? Identify(Request request, RouteMatch match) => access.Identify(request, match);

    public Change Seed(SeedContext context) => KelioSeed.Of(context);

    public Happening Run(AgendaEntry entry, Moment moment) => entry.Kind switch
    {
        NewApplicant.ResumeUpload => NewApplicant.EndUpload(entry, moment),
        _ => throw new InvalidOperationException($"Nothing is known of “{entry.Kind}”."),
    };

    public object Describe(Moment moment) => KelioKeyControl.Describe(moment, settings);
}
