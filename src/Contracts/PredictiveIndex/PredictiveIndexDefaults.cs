namespace Contracts.PredictiveIndex;

/// <summary>The keys of the emulator's workspace <c>default</c>: fixed, public, and good for nothing else.</summary>
public static class PredictiveIndexDefaults
{
    /// <summary>The key of the Account Owner.</summary>
    public const string AccountOwnerKey = "00000000-0000-4000-8000-0000000000a1";

    /// <summary>The key of the Account Admin.</summary>
    public const string AccountAdminKey = "00000000-0000-4000-8000-0000000000a2";

    /// <summary>The key of the Power User.</summary>
    public const string PowerUserKey = "00000000-0000-4000-8000-0000000000a3";

    /// <summary>The key of the User.</summary>
    public const string UserKey = "00000000-0000-4000-8000-0000000000a4";

    /// <summary>The key of the Read Only user.</summary>
    public const string ReadOnlyKey = "00000000-0000-4000-8000-0000000000a5";
}
