using System.Collections.Immutable;

namespace Emulator.Core.Judging;

/// <summary>How a client of a workspace signs its calls.</summary>
/// <param name="Headers">The headers that carry the credential.</param>
public sealed record CallerCredential(ImmutableArray<KeyValuePair<string, string>> Headers)
{
    /// <summary>The call that gets the credential, where there must be one; then there are no headers yet.</summary>
    public SignIn? SignIn { get; init; }

    /// <summary>A credential in one header.</summary>
    public static CallerCredential Of(string header, string value) => new([new(header, value)]);
}

/// <summary>A call that gets a credential.</summary>
/// <param name="Path">The path after the surface's prefix; it is a POST.</param>
/// <param name="Form">The parameters of the form.</param>
/// <param name="Member">The member of the JSON answer that holds the credential.</param>
/// <param name="Header">The header in which the credential then goes.</param>
public sealed record SignIn(string Path, ImmutableArray<KeyValuePair<string, string>> Form, string Member, string Header);

/// <summary>Who made a call, told so that a like call can be made again.</summary>
/// <param name="Name">The caller's name, as the provider’s <c>Sign</c> takes it.</param>
/// <param name="Header">The header that carried the credential.</param>
/// <param name="Claims">The claims that are not the usual ones.</param>
public sealed record RecognisedCaller(string Name, string Header, IReadOnlyDictionary<string, System.Text.Json.JsonElement> Claims);

/// <summary>The credential that a call carries, as far as it can be read without judging it: it tells which workspace is meant.</summary>
/// <param name="Kind">The kind under which it was claimed, see <see cref="Keys.Claim"/>.</param>
/// <param name="Value">The value under which it was claimed.</param>
public record Credential(string Kind, string Value);
