using System.Collections.Immutable;
using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A person's title.</summary>
internal sealed record Title(int Id, string Label) : IRow<int>;

/// <summary>A language in which tests are offered.</summary>
internal sealed record Language(int Id, string Code, string Label) : IRow<int>;

/// <summary>A test of the catalogue.</summary>
/// <param name="Id">The test's id.</param>
/// <param name="Label">The exact name: clients compare it.</param>
/// <param name="Category">The category's label.</param>
/// <param name="Price">Credits for one assessment.</param>
/// <param name="LogoPath">The logo's path after the provider's address.</param>
/// <param name="LanguageIds">The languages that it has.</param>
internal sealed record Test(int Id, string Label, string Category, int Price, string LogoPath, ImmutableArray<int> LanguageIds) : IRow<int>;

/// <summary>A factor that a test measures.</summary>
/// <param name="Id">Unique over all tests.</param>
/// <param name="TestId">The test that measures it.</param>
/// <param name="Name">The English name.</param>
/// <param name="Group">The group's English name.</param>
/// <param name="OpposedId">The factor at the other end of the same scale, or null.</param>
internal sealed record Factor(int Id, int TestId, string Name, string Group, int? OpposedId) : IRow<int>;

/// <summary>A competency: a weighted set of factors.</summary>
internal sealed record Competency(int Id, string Label, ImmutableArray<Trait> Traits) : IRow<int>;

/// <summary>A factor's part in a competency; a negative weight counts the score from the other end.</summary>
internal sealed record Trait(int FactorId, int Weight);

/// <summary>A model of a job: the competencies that it asks for.</summary>
internal sealed record PredictiveModel(int Id, string Label, string Objective, ImmutableArray<Requirement> Requirements) : IRow<int>;

/// <summary>How much a job asks for a competency: from 0 (not linked) to 5 (essential).</summary>
internal sealed record Requirement(int CompetencyId, int Importance);
