namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>Which folders a user sees: Account Owners and Admins all; the others what lies directly in the root, and the granted folders with all below [FOLD, KEYUSE].</summary>
internal static class Visibility
{
    /// <summary>Whether the user sees what lies in the folder with this path.</summary>
    public static bool Sees(User user, string folder, string root) =>
        SeesAll(user.Role)
        || Folder.Same(folder, root)
        || user.Folders.Any(granted => !Folder.Same(granted, root) && Folder.Holds(granted, folder));

    private static bool SeesAll(Role role) => RoleMatrix.IsAdministrator(role) || role is Role.ThirdPartyExternalUser;
}
