namespace Contracts.KeyPredict;

/// <summary>The fixed, public credentials of the emulator's workspace <c>default</c>. They open nothing anywhere else.</summary>
public static class KeyPredictDefaults
{
    /// <summary>The API login.</summary>
    public const string Login = "emulator@keypredict.example";

    /// <summary>The API password.</summary>
    public const string Password = "not-a-real-password";
}
