using System.Text.Json;

namespace Contracts.Control;

/// <summary>A first state of a workspace: loaded with <c>fixture</c> of a new workspace, or by a contract as a provider state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Provider">The provider that it is about; null for all.</param>
/// <param name="Summary">What is there.</param>
/// <param name="Parameters">What can be chosen, with <c>fixtureParams</c> or as the state's parameters.</param>
public sealed record FixtureView(string Name, string? Provider, string Summary, IReadOnlyList<FixtureParameterView> Parameters);

/// <summary>Something that can be chosen when a fixture is loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What it is when nobody chooses.</param>
/// <param name="Summary">What it means.</param>
public sealed record FixtureParameterView(string Name, JsonElement Default, string Summary);
