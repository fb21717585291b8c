using System.Collections.Concurrent;
using Emulator.Core.Keys;
using Emulator.Core.Masking;

namespace Emulator.Core.Workspaces;

/// <summary>Which workspace a credential belongs to, over the whole process, and which texts are secret. A credential once issued stays with its workspace, also when
/// it was replaced or revoked, until the workspace is deleted.</summary>
public sealed class CredentialDirectory
{
    private readonly ConcurrentDictionary<(string Kind, string Value), string> owners = new();
    private readonly ConcurrentDictionary<string, int> secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> irregular = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Claim, bool>> claims = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, SecretSet> sets = new(StringComparer.Ordinal);

    /// <summary>What is secret in a workspace; what is secret in the first one is so in all.</summary>
    public SecretSet SecretsOf(string workspace) =>
        sets.GetOrAdd(workspace, id => id == WorkspaceRegistry.DefaultId ? new SecretSet() : new SecretSet(SecretsOf(WorkspaceRegistry.DefaultId)));

    /// <summary>The id of the workspace that the credential names, or null.</summary>
    public string? OwnerOf(string kind, string value) => owners.GetValueOrDefault((kind, value));

    /// <summary>Whether the text is a secret, present or former.</summary>
    public bool IsSecret(string text) => secrets.ContainsKey(text);

    /// <summary>The secrets that are not made of letters, digits, hyphens and underscores alone.</summary>
    public IEnumerable<string> IrregularSecrets => irregular.Keys;

    /// <summary>Registers the claims for the workspace, all or none.</summary>
    /// <returns>The claim that another workspace holds, or null when all were registered.</returns>
    public Claim? Register(string workspace, IReadOnlyList<Claim> wanted)
    {
        var added = new List<Claim>();
        foreach (var claim in wanted.Where(claim => claim.NamesWorkspace))
        {
            if (owners.TryAdd((claim.Kind, claim.Value), workspace)) added.Add(claim);
            else if (owners[(claim.Kind, claim.Value)] != workspace)
            {
                foreach (var taken in added) owners.TryRemove((taken.Kind, taken.Value), out _);
                return claim;
            }
        }

        var own = claims.GetOrAdd(workspace, static _ => new ConcurrentDictionary<Claim, bool>());
        foreach (var claim in wanted)
        {
            if (!own.TryAdd(claim, true) || !claim.IsSecret || claim.Value.Length == 0) continue;
            SecretsOf(workspace).Add(claim.Value);
            secrets.AddOrUpdate(claim.Value, 1, static (_, count) => count + 1);
            if (!claim.Value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) irregular.TryAdd(claim.Value, true);
        }

        return null;
    }

    /// <summary>Forgets all claims of a workspace: its credentials die.</summary>
    public void Forget(string workspace)
    {
        sets.TryRemove(workspace, out _);
        if (!claims.TryRemove(workspace, out var own)) return;
        foreach (var claim in own.Keys)
        {
            if (claim.NamesWorkspace) owners.TryRemove((claim.Kind, claim.Value), out _);
            if (!claim.IsSecret || secrets.AddOrUpdate(claim.Value, 0, static (_, count) => count - 1) > 0) continue;
            secrets.TryRemove(claim.Value, out _);
            irregular.TryRemove(claim.Value, out _);
        }
    }
}
