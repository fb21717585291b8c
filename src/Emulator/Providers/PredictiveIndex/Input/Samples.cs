using System.Collections.Frozen;
using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What refusals show of members by their names: values that would pass, and which are about a person.</summary>
internal static class Samples
{
    /// <summary>An instant that is to come, whatever the workspace's clock says.</summary>
    public const string Instant = "2099-12-31T23:59:59Z";

    private static readonly FrozenDictionary<string, string> Personal = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["firstName"] = "Ada",
        ["middleName"] = "Jo",
        ["lastName"] = "Martin",
        ["email"] = "ada@people.example",
        ["administeredByFirstName"] = "Lea",
        ["administeredByLastName"] = "Moreau",
        ["administeredByEmail"] = "lea@hr.example",
        ["administeredByPhone"] = "+33100000000",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>How much of a member's value may be shown.</summary>
    public static Sight SightOf(string name) => Personal.ContainsKey(name) ? Sight.Personal : Sight.Open;

    /// <summary>A line of text that would pass.</summary>
    public static string Line(string name) => Personal.GetValueOrDefault(name, "A-1001");

    /// <summary>The text as a literal of JSON.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
