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

    public static Change Of(SeedContext context)
    {
        var ids = new KelioIds(IdSequence.Of(context.Seed));
        var sandbox = new Company(ids.Company(), KelioEnvironment.Sandbox, "atelier-demo", "Atelier Démo");
        var production = new Company(ids.Company(), KelioEnvironment.Production, "maison-exemple", "Maison Exemple");
        var board = new Channel(ids.Channel(), KelioEnvironment.Sandbox, null, JobBoard, "Job board Démo");
        KelioKey[] keys =
        [
            Key(sandbox, null, KelioDefaults.SandboxCustomerPrivateKey, KelioDefaults.SandboxCustomerSecretKey),
            Key(sandbox, board, KelioDefaults.SandboxJobBoardPrivateKey, KelioDefaults.SandboxJobBoardSecretKey),
            Key(production, null, KelioDefaults.ProductionCustomerPrivateKey, KelioDefaults.ProductionCustomerSecretKey),
        ];
        var fresh = new KelioState { Ids = ids.Sequence };
        var state = Open(Open(fresh with { Channels = fresh.Channels.Put(board), Keys = fresh.Keys.Put(keys) }, sandbox), production);
        if (context.IsDemo) state = Furnish(state, sandbox, production, context);
        return state.Campaigns.Rows.Aggregate(Change.To(state), CampaignEnd.Foreseen).Claim([.. keys.SelectMany(ClaimsOf)]);

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
            Companies = state.Companies.Put(company),
            Statuses = state.Statuses.Put(statuses),
            Channels = state.Channels.Put(channels),
        };

        ApplicationStatus Status(string value, string name, int position) => new(ids.Status(), company.Id, value, name, position);

        Channel Career(string locale, string name) => new(ids.Channel(), company.Environment, company.Id, "career_" + locale, name);
    }

    // Besides the two companies with keys, the sandbox has a third, whose records only job boards ever meet.
    private static KelioState Furnish(KelioState state, Company sandbox, Company production, SeedContext context)
    {
        var ids = new KelioIds(state.Ids);
        var neighbour = new Company(ids.Company(), KelioEnvironment.Sandbox, "comptoir-voisin", "Comptoir Voisin");
        state = Open(state with { Ids = ids.Sequence }, neighbour);
        state = new KelioDemo(state, sandbox, context).Furnish(applicants: 300);
        state = new KelioDemo(state, production, context).Furnish(applicants: 12);
        return new KelioDemo(state, neighbour, context).Furnish(applicants: 6);
    }
}
