namespace Emulator.Core.Access;

/// <summary>A parameter of an operation, for the OpenAPI document.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="In"><c>query</c>, <c>path</c>, <c>header</c> or <c>body</c>.</param>
/// <param name="Type">A JSON Schema type: <c>string</c>, <c>integer</c>, <c>boolean</c>, <c>number</c>, <c>object</c> or <c>array</c>.</param>
/// <param name="Description">The meaning in one sentence.</param>
/// <param name="Required">Whether a call without it is refused.</param>
public sealed record Parameter(string Name, string In, string Type, string Description, bool Required = false);
