namespace Emulator.Core;

/// <summary>A call to a <see cref="ControlRoute"/>.</summary>
/// <param name="Moment">The provider's records, the instant, fresh secrets.</param>
/// <param name="Route">The values of the template's names, decoded.</param>
/// <param name="Query">The query's parameters; the last of a repeated one.</param>
/// <param name="Body">The body, bound to the route's type.</param>
public sealed record ControlCall(Moment Moment, IReadOnlyDictionary<string, string> Route, IReadOnlyDictionary<string, string> Query, object? Body);
