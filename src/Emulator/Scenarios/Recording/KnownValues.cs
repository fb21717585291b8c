using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios.Recording;

/// <summary>What was answered before, so that a value that comes again (an id, a key, a link) can be said by name: in another
/// workspace it is another value.</summary>
/// <param name="workspace">The workspace's name.</param>
internal sealed class KnownValues(string workspace)
{
    private const int ShortestId = 3;
    private const int ShortestSecret = 8;
    private readonly Dictionary<string, (string Expression, RecordedStep? Step)> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Expression, RecordedStep? Step)> links = new(StringComparer.Ordinal);
    private readonly Regex receiver =
        new(
            $"https?://[^/\"]+/_emulator/workspaces/{Regex.Escape(workspace)}/receivers/((?:[\\p{{L}}\\p{{Nd}}_-]|%[0-9A-Fa-f]{{2}})+)(?:/[0-9a-f]{{32}})?",
            RegexOptions.CultureInvariant);

    /// <summary>The credentials that the workspace was made with.</summary>
    /// <param name="node">The description, or a part of it.</param>
    /// <param name="path">Where the part is.</param>
    /// <param name="name">The member that it is.</param>
    public void LearnGiven(JsonNode? node, string path, string name = "")
    {
        switch (node)
        {
            case JsonObject named:
                foreach (var (member, value) in named) LearnGiven(value, $"{path}.{member}", member);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++) LearnGiven(list[i], $"{path}.{i}", name);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String
                && Bindings.Words(value) is { Length: >= ShortestSecret } text && IsId(name, text):
                known.TryAdd(text, (path, null));
                break;
        }
    }

    /// <summary>What a step answered: its ids, keys and links.</summary>
    public void Learn(JsonNode? node, RecordedStep step, string path = "", string name = "")
    {
        switch (node)
        {
            case JsonObject named:
                foreach (var (member, value) in named) Learn(value, step, $"{path}.{member}", member);
                break;
            case JsonArray list:
                for (var i = 0; i < Math.Min(list.Count, 100); i++) Learn(list[i], step, $"{path}.{i}", name);
                break;
            case JsonValue value:
                var text = Bindings.Words(value);
                if (Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https")
                    links.TryAdd(link.PathAndQuery, (step.Name + path, step));
                else if (IsId(name, text)) known.TryAdd(text, (step.Name + path, step));
                break;
        }
    }

    /// <summary>The links of an e-mail, which the step is about.</summary>
    public void LearnLink(string url, string expression, RecordedStep step)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var link)) links.TryAdd(link.PathAndQuery, (expression, step));
    }

    /// <summary>Whether an address is that of a webhook server of the emulator's own, in this workspace.</summary>
    public bool IsReceiver(string url) => receiver.IsMatch(url);

    /// <summary>The name of the link with this path and query, or null.</summary>
    public string? Link(string pathAndQuery) => links.TryGetValue(pathAndQuery, out var found) ? Use(found) : null;

    /// <summary>The step whose answer holds the link, or null.</summary>
    public RecordedStep? StepOfLink(string pathAndQuery) => links.GetValueOrDefault(pathAndQuery).Step;

    /// <summary>A text with its known parts said by name: the whole text, the last word behind a scheme, or the parts between commas.</summary>
    public Filled Text(string text)
    {
        if (text.Length == 0) return new(text, false);
        if (known.TryGetValue(text, out var found)) return new(Use(found), true);
        if (receiver.IsMatch(text)) return new(receiver.Replace(Escape(text), static url => Named(url)), true);
        foreach (var separator in new[] { ' ', ',' })
        {
            var parts = text.Split(separator);
            if (parts.Length is 1 or > 50) continue;
            var filled = parts.Select(part => known.TryGetValue(part, out var one) ? new Filled(Use(one), true) : new Filled(Escape(part), false)).ToList();
            if (filled.Exists(part => part.IsChanged)) return new(string.Join(separator, filled.Select(part => part.Text)), true);
        }

        return new(Escape(text), false);
    }

    /// <summary>The path with its known parts said by name.</summary>
    public string Path(string path) =>
        string.Join('/', path.Split('/').Select(part => Text(Uri.UnescapeDataString(part)) is { IsChanged: true } filled ? filled.Text : Escape(part)));

    /// <summary>JSON with its known values said by name.</summary>
    public JsonNode? Json(JsonNode? node) => node switch
    {
        JsonObject named => new JsonObject(named.Select(member => KeyValuePair.Create(member.Key, Json(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Json)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Text(Bindings.Words(value)).Text),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && Bindings.Words(value) is { Length: >= ShortestId } digits
            && known.TryGetValue(digits, out var found) => JsonValue.Create(Use(found)),
        _ => node?.DeepClone(),
    };

    private static bool IsId(string name, string text) =>
        (text.Length >= ShortestId && (name.Equals("id", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal)))
        || (text.Length >= ShortestSecret
            && (name.EndsWith("key", StringComparison.OrdinalIgnoreCase) || name.Contains("token", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("password", StringComparison.OrdinalIgnoreCase) || name.EndsWith("login", StringComparison.OrdinalIgnoreCase)));

    private static string Named(System.Text.RegularExpressions.Match url) => "${receivers." + Uri.UnescapeDataString(url.Groups[1].Value) + "}";

    // What looks like a name and is none must stay what it is.
    private static string Escape(string text) => text.Replace("${", "$ {", StringComparison.Ordinal);

    private static string Use((string Expression, RecordedStep? Step) found)
    {
        if (found.Step is { } step) step.IsUsed = true;
        return "${" + found.Expression + "}";
    }
}
