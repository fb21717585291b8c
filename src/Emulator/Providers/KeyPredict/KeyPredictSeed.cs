using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Screens;

namespace Emulator.Providers.KeyPredict;

/// <summary>The first records of a workspace: the account and its credentials; in the demo, people half way through their tests.</summary>
internal static class KeyPredictSeed
{
    public static Change Of(SeedContext context)
    {
        var integration = context.HasFixedCredentials
            ? new Integration(KeyPredictDefaults.Login, KeyPredictDefaults.Password)
            : new Integration($"api-{context.Secrets.Hex(12)}@keypredict.example", context.Secrets.Letters(20));
        var (state, keys) = context.IsDemo ? KeyPredictDemo.Of(context) : (Of(context.Seed), []);
        return Change.To(state with { Integrations = new Single<Integration>(integration) })
            .Claim([.. IntegrationPage.Claims(integration), .. keys.SelectMany(Links.Claims)]);
    }

    /// <summary>The account with the public credentials.</summary>
    public static KeyPredictState Of(long seed)
    {
        var account = new Account(
            7_301,
            "Demo Company",
            ContractKind.Credits,
            KeyPredictSettings.FirstCredits,
            CatalogueLists.English,
            new Evaluator(8_801, "Camille", "Exemple", "camille.exemple@demo-company.example"));
        return new KeyPredictState
        {
            Ids = IdSequence.Of(seed),
            Accounts = new Single<Account>(account),
            SubAccounts = Table<int, SubAccount>.Empty.Begin([new SubAccount(7_302, "Demo Company North", 0)]),
            Integrations = new Single<Integration>(new Integration(KeyPredictDefaults.Login, KeyPredictDefaults.Password)),
        };
    }
}
