namespace Emulator.Tests.Fourth.Contracts.Larkfield;

/// <summary>The body of every refusal.</summary>
public sealed record LarkfieldError(string Error);
