using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>The state-change call of a Pact verifier. Members that it has besides are ignored: newer verifiers send more.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record PactStateRequest
{
    /// <summary>The state's name; empty for an interaction without one.</summary>
    public string? State { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Params { get; init; }

    /// <summary><c>setup</c> (the default) or <c>teardown</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The consumer, which some verifiers name.</summary>
    public string? Consumer { get; init; }

    /// <summary>All states of the interaction, which some verifiers name.</summary>
    public JsonElement? States { get; init; }
}
