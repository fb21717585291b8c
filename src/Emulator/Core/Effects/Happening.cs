namespace Emulator.Core.Effects;

/// <summary>What came of an agenda entry.</summary>
/// <param name="Summary">One sentence for a person.</param>
/// <param name="Change">What changes.</param>
public sealed record Happening(string Summary, Change Change);
