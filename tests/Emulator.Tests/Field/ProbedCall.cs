using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Tests.Field;

/// <summary>A call of an operation with some members in it, to which the remedies of refusals are applied as a person would who believes them.</summary>
internal sealed partial class ProbedCall(Surface surface, Operation operation, IReadOnlyDictionary<string, string> ids, HttpMethod? method = null)
{
    private readonly Dictionary<string, string> path = new(ids);
    private readonly Dictionary<string, string> query = [];
    private readonly JsonObject body = [];

    /// <summary>The verb.</summary>
    public HttpMethod Method => method ?? new(operation.Methods.Split('|')[^1]);

    /// <summary>Whether it needs no credential.</summary>
    public bool IsOpen => operation.IsOpen;

    /// <summary>Path and query.</summary>
    public string Target
    {
        get
        {
            var parts = operation.Template.Split('/').Select(part => part.StartsWith('{') ? Uri.EscapeDataString(Of(part.Trim('{', '}', '?'))) : part);
            return surface.Prefix + string.Join('/', parts) + (IsForm || query.Count == 0 ? "" : "?" + Pairs);
        }
    }

    /// <summary>Whether the members are those of a form.</summary>
    public bool IsForm => operation.RequestBody is null && operation.Parameters.Any(parameter => parameter.In is "body");

    /// <summary>The body; null when the operation takes none.</summary>
    public string? Body => IsForm ? Pairs : operation.RequestBody is null ? null : body.ToJsonString();

    private string Pairs => string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={pair.Value}"));

    /// <summary>The call, for a failure's message.</summary>
    public override string ToString() => $"{operation.Name}: {Method} {Target} {Body}";

    /// <summary>Whether a text is in the query, the form or the body still, in any member.</summary>
    public bool Has(string text) => query.ContainsValue(Uri.EscapeDataString(text))
        || body.ToJsonString().Contains(JsonValue.Create(text).ToJsonString(), StringComparison.Ordinal);

    /// <summary>A member of the query or the form.</summary>
    public void InQuery(string name, string value) => query[name] = Uri.EscapeDataString(value);

    /// <summary>A part of the path.</summary>
    public void InPath(string name, string value) => path[name] = value;

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

    /// <summary>Does what the remedy says; false when it names no value to be sent.</summary>
    public bool Follow(string fix)
    {
        var isAny = false;
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
}
