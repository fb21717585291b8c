using Contracts.KeyPredict;
using Emulator.Core.Screens;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Screens;

/// <summary>Account management &gt; Contracts.</summary>
internal static class AccountPage
{
    public static ControlOutcome Show(ControlCall call) => ControlOutcome.Ok(Describe(call.Moment.State<KeyPredictState>().Account));

    public static ControlOutcome Change(ControlCall call, KeyPredictAccountPatch patch)
    {
        var state = call.Moment.State<KeyPredictState>();
        if (patch.Credits is { IsGiven: true, Value: < 0 }) return ControlOutcome.BadRequest("credits", "must be 0 or more");
        if (patch.Contract.IsGiven && !ContractKind.All.Contains(patch.Contract.Value))
            return ControlOutcome.BadRequest("contract", $"must be {string.Join(" or ", ContractKind.All)}");
        var after = state.Account with
        {
            Credits = patch.Credits.Or(state.Account.Credits),
            Contract = patch.Contract.Or(state.Account.Contract)!,
            HasInsight = patch.Insight.Or(state.Account.HasInsight),
            HasReports = patch.Reports.Or(state.Account.HasReports),
            HasTalentMap = patch.TalentMap.Or(state.Account.HasTalentMap),
        };
        return ControlOutcome.Ok(Describe(after), Core.Effects.Change.To(state with { Accounts = state.Accounts.Set(after) }));
    }

    private static KeyPredictAccount Describe(Account account) =>
        new(account.Company, account.Credits, account.Contract, account.HasInsight, account.HasReports, account.HasTalentMap);
}
