using Emulator.Core.Wire;

namespace Emulator.Providers.Kelio.Records;

/// <summary>The two environments [documented: J/general], with data and keys of their own.</summary>
internal static class KelioEnvironment
{
    public const string Sandbox = "sandbox";
    public const string Production = "production";

    public static IReadOnlyList<Surface> Surfaces { get; } =
    [
        new(Sandbox, "/kelio/sandbox", "sandbox.talentview.fr"),
        new(Production, "/kelio/production", "api.talentview.fr"),
    ];

    /// <summary>The <c>aud</c> of the environment's tokens: the origin without the version, without a slash at the end.</summary>
    public static string AudienceOf(string environment) => environment == Production ? "https://api.talentview.fr" : "https://sandbox.talentview.fr";

    public static bool Exists(string? environment) => environment is Sandbox or Production;
}
