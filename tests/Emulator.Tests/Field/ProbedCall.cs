using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Tests.Field;

/// <summary>A call of an operation with some members in it, to which the remedies of refusals are applied as a person would who believes them.</summary>
internal sealed partial class ProbedCall(Surface surface, Operation operation, IReadOnlyDictionary<string, string> ids, HttpMethod? method = null)
{
    private const string Form = "application/x-www-form-urlencoded";
    private readonly Dictionary<string, string> path = new(ids);
    private readonly Dictionary<string, string> query = [];
    private readonly Dictionary<string, string?> headers = [];
    private readonly JsonObject body = [];
    private bool isPosted = operation.RequestBody is null && operation.Parameters.Any(parameter => parameter.In is "body");

    /// <summary>The verb.</summary>
    public HttpMethod Method => method ?? new(operation.Methods.Split('|')[^1]);

    /// <summary>Where it is sent to.</summary>
    public Surface Surface => surface;

    /// <summary>What it asks for.</summary>
    public Operation Operation => operation;

    /// <summary>Headers that are sent instead of the right ones; null for none.</summary>
    public IReadOnlyDictionary<string, string?> Headers => headers;

    /// <summary>Whether it needs no credential.</summary>
    public bool IsOpen => operation.IsOpen;

    /// <summary>Path and query.</summary>
    public string Target
    {
        get
        {
            var parts = operation.Template.Split('/').Select(part => part.StartsWith('{') ? Uri.EscapeDataString(Of(part.Trim('{', '}', '?'))) : part);
            return surface.Prefix + string.Join('/', parts).TrimEnd('/') + (IsForm || query.Count == 0 ? "" : "?" + Pairs);
        }
    }

    /// <summary>Whether the members are those of a form.</summary>
    public bool IsForm => isPosted && Method == HttpMethod.Post;

    /// <summary>The body; null when the operation takes none.</summary>
    public string? Body => IsForm ? Pairs : operation.RequestBody is null || IsBodiless(Method) ? null : body.ToJsonString();

    /// <summary>The body's type as it is sent; null for none.</summary>
    public string? ContentType => headers.TryGetValue("Content-Type", out var given) ? given : IsForm ? Form : "application/json";

    private string Pairs => string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={pair.Value}"));

    /// <summary>Whether calls with the verb have no body.</summary>
    public static bool IsBodiless(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Delete;

    /// <summary>The call, for a failure's message.</summary>
    public override string ToString() =>
        $"{operation.Name}: {Method} {Target} {Body} {string.Join(", ", headers.Select(header => $"{header.Key}: {header.Value ?? "none"}"))}";

    /// <summary>Whether a text is in the query, the form or the body still, in any member.</summary>
    public bool Has(string text) => query.ContainsValue(Uri.EscapeDataString(text))
        || body.ToJsonString().Contains(JsonValue.Create(text).ToJsonString(), StringComparison.Ordinal);

    /// <summary>A member of the query or the form.</summary>
    public void InQuery(string name, string value) => query[name] = Uri.EscapeDataString(value);

    /// <summary>A part of the path; empty for none, where it may be left out.</summary>
    public void InPath(string name, string value) => path[name] = value;

    /// <summary>A header; null for none.</summary>
    public void InHeader(string name, string? value) => headers[name] = value;

    /// <summary>Sends the members in a form, not in the query.</summary>
    public void Post() => isPosted = true;

    /// <summary>A member of the body, behind the names of those that it lies in.</summary>
    public void InBody(IReadOnlyList<string> names, JsonNode? value)
    {
        var at = body;
        foreach (var name in names.SkipLast(1))
        {
            if (at[name] is not JsonObject inner) at[name] = inner = [];
            at = inner;
        }

        at[names[^1]] = value?.DeepClone();
    }

    /// <summary>Puts a value where the operation has a member of this name.</summary>
    public void Put(string name, JsonNode value)
    {
        if (operation.Template.Contains("{" + name, StringComparison.Ordinal)) path[name] = value.ToString();
        else if (operation.Parameters.Any(one => one.In is "query" && one.Name == name)) InQuery(name, value.ToString());
        else InBody([name], name.EndsWith("Ids", StringComparison.Ordinal) ? new JsonArray(value) : value);
    }

    /// <summary>Does what the remedy says; false when it names no value to be sent.</summary>
    public bool Follow(string fix)
    {
        var isAny = FollowHeaders(fix);
        foreach (Match match in SendForm().Matches(fix))
        {
            isAny = true;
            var said = match.Groups["what"].Value;
            if (said.StartsWith('"')) Merge(body, JsonNode.Parse("{" + said + "}")!.AsObject());
            else if (PathForm().Match(said) is { Success: true } part) path[part.Groups["name"].Value] = part.Groups["value"].Value;
            else query[said[..said.IndexOf('=', StringComparison.Ordinal)]] = said[(said.IndexOf('=', StringComparison.Ordinal) + 1)..].Replace(" ", "%20");
        }

        return isAny;
    }

    /// <summary>Sends the headers that a remedy names as it says; those of the credential are right again when nothing is said against them.</summary>
    private bool FollowHeaders(string fix)
    {
        var before = headers.Count;
        if (fix.Contains("Send Content-Type: application/json", StringComparison.Ordinal) || fix.Contains(" JSON object in UTF-8", StringComparison.Ordinal))
            headers.Remove("Content-Type");
        if (fix.Contains("uncompressed", StringComparison.Ordinal)) headers.Remove("Content-Encoding");
        if (fix.Contains("Send the parameters in the query", StringComparison.Ordinal))
        {
            isPosted = false;
            headers.Remove("Content-Type");
            headers.Remove("Content-Encoding");
        }

        if (AuthorizationForm().IsMatch(fix)) headers.Remove("Authorization");
        if (fix.Contains("Send the header api-key with ", StringComparison.Ordinal)) headers.Remove("api-key");
        if (fix.Contains("send it bare in the header WWW-Authenticate", StringComparison.Ordinal)) headers.Remove("WWW-Authenticate");
        return headers.Count < before;
    }

    private string Of(string name) => path.GetValueOrDefault(name, "1");

    private static void Merge(JsonObject into, JsonObject said)
    {
        foreach (var (name, value) in said)
        {
            if (value is JsonObject inner && into[name] is JsonObject known) Merge(known, inner);
            else into[name] = value?.DeepClone();
        }
    }

    [GeneratedRegex(@"Send (?<what>(?:""|\S+=|\S+ in the place).*?)\.(?= [A-Z]|$)")]
    private static partial Regex SendForm();

    [GeneratedRegex(@"^(?<value>.+) in the place of \{(?<name>\w+)\} in the path$")]
    private static partial Regex PathForm();

    [GeneratedRegex("^(Send “Authorization: Bearer <token>”|Send a JWT in compact form; POST /jwt makes one|Sign with this key's secret)")]
    private static partial Regex AuthorizationForm();
}
