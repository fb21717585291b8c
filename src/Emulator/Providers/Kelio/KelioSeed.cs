using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>The first state of a workspace: a company in each environment with its statuses and channels, a job board, and the
/// keys; in the demo, a past too.</summary>
internal static class KelioSeed
{
    /// <summary>The name of the job board that the seeded key belongs to.</summary>
    public const string JobBoard = "demo_jobboard";

    private const int KeyCount = 3;

    private const int SharedPasts = 4;

    /// <summary>All but the keys depends on seed, hour and fixture alone.</summary>
    private static readonly Shared<(long Seed, DateTimeOffset Hour, bool IsDemo), Change> Pasts =
        new(SharedPasts, static key => WithoutKeys(key.Seed, key.Hour, key.IsDemo));

    public static Change Of(SeedContext context)
    {
        var shared = Pasts.Of((context.Seed, KelioDemo.HourOf(context.Now), context.IsDemo));
        var state = (KelioState)shared.State!;
        var keys = KeysOf(state, context);
        return (shared with { State = state with { Keys = state.Keys.Begin(keys) } }).Claim([.. keys.SelectMany(ClaimsOf)]);
    }

    private static Change WithoutKeys(long seed, DateTimeOffset hour, bool isDemo)
    {
        var ids = new KelioIds(IdSequence.Of(seed));
        var sandbox = new Company(ids.Company(), KelioEnvironment.Sandbox, "atelier-demo", "Atelier Démo");
        var production = new Company(ids.Company(), KelioEnvironment.Production, "maison-exemple", "Maison Exemple");
        var board = new Channel(ids.Channel(), KelioEnvironment.Sandbox, null, JobBoard, "Job board Démo");
        for (var i = 0; i < KeyCount; i++) ids.Key();
        var fresh = new KelioState { Ids = ids.Sequence };
        var state = Open(Open(fresh with { Channels = fresh.Channels.Begin([board]) }, sandbox), production);
        if (isDemo) state = Furnish(state, sandbox, production, seed, hour);
        return state.Campaigns.Rows.Aggregate(Change.To(state), CampaignEnd.Foreseen);
    }

    private static KelioKey[] KeysOf(KelioState state, SeedContext context)
    {
        var ids = new KelioIds(IdSequence.Of(context.Seed));
        Company[] companies = [.. state.Companies.Rows];
        var (sandbox, production, board) = (companies[0], companies[1], BoardOf(state, KelioEnvironment.Sandbox));
        return
        [
            Key(sandbox, null, KelioDefaults.SandboxCustomerPrivateKey, KelioDefaults.SandboxCustomerSecretKey),
            Key(sandbox, board, KelioDefaults.SandboxJobBoardPrivateKey, KelioDefaults.SandboxJobBoardSecretKey),
            Key(production, null, KelioDefaults.ProductionCustomerPrivateKey, KelioDefaults.ProductionCustomerSecretKey),
        ];

        KelioKey Key(Company company, Channel? channel, string privateKey, string secretKey)
        {
            var kind = channel is null ? KelioKey.Customer : KelioKey.JobBoard;
            return new KelioKey(
                ids.Key(),
                company.Environment,
                kind,
                context.HasFixedCredentials ? privateKey : context.Secrets.Guid(),
                context.HasFixedCredentials ? secretKey : context.Secrets.Letters(26),
                [.. KelioSettings.ScopesOf(kind)],
                null,
                IsEnabled: true,
                channel is null ? company.Id : null,
                channel?.Id);
        }
    }

    /// <summary>The seeded job board, looked for without an index: nobody may ever need one.</summary>
    public static Channel? BoardOf(KelioState state, string environment) =>
        state.Channels.FirstOrDefault(channel => channel is { CompanyId: null, Value: JobBoard } && channel.Environment == environment);

    /// <summary>What a key brings into the world: the private key names the workspace, the secret key only is to be hidden.</summary>
    public static Claim[] ClaimsOf(KelioKey key) => [new Claim(KelioAccess.ClaimKind, key.PrivateKey), Claim.Masked(key.SecretKey)];

    /// <summary>The state with this company, its statuses and its career sites.</summary>
    private static KelioState Open(KelioState state, Company company)
    {
        var ids = new KelioIds(state.Ids);
        ApplicationStatus[] statuses =
            [Status("in_progress", "En cours", 1), Status("interview", "Entretien", 2), Status("hired", "Embauché", 3), Status("refused", "Refusé", 4)];
        Channel[] channels = [Career("fr", "Site carrière"), Career("en", "Career site")];
        return state with
        {
            Ids = ids.Sequence,
            Companies = state.Companies.Begin([.. state.Companies, company]),
            Statuses = state.Statuses.Begin([.. state.Statuses, .. statuses]),
            Channels = state.Channels.Begin([.. state.Channels, .. channels]),
        };

        ApplicationStatus Status(string value, string name, int position) => new(ids.Status(), company.Id, value, name, position);

        Channel Career(string locale, string name) => new(ids.Channel(), company.Environment, company.Id, "career_" + locale, name);
    }

    // Besides the two companies with keys, the sandbox has a third, whose records only job boards ever meet.
    private static KelioState Furnish(KelioState state, Company sandbox, Company production, long seed, DateTimeOffset hour)
    {
        var ids = new KelioIds(state.Ids);
        var neighbour = new Company(ids.Company(), KelioEnvironment.Sandbox, "comptoir-voisin", "Comptoir Voisin");
        state = Open(state with { Ids = ids.Sequence }, neighbour);
        state = new KelioDemo(state, sandbox, seed, hour).Furnish(applicants: 300);
        state = new KelioDemo(state, production, seed, hour).Furnish(applicants: 12);
        return new KelioDemo(state, neighbour, seed, hour).Furnish(applicants: 6);
    }
}
