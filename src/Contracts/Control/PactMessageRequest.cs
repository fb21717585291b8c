using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>The call of a Pact verifier for a message. Members that it has besides are ignored: newer verifiers send more.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record PactMessageRequest
{
    /// <summary>The message's description.</summary>
    public string? Description { get; init; }

    /// <summary>The states in which it is sent.</summary>
    public IReadOnlyList<PactStateName>? ProviderStates { get; init; }

    /// <summary>What the contract says of the message, which some verifiers send.</summary>
    public JsonElement? Metadata { get; init; }
}

/// <summary>A state of a message.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record PactStateName
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Params { get; init; }
}
