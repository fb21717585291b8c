using System.Collections.Concurrent;
using Emulator.Core.Keys;

namespace Emulator.Core.Workspaces;

/// <summary>Which workspace a credential belongs to, over the whole process. It is keyed by the workspace itself and not by its name: one that is made anew
/// under a name has nothing of the one before.</summary>
public sealed class CredentialDirectory
{
    private readonly ConcurrentDictionary<(string Kind, string Value), WorkspacePlace> owners = new(SameCredential.Instance);

    /// <summary>The number of credentials that name a workspace.</summary>
    public int Count => owners.Count;

    /// <summary>Finds who holds a credential and is not in memory; asked for what nobody in memory holds.</summary>
    internal Func<string, string, WorkspacePlace?>? Away { get; set; }

    /// <summary>The place of the workspace that the credential names, or null.</summary>
    public WorkspacePlace? OwnerOf(string kind, string value)
    {
        if (owners.TryGetValue((kind, value), out var owner)) return owner;
        if (Away?.Invoke(kind, value) is not { } away) return null;
        // Who has come back meanwhile has brought what he still holds.
        return away.Here is null ? away : owners.GetValueOrDefault((kind, value));
    }

    /// <summary>Registers the claims for the owner, all or none.</summary>
    /// <param name="owner">Who is to hold them.</param>
    /// <param name="wanted">The claims.</param>
    /// <param name="areKept">Whether they are the owner's in the store: then nobody who is away can hold one, and none is looked for there.</param>
    /// <returns>The claim that another holds, or null when all were registered.</returns>
    public Claim? Register(WorkspacePlace owner, IEnumerable<Claim> wanted, bool areKept = false)
    {
        var added = new List<Claim>();
        foreach (var claim in wanted)
        {
            if (!claim.NamesWorkspace) continue;
            // Another may give it back between two looks: then it is tried again.
            WorkspacePlace? holder = null;
            while (holder is null && !owners.TryAdd((claim.Kind, claim.Value), owner)) holder = owners.GetValueOrDefault((claim.Kind, claim.Value));
            if (holder is null)
            {
                added.Add(claim);
                if (!areKept && Away?.Invoke(claim.Kind, claim.Value) is { Here: null } away && away != owner) holder = away;
            }

            if (holder is null) continue;
            if (!ReferenceEquals(holder, owner))
            {
                Forget(owner, added);
                return claim;
            }
        }

        return null;
    }

    /// <summary>Takes back the owner's claims, and nobody else's.</summary>
    public void Forget(WorkspacePlace owner, IEnumerable<Claim> claims)
    {
        foreach (var claim in claims)
            if (claim.NamesWorkspace) owners.TryRemove(KeyValuePair.Create((claim.Kind, claim.Value), owner));
    }

    /// <summary>There are few kinds and many values: the hash is the value's.</summary>
    private sealed class SameCredential : IEqualityComparer<(string Kind, string Value)>
    {
        public static SameCredential Instance { get; } = new();

        public bool Equals((string Kind, string Value) one, (string Kind, string Value) other) =>
            string.Equals(one.Value, other.Value, StringComparison.Ordinal) && string.Equals(one.Kind, other.Kind, StringComparison.Ordinal);

        public int GetHashCode((string Kind, string Value) credential) => credential.Value.GetHashCode(StringComparison.Ordinal);
    }
}
