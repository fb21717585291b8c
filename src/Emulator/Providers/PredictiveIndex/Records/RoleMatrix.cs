namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>Role × action [ROLES, KEYUSE, SEED]; the cognitive flag is judged apart.</summary>
internal static class RoleMatrix
{
    /// <summary>Whether the role may act so.</summary>
    public static bool Allows(Role role, string right) => right switch
    {
        Right.Read or Right.ReadCognitive => true,
        Right.Send or Right.SendCognitive or Right.Edit => role is not Role.ReadOnly,
        Right.Archive => IsAdministrator(role),
        _ => false,
    };

    /// <summary>Whether the role configures the account: users, keys, folders.</summary>
    public static bool IsAdministrator(Role role) => role is Role.AccountOwner or Role.AccountAdmin;
}
