using Contracts.PredictiveIndex;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Tells from a call whose key is missing or unknown what its sender most likely did. It decides nothing, and repeats no key.</summary>
internal static class KeyClues
{
    private static readonly string[] OtherHeaders = ["Authorization", "X-API-Key", "ApiKey", "Api_Key", "Ocp-Apim-Subscription-Key", "X-Auth-Token", "Cookie"];
    private static readonly string[] Schemes = ["bearer ", "basic ", "apikey ", "api-key ", "api-key:", "key ", "token ", "urn:uuid:"];

    /// <summary>Why there is no key in the header.</summary>
    public static string Missing(Request request)
    {
        if (request.Header(PredictiveIndexRoutes.ApiKeyHeader) is not null) return "The header api-key is empty.";
        if (request.Query.Pairs.FirstOrDefault(pair =>
            IsKey(pair.Value) || pair.Key.Equals(PredictiveIndexRoutes.ApiKeyHeader, StringComparison.OrdinalIgnoreCase)).Key is { } name)
            return $"The header api-key is missing; the query's “{name}” is not read.";
        return OtherHeaders.FirstOrDefault(header => request.Header(header) is not null) is { } other
            ? $"The header api-key is missing; the header {other} is not read."
            : "The header api-key is missing.";
    }

    /// <summary>Why nobody has this key.</summary>
    public static string Unknown(Request request, string value)
    {
        var count = request.Headers.Count(header => header.Key.Equals(PredictiveIndexRoutes.ApiKeyHeader, StringComparison.OrdinalIgnoreCase));
        if (count > 1) return $"There are {count} headers api-key; exactly one is taken.";
        if (IsKey(value)) return "No software user has ever had this key.";
        if (Schemes.FirstOrDefault(scheme => value.StartsWith(scheme, StringComparison.Ordinal)) is { } word)
            return $"The header api-key takes the bare key; this one has “{word.Trim()}” before it.";
        if (value.Split(',').Count(part => IsKey(part.Trim())) > 1) return "The header api-key holds several keys.";
        if (value.Length != 36 && Guid.TryParse(value, out _) || IsKey(value.Trim('"', '\'', '<', '>', '[', ']', ',', ';')))
            return "The header api-key takes the key as it was given, with hyphens and nothing around it.";
        return value.Length == 36
            ? "The value of api-key is no GUID, and every key is one."
            : $"The value of api-key has {value.Length} characters; a key is a GUID of 36.";
    }

    // The framework's own reading of a GUID lets signs and prefixes pass.
    private static bool IsKey(string value) =>
        value.Length == 36 && value.Select((letter, i) => i is 8 or 13 or 18 or 23 ? letter == '-' : char.IsAsciiHexDigit(letter)).All(isRight => isRight);
}
