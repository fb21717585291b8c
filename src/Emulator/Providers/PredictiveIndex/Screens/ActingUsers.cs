using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>Who uses the screens of User Management and of folders: an enabled Account Admin or Account Owner [SEED, USERM, FOLD2].</summary>
internal static class ActingUsers
{
    /// <summary>The acting user, or the problem.</summary>
    public static (User? Acting, ControlOutcome? Problem) Find(PredictiveIndexState state, string? id, string action)
    {
        if (string.IsNullOrEmpty(id)) return (null, ControlOutcome.BadRequest("actingUserId", "Say on whose behalf the screen is used."));
        if (state.Users.Find(id.ToLowerInvariant()) is not { } acting) return (null, ControlOutcome.BadRequest("actingUserId", "There is no such user."));
        if (acting.Disabled) return (null, ControlOutcome.Forbidden("A disabled user cannot use the software."));
        return RoleMatrix.IsAdministrator(acting.Role)
            ? (acting, null)
            : (null, ControlOutcome.Forbidden($"Only an Account Admin or an Account Owner may {action}; the acting user is {acting.Role}."));
    }
}
