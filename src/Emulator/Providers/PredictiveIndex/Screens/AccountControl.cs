using Contracts.PredictiveIndex;
using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>PI support's switches and the account's own settings.</summary>
internal static class AccountControl
{
    /// <summary>The routes.</summary>
    public static IReadOnlyList<ControlRoute> Routes { get; } =
    [
        ControlRoute.Plain("GET", "account", "The account's switches and settings.",
            call => ControlOutcome.Ok(View(call.Moment.State<PredictiveIndexState>().Account.Value))),
        ControlRoute.With<AccountPatch>("PATCH", "account", "Changes the account's switches and settings.", Change),
    ];

    private static ControlOutcome Change(ControlCall call, AccountPatch patch)
    {
        var state = call.Moment.State<PredictiveIndexState>();
        var account = state.Account.Value;
        var errors = new Dictionary<string, string[]>();
        RefuseNull(errors, "apiAccess", patch.ApiAccess.IsGiven, patch.ApiAccess.Value);
        RefuseNull(errors, "maintenance", patch.Maintenance.IsGiven, patch.Maintenance.Value);
        RefuseNull(errors, "allowWebhooks", patch.AllowWebhooks.IsGiven, patch.AllowWebhooks.Value);
        RefuseNull(errors, "powerUserSeesAllFolders", patch.PowerUserSeesAllFolders.IsGiven, patch.PowerUserSeesAllFolders.Value);
        if (patch.RequestsPerMinute is { IsGiven: true, Value: null or < 1 }) errors["requestsPerMinute"] = ["A whole number from 1 up."];
        var webhook = account.DefaultStatusWebhook;
        if (patch.DefaultAssessmentStatusWebhookUrl.IsGiven)
        {
            var text = patch.DefaultAssessmentStatusWebhookUrl.Value;
            webhook = string.IsNullOrEmpty(text) ? null : WebhookAddress.Parse(text);
            if (webhook is null && !string.IsNullOrEmpty(text)) errors["defaultAssessmentStatusWebhookUrl"] = ["An absolute http or https URL, or null."];
        }

        if (errors.Count > 0) return ControlOutcome.BadRequest(errors);
        var after = account with
        {
            ApiAccess = patch.ApiAccess.Value ?? account.ApiAccess,
            Maintenance = patch.Maintenance.Value ?? account.Maintenance,
            AllowWebhooks = patch.AllowWebhooks.Value ?? account.AllowWebhooks,
            PowerUserSeesAllFolders = patch.PowerUserSeesAllFolders.Value ?? account.PowerUserSeesAllFolders,
            RequestsPerMinute = patch.RequestsPerMinute.Value ?? account.RequestsPerMinute,
            DefaultStatusWebhook = webhook,
        };
        return ControlOutcome.Ok(View(after), Core.Effects.Change.To(state with { Account = state.Account.Set(after) }).Claim(Invitation.ClaimsOf(webhook)));
    }

    private static AccountView View(Account account) => new(
        account.Id,
        account.Name,
        account.ApiAccess,
        account.Maintenance,
        account.DefaultStatusWebhook?.Url,
        account.AllowWebhooks,
        account.RequestsPerMinute,
        account.PowerUserSeesAllFolders);

    private static void RefuseNull(Dictionary<string, string[]> errors, string name, bool isGiven, bool? value)
    {
        if (isGiven && value is null) errors[name] = ["True or false."];
    }
}
