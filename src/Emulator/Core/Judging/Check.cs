namespace Emulator.Core.Judging;

/// <summary>One rule that a call must meet. A provider lists its checks in its own order; <see cref="CheckRunner"/> walks the list.</summary>
/// <param name="Name">Short and stable, e.g. <c>audience</c>; what a verdict line is called.</param>
/// <param name="Basis">How we know the rule.</param>
/// <param name="Judge">Judges the call. Null for a check that the operation's handler makes itself: the handler's refusal names it.</param>
public sealed record Check(string Name, Provenance Basis, Func<Call, Judgement>? Judge);
