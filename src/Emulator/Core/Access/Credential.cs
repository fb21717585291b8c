namespace Emulator.Core.Access;

/// <summary>The credential that a call carries, as far as it can be read without judging it: it tells which workspace is meant.</summary>
/// <param name="Kind">The kind under which it was claimed, see <see cref="Keys.Claim"/>.</param>
/// <param name="Value">The value under which it was claimed.</param>
public record Credential(string Kind, string Value);
