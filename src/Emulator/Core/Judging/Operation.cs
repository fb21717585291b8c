using System.Collections.Immutable;

namespace Emulator.Core.Judging;

/// <summary>One operation of a provider: a line of its route table.</summary>
/// <param name="Name">The operation's name, unique in the provider, e.g. <c>list applicants</c>.</param>
/// <param name="Methods">The verbs, e.g. <c>GET</c>, or several with a bar between them: <c>GET|POST</c>.</param>
/// <param name="Template">The path after the surface's prefix; <c>{name}</c> stands for one part, <c>{name?}</c> at the end for one part or none.</param>
/// <param name="Basis">How we know it.</param>
/// <param name="Handler">Decides; synchronous and pure.</param>
public sealed record Operation(string Name, string Methods, string Template, Provenance Basis, Func<Call, Outcome> Handler)
{
    /// <summary>The surfaces on which it exists; empty for all.</summary>
    public ImmutableArray<string> Surfaces { get; init; } = [];

    /// <summary>What the caller must hold, in the provider's words (a scope, an action of the role matrix); null when nothing.</summary>
    public string? Requires { get; init; }

    /// <summary>Whether it may change the state; others only read.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether it needs no credential (a token request, a public page).</summary>
    public bool IsOpen { get; init; }

    /// <summary>How far it is emulated.</summary>
    public OperationState State { get; init; } = OperationState.Emulated;

    /// <summary>One sentence for the OpenAPI document.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The parameters, for the OpenAPI document.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>The wire record of the request's body, for the OpenAPI document.</summary>
    public Type? RequestBody { get; init; }

    /// <summary>The wire record of the successful answer, for the OpenAPI document.</summary>
    public Type? ResponseBody { get; init; }

    /// <summary>An operation that the provider has and the emulator does not play: answered 501 with its name.</summary>
    public static Operation Unsupported(string name, string methods, string template, Provenance basis) =>
        new(name, methods, template, basis, static _ => throw new InvalidOperationException("An unsupported operation has no handler."))
        {
            State = OperationState.Unsupported,
        };
}

/// <summary>A parameter of an operation, for the OpenAPI document.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="In"><c>query</c>, <c>path</c>, <c>header</c> or <c>body</c>.</param>
/// <param name="Type">A JSON Schema type: <c>string</c>, <c>integer</c>, <c>boolean</c>, <c>number</c>, <c>object</c> or <c>array</c>.</param>
/// <param name="Description">The meaning in one sentence.</param>
/// <param name="Required">Whether a call without it is refused.</param>
public sealed record Parameter(string Name, string In, string Type, string Description, bool Required = false);

/// <summary>How far the emulator goes with an operation that the provider has.</summary>
public enum OperationState
{
    /// <summary>Played in full.</summary>
    Emulated,

    /// <summary>Known, and answered as the provider answers where it is not offered (an operation behind a switch that is off).</summary>
    Refused,

    /// <summary>Known and not built: answered 501 with its name.</summary>
    Unsupported,
}
