namespace Contracts.Kelio;

/// <summary>The fixed and public credentials of the emulator's workspace <c>default</c>. They open nothing anywhere else.</summary>
public static class KelioDefaults
{
    /// <summary>The private key of the customer in the sandbox.</summary>
    public const string SandboxCustomerPrivateKey = "fa4e0000-0000-4000-8000-0000000000c1";

    /// <summary>Its secret encryption key.</summary>
    public const string SandboxCustomerSecretKey = "FakeSandboxCustomerSecret1";

    /// <summary>The private key of the job board in the sandbox.</summary>
    public const string SandboxJobBoardPrivateKey = "fa4e0000-0000-4000-8000-0000000000b1";

    /// <summary>Its secret encryption key.</summary>
    public const string SandboxJobBoardSecretKey = "FakeSandboxJobBoardSecret1";

    /// <summary>The private key of the customer in production.</summary>
    public const string ProductionCustomerPrivateKey = "fa4e0000-0000-4000-8000-0000000000c2";

    /// <summary>Its secret encryption key.</summary>
    public const string ProductionCustomerSecretKey = "FakeProductionCustomerKey1";
}
