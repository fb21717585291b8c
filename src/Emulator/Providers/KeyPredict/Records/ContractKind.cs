namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The kinds of contract (help article on the invitation of participants), in the words of the control API.</summary>
internal static class ContractKind
{
    /// <summary>Each invitation takes the price of its test.</summary>
    public const string Credits = "credits";

    /// <summary>An annual licence counts assessments: each invitation takes one.</summary>
    public const string Licence = "licence";

    /// <summary>Nothing is debited.</summary>
    public const string Subscription = "subscription";

    public static readonly string[] All = [Credits, Licence, Subscription];
}
