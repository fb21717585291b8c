using System.Collections.Frozen;
using Emulator.Core.Judging;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>What refusals show of parameters by their names: values that would pass, and which are about a person or secret.</summary>
internal static class Samples
{
    /// <summary>A date that is to come, whatever the workspace's clock says.</summary>
    public const string Date = "2099-12-31 23:59:59";

    private static readonly FrozenDictionary<string, string> Personal = new Dictionary<string, string>
    {
        ["firstname"] = "Ada",
        ["lastname"] = "Martin",
        ["email"] = "ada@people.example",
        ["login"] = "ada.martin",
        ["postal_code"] = "69000",
        ["phone"] = "0100000000",
        ["function"] = "engineer",
        ["observations"] = "none",
    }.ToFrozenDictionary();

    /// <summary>How much of a parameter's value may be shown.</summary>
    public static Sight SightOf(string name) => name is "password" ? Sight.Secret : Personal.ContainsKey(name) ? Sight.Personal : Sight.Open;

    /// <summary>A text that would pass.</summary>
    public static string Text(string name) => Personal.GetValueOrDefault(name, name is "password" ? "a-long-one" : "text");
}
