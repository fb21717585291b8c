using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>Competencies and predictive models. That a model lists competencies with an importance from 0 to 5, and the three groups of ready models
/// (management, generic, commercial), is documented; the entries are invented.</summary>
internal static class CatalogueModels
{
    public const int TeamLeader = 1;

    public static readonly Table<int, Competency> Competencies = Table<int, Competency>.Empty.Begin(
    [
        new Competency(1, "Leading a team", [Pro("Leading others", 3), Pro("Persuasiveness", 1), Pro("Introversion", -1)]),
        new Competency(2, "Deciding", [Pro("Firmness", 2), Pro("Need for action", 2)]),
        new Competency(3, "Working in a team", [Pro("Teamwork", 3), Pro("Altruism", 1)]),
        new Competency(4, "Convincing", [Pro("Persuasiveness", 3), Pro("Extraversion", 1)]),
        new Competency(5, "Adapting to change", [Pro("Novelty", 2), Pro("Flexibility", 2)]),
        new Competency(6, "Working with method", [Pro("Organisation", 3), Pro("Respect of rules", 1)]),
        new Competency(7, "Analysing", [Reason("Logical reasoning", 2), Reason("Numerical reasoning", 2), Pro("Rationality", 1)]),
        new Competency(8, "Expressing oneself", [Reason("Verbal reasoning", 3), Pro("Extraversion", 1)]),
        new Competency(9, "Holding on under pressure", [Pro("Emotional distance", 2), Pro("Need for action", 1)]),
        new Competency(10, "Serving the customer", [Pro("Altruism", 2), Pro("Flexibility", 1), Pro("Self-interest", -1)]),
    ]);

    public static readonly Table<int, PredictiveModel> All = Table<int, PredictiveModel>.Empty.Begin(
    [
        new PredictiveModel(TeamLeader, "Team leader", "Recruit managers of small teams", [new(1, 5), new(2, 4), new(3, 3), new(7, 2), new(10, 0)]),
        new PredictiveModel(2, "Customer adviser", "Recruit advisers who stay", [new(10, 5), new(3, 4), new(8, 3), new(9, 2)]),
        new PredictiveModel(3, "Sales representative", "Find people who open new markets", [new(4, 5), new(9, 4), new(5, 3), new(8, 2), new(6, 1)]),
    ]);

    private static Trait Pro(string factor, int weight) => new(CatalogueFactors.Id(CatalogueTests.Professional, factor), weight);

    private static Trait Reason(string factor, int weight) => new(CatalogueFactors.Id(CatalogueTests.Reasoning, factor), weight);
}
