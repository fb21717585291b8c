using Emulator.Core.Access;

namespace Emulator.Core.Fixtures;

/// <summary>What a fixture adds, and the values that a caller needs to work with it: credentials and ids.</summary>
/// <param name="Change">What is added.</param>
/// <param name="Values">The values by name; texts and whole numbers.</param>
public sealed record FixtureOutcome(Change Change, IReadOnlyDictionary<string, object> Values);
