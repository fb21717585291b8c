namespace Emulator.Tests.Fourth.Contracts.Larkfield;

/// <summary>The key of the workspace <c>default</c>: fixed and public.</summary>
public static class LarkfieldDefaults
{
    public const string ApiKey = "larkfield-default-key";
}
