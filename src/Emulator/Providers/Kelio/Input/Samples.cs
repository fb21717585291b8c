using System.Collections.Frozen;
using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>What refusals show of fields by their names: values that would pass, and which are about a person.</summary>
internal static class Samples
{
    /// <summary>A small file in base64.</summary>
    public const string File = "\"JVBERi0xLjQK\"";

    private static readonly FrozenDictionary<string, string> Personal = new Dictionary<string, string>
    {
        ["email"] = "ada@people.example",
        ["applicant_email"] = "ada@people.example",
        ["first_name"] = "Ada",
        ["last_name"] = "Martin",
        ["phone_code"] = "+33",
        ["phone_number"] = "100000000",
        ["avatar_url"] = "https://people.example/ada.png",
        ["bio_url"] = "https://people.example/ada",
        ["resume.base64"] = "JVBERi0xLjQK",
    }.ToFrozenDictionary();

    /// <summary>How much of a field's value may be shown.</summary>
    public static Sight SightOf(string name) => name == "resume.base64" ? Sight.Secret : Personal.ContainsKey(name) ? Sight.Personal : Sight.Open;

    /// <summary>A text that would pass, as a literal of JSON.</summary>
    public static string Line(string name) => Quoted(Personal.GetValueOrDefault(name, name switch
    {
        "iso_country" => "FR",
        "locale" => "fr",
        _ => "text",
    }));

    /// <summary>The text as a literal of JSON.</summary>
    public static string Quoted(string text) => $"\"{text}\"";
}
