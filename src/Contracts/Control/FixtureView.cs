using System.Text.Json;

namespace Contracts.Control;

/// <summary>A first state of a workspace: loaded with <c>fixture</c> of a new workspace, or by a contract as a provider state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Provider">The provider that it is about; null for all.</param>
/// <param name="Summary">What is there.</param>
/// <param name="Parameters">What can be chosen, with <c>fixtureParams</c> or as the state's parameters.</param>
public sealed record FixtureView(string Name, string? Provider, string Summary, IReadOnlyList<FixtureParameterView> Parameters)
{
    /// <summary>What the state answers: the names that a contract's generators may use, <c>${jwt}</c>. Every state answers <c>workspace</c> besides.</summary>
    public IReadOnlyList<FixtureValueView> Values { get; init; } = [];

    /// <summary>The line for a contract: the entry of <c>providerStates</c>.</summary>
    public string Paste { get; init; } = "";
}

/// <summary>Something that can be chosen when a fixture is loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What it is when nobody chooses.</param>
/// <param name="Summary">What it means.</param>
public sealed record FixtureParameterView(string Name, JsonElement Default, string Summary)
{
    /// <summary>The values that are allowed; empty for all of the type.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>The smallest whole number; null for what is none.</summary>
    public int? Min { get; init; }

    /// <summary>The largest whole number; null for what is none.</summary>
    public int? Max { get; init; }
}

/// <summary>A value that a state answers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>string</c> or <c>integer</c>.</param>
public sealed record FixtureValueView(string Name, string Type);
