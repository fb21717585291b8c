using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>What PI's support, its screens and the takers do.</summary>
internal static class PredictiveIndexControl
{
    /// <summary>The control routes.</summary>
    public static IReadOnlyList<ControlRoute> Routes { get; } =
        [.. AccountControl.Routes, .. UsersControl.Routes, .. FoldersControl.Routes, .. TakerControl.Routes];

    /// <summary>The provider's part of the workspace's body.</summary>
    public static PredictiveIndexWorkspace Describe(Moment moment)
    {
        var state = moment.State<PredictiveIndexState>();
        return new PredictiveIndexWorkspace(
            moment.Address(PredictiveIndexProvider.Legacy),
            moment.Address(PredictiveIndexProvider.Pi2),
            state.Account.Value.Id,
            state.Account.Value.ApiAccess,
            [.. state.Users.In(PredictiveIndexState.UsersByRole, true).Select(View)]);
    }

    /// <summary>A user as an Account Admin sees it, with the key [SEED: it stays readable].</summary>
    public static UserView View(User user) => new(
        user.Id,
        user.Email,
        user.FirstName,
        user.LastName,
        user.JobTitle,
        user.Role.ToString(),
        user.CognitiveAccess,
        user.Disabled,
        user.DefaultFolder,
        user.Folders,
        user.ApiKey);
}
