namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>Which folders a user sees: Account Owners and Admins all; the others what lies directly in the root, and the granted folders
/// with all below [FOLD, KEYUSE].</summary>
internal static class Visibility
{
    /// <summary>Whether the user sees what lies in the folder with this path.</summary>
    public static bool Sees(User user, string folder, string root)
    {
        if (SeesAll(user.Role) || Folder.Same(folder, root)) return true;
        foreach (var granted in user.Folders)
            if (!Folder.Same(granted, root) && Folder.Holds(granted, folder)) return true;
        return false;
    }

    /// <summary>Whether the role sees every folder.</summary>
    public static bool SeesAll(Role role) => RoleMatrix.IsAdministrator(role) || role is Role.ThirdPartyExternalUser;
}
