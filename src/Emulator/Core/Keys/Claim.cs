using System.Text.Json.Serialization;

namespace Emulator.Core.Keys;

/// <summary>A credential or link secret that a change brings into the world. Over the whole process it belongs to one workspace, which keeps it among the
/// latest that it issued: also after it was replaced or revoked it still tells which workspace a call meant, and is still masked.</summary>
/// <param name="Kind">What sort of credential, e.g. <c>secret</c>; the same value may stand for different things in different kinds.</param>
/// <param name="Value">The credential as a call carries it, in the form the provider compares.</param>
/// <param name="IsSecret">Whether it is masked in journal, state and logs.</param>
/// <param name="NamesWorkspace">Whether a call that carries it is thereby a call to this workspace; then it must be unique over the process.</param>
public sealed record Claim(string Kind, string Value, bool IsSecret = true, bool NamesWorkspace = true)
{
    /// <summary>Whether somebody chose it; else it was made by chance and is nobody else's. Said when it is issued, and not kept.</summary>
    [JsonIgnore]
    public bool IsChosen { get; init; }

    /// <summary>A secret that goes with another credential (a password, a signing key): masked, but it names nobody.</summary>
    public static Claim Masked(string value) => new("secret", value, IsSecret: true, NamesWorkspace: false);

    /// <summary>The same credential, however it came about.</summary>
    public bool Equals(Claim? other) =>
        other is not null && Kind == other.Kind && Value == other.Value && IsSecret == other.IsSecret && NamesWorkspace == other.NamesWorkspace;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Value, IsSecret, NamesWorkspace);
}
