using System.Globalization;
using System.Text;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Ways in which a good key is sent wrong, each with what the verdict says of it.</summary>
internal static class KeyCorpus
{
    /// <summary>A call with a bad key.</summary>
    /// <param name="Kind">What is wrong.</param>
    /// <param name="Check">The check that must fail.</param>
    /// <param name="Detail">A part of what the verdict tells.</param>
    /// <param name="Header">The header and its value, or null for none.</param>
    /// <param name="Query">The query.</param>
    public sealed record Bad(string Kind, string Check, string Detail, (string Name, string Value)? Header, string Query = "");

    private const string Known = "key known", Present = "key present", Bare = "bare key", Around = "nothing around it",
        Length = "characters; a key is a GUID of 36", NoGuid = "is no GUID", Never = "has ever had this key";

    /// <summary>All that is made of one key.</summary>
    public static IEnumerable<Bad> Of(string key)
    {
        yield return new("no header", Present, "api-key is missing.", null);
        foreach (var blank in new[] { "", " ", "   ", "\t" }) yield return new($"blank of {blank.Length}", Present, "is empty", ("api-key", blank));
        foreach (var name in new[] { "api-key", "API-KEY", "apikey", "api_key", "key", "token", "access_token" })
            yield return new("query " + name, Present, $"the query's “{name}” is not read", null, $"?{name}={key}");
        foreach (var (name, value) in new[]
        {
            ("Authorization", key), ("Authorization", "Bearer " + key), ("Authorization", "api-key " + key),
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("api-key:" + key))),
            ("X-API-Key", key), ("ApiKey", key), ("Api_Key", key), ("Ocp-Apim-Subscription-Key", key), ("X-Auth-Token", key), ("Cookie", "api-key=" + key),
        })
            yield return new($"header {name}: {value.Split(' ')[0].Length}", Present, $"the header {name} is not read", (name, value));
        foreach (var name in new[] { "X-Api-Token", "api-keys", "apiKey2", "x-pi-api-key", "From" })
            yield return new("header " + name, Present, "api-key is missing.", (name, key));
        foreach (var scheme in new[] { "Bearer ", "bearer ", "Basic ", "ApiKey ", "api-key ", "api-key: ", "Key ", "Token ", "urn:uuid:", "URN:UUID:" })
            yield return new("scheme " + scheme, Known, Bare, ("api-key", scheme + key));
        foreach (var (kind, value) in new[]
        {
            ("braces", "{" + key + "}"), ("parentheses", "(" + key + ")"), ("quotes", "\"" + key + "\""),
            ("apostrophes", "'" + key + "'"), ("angles", "<" + key + ">"), ("square", "[" + key + "]"),
            ("comma after", key + ","), ("comma before", "," + key), ("semicolon", key + ";"), ("no hyphens", key.Replace("-", "")),
        })
            yield return new(kind, Known, Around, ("api-key", value));
        foreach (var (kind, value) in new[]
        {
            ("twice with comma", key + "," + key),
            ("twice with blank", key + ", " + key),
            ("thrice", key + "," + key + "," + key),
        })
            yield return new(kind, Known, "several keys", ("api-key", value));
        foreach (var (kind, value) in new[]
        {
            ("doubled", key + key), ("underlines", key.Replace("-", "_") + "-"), ("base64", Convert.ToBase64String(Encoding.ASCII.GetBytes(key))),
            ("as bytes", Convert.ToBase64String(Guid.Parse(key).ToByteArray())), ("percent", Uri.EscapeDataString("{" + key + "}")),
            ("one more digit", key + "0"), ("one digit before", "0" + key), ("colon", ":" + key), ("null", "null"),
            ("undefined", "undefined"), ("placeholder", "YOUR-API-KEY"), ("star", "*"), ("very long", new string('a', 4000)),
            ("blank within", key.Insert(18, " ")), ("tab within", key.Insert(9, "\t")),
            ("SQL", key + "' or '1'='1"), ("path", "../" + key), ("JSON", "{\"api-key\":\"" + key + "\"}"),
        })
            yield return new(kind, Known, Length, ("api-key", value));
        foreach (var length in new[] { 1, 8, 13, 18, 23, 24, 30, 34, 35 })
        {
            yield return new($"first {length}", Known, Length, ("api-key", key[..length]));
            yield return new($"last {length}", Known, Length, ("api-key", key[^length..].Trim('-').Length == length ? key[^length..] : key[^(length - 1)..]));
        }

        foreach (var (kind, value) in new[]
        {
            ("underlines for hyphens", key.Replace('-', '_')), ("blanks for hyphens", key.Replace('-', ' ')),
            ("dots for hyphens", key.Replace('-', '.')), ("O for 0", "O" + key[1..]), ("l for 1", "l" + key[1..]),
            ("g", key[..35] + "g"), ("hyphen moved", key[..7] + "-" + key[7] + key[9..]),
            ("sign", "+" + key[1..]), ("hexadecimal prefix", "0x" + key[2..]), ("é", "\u00e9" + key[1..]),
        })
            yield return new(kind, Known, NoGuid, ("api-key", value));
        for (var place = 0; place < key.Length; place++)
        {
            if (key[place] == '-') continue;
            var digit = (int.Parse(key.AsSpan(place, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ 1).ToString("x", CultureInfo.InvariantCulture);
            yield return new($"digit {place}", Known, Never, ("api-key", key[..place] + digit + key[(place + 1)..]));
        }

        var parts = key.Split('-');
        yield return new("backwards", Known, Never, ("api-key", new Guid(Guid.Parse(key).ToByteArray().Reverse().ToArray()).ToString()));
        yield return new("other byte order", Known, Never, ("api-key", new Guid(Guid.Parse(key).ToByteArray(), bigEndian: true).ToString()));
        yield return new("parts exchanged", Known, Never, ("api-key", $"{parts[0]}-{parts[2]}-{parts[1]}-{parts[3]}-{parts[4]}".Equals(
            key, StringComparison.Ordinal) ? Guid.Empty.ToString() : $"{parts[0]}-{parts[2]}-{parts[1]}-{parts[3]}-{parts[4]}"));
        yield return new("all zero", Known, Never, ("api-key", Guid.Empty.ToString()));
        yield return new("all ones", Known, Never, ("api-key", "ffffffff-ffff-ffff-ffff-ffffffffffff"));
    }
}
