using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Core.Effects;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator.Comparing;

/// <summary>The emulator's credentials in place of those that were masked: in the headers, and where a call carries them in its query or body.</summary>
internal sealed class OwnCredentials(Workspace workspace, HttpClient http, string root)
{
    private static readonly Dictionary<string, JsonElement> NoClaims = [];
    private readonly Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> signedIn = [];

    /// <summary>The headers that carry the provider's credentials.</summary>
    public HashSet<string> HeadersOf(IProvider provider, Surface surface) =>
        provider.Callers.Select(caller => Sign(provider, surface, caller))
            .SelectMany(made => made?.SignIn is { } first ? [first.Header] : made?.Headers.Select(header => header.Key) ?? [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The headers of a caller.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> OfAsync(IProvider provider, Surface surface, string caller, CancellationToken stop)
    {
        if (Sign(provider, surface, caller) is not { } made) return [];
        if (made.SignIn is not { } first) return made.Headers;
        if (signedIn.TryGetValue(surface.Name + caller, out var known)) return known;
        using var answer = await http.PostAsync(root + surface.Prefix + first.Path, new FormUrlEncodedContent(first.Form), stop);
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop))?[first.Member]?.ToString() ?? "";
        return signedIn[surface.Name + caller] = [KeyValuePair.Create(first.Header, token)];
    }

    /// <summary>The emulator's value for a member that carries a credential; null when it carries none.</summary>
    public string? Member(IProvider provider, Surface surface, string name)
    {
        foreach (var caller in provider.Callers)
            if (Sign(provider, surface, caller)?.SignIn?.Form is { } form)
                foreach (var pair in form) if (pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return pair.Value;
        if (!provider.SensitiveNames.Contains(name, StringComparer.OrdinalIgnoreCase)) return null;
        var told = JsonSerializer.SerializeToNode(provider.Describe(MomentOf(provider)), Contracts.Control.ControlJson.Options);
        return Find(told, name.Replace("_", "", StringComparison.Ordinal), surface.Name);
    }

    private CallerCredential? Sign(IProvider provider, Surface surface, string caller) => provider.Sign(caller, NoClaims, surface, MomentOf(provider));

    private Moment MomentOf(IProvider provider) => workspace.MomentFor(provider, workspace.Current, workspace.Clock.Now, root);

    private static string? Find(JsonNode? told, string name, string environment) => told switch
    {
        JsonObject members when members["environment"]?.ToString() is { } other && other != environment => null,
        JsonObject members => members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.ToString()
            ?? members.Select(member => Find(member.Value, name, environment)).FirstOrDefault(found => found is not null),
        JsonArray items => items.Select(item => Find(item, name, environment)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
