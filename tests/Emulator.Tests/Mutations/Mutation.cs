using Emulator.Core.Hosting;

namespace Emulator.Tests.Mutations;

/// <summary>A rule that is switched off or changed, and the interactions that must notice.</summary>
/// <param name="Rule">The rule, in words.</param>
/// <param name="File">The provider of the contract.</param>
/// <param name="Provider">The provider with the rule switched off.</param>
/// <param name="Noticed">The interactions that must fail.</param>
internal sealed record Mutation(string Rule, string File, Func<IProvider> Provider, params IReadOnlyList<string> Noticed)
{
    public override string ToString() => $"{File}: {Rule}";
}
