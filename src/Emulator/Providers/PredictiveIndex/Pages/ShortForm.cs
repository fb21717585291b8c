using System.Globalization;
using Contracts.PredictiveIndex;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>The shortened forms of the taker's page and how answers become scores. PI's words and rules are its property; these are the emulator's.</summary>
/// <remarks>Behavioral: each word stands for a factor, high or low; a word ticked moves the factor by 1.2 sigma. Cognitive: from 100
/// for none right to 450 for all.</remarks>
internal static class ShortForm
{
    private const double PerWord = 1.2;

    /// <summary>The words to tick, each with its factor (0 to 3 for A to D) and its direction.</summary>
    public static IReadOnlyList<(string Word, int Factor, int Direction)> Words { get; } =
    [
        ("daring", 0, 1), ("talkative", 1, 1), ("patient", 2, 1), ("exact", 3, 1),
        ("obliging", 0, -1), ("reserved", 1, -1), ("restless", 2, -1), ("carefree", 3, -1),
        ("competitive", 0, 1), ("sociable", 1, 1), ("calm", 2, 1), ("careful", 3, 1),
        ("modest", 0, -1), ("thoughtful", 1, -1), ("urgent", 2, -1), ("unconventional", 3, -1),
    ];

    /// <summary>The questions of the cognitive form.</summary>
    public static IReadOnlyList<(string Question, string Answer)> Questions { get; } =
    [
        ("Which number follows? 2, 4, 8, 16", "32"),
        ("What is 15 % of 200?", "30"),
        ("A train goes 90 km in an hour. How many km in 20 minutes?", "30"),
        ("Which number does not fit? 3, 5, 8, 13", "8"),
        ("12 × 12 − 44", "100"),
    ];

    /// <summary>The scores that behavioral answers give; what is not asked (E) is drawn.</summary>
    public static GivenScores Behavioral(QueryValues form) => new() { Self = Pattern(form, "self"), SelfConcept = Pattern(form, "concept") };

    /// <summary>The score that cognitive answers give.</summary>
    public static GivenScores Cognitive(QueryValues form)
    {
        var right = Questions.Where((question, i) => form[QuestionName(i)]?.Trim() == question.Answer).Count();
        var range = PredictiveIndexSettings.GreatestCognitiveScore - PredictiveIndexSettings.LeastCognitiveScore;
        return new GivenScores { Cognitive = PredictiveIndexSettings.LeastCognitiveScore + (range * right / Questions.Count) };
    }

    /// <summary>The name of a question's field in the form.</summary>
    public static string QuestionName(int question) => "q" + question.ToString(CultureInfo.InvariantCulture);

    private static GivenFactors Pattern(QueryValues form, string name)
    {
        var ticked = form.Pairs.Where(pair => pair.Key == name).Select(pair => pair.Value).ToHashSet(StringComparer.Ordinal);
        var sums = new double[4];
        foreach (var (word, factor, direction) in Words)
            if (ticked.Contains(word)) sums[factor] += direction * PerWord;
        return new GivenFactors { A = Math.Round(sums[0], 2), B = Math.Round(sums[1], 2), C = Math.Round(sums[2], 2), D = Math.Round(sums[3], 2) };
    }
}
