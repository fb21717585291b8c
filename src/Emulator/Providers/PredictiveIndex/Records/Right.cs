namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The actions of the role matrix: what an operation requires.</summary>
internal static class Right
{
    public const string Read = "read behavioral data";
    public const string Send = "send behavioral assessments";
    public const string Edit = "change people and assessments";
    public const string Archive = "archive and move";
    public const string ReadCognitive = "read cognitive data";
    public const string SendCognitive = "send cognitive assessments";

    /// <summary>Whether the action also needs the user's cognitive flag.</summary>
    public static bool IsCognitive(string right) => right is ReadCognitive or SendCognitive;
}
