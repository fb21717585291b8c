using Contracts.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Judges scores that are given for a taker.</summary>
internal static class ScoreInput
{
    /// <summary>What is wrong, by member; empty when nothing.</summary>
    public static Dictionary<string, string[]> Faults(GivenScores scores, AssessmentKind kind)
    {
        var faults = new Dictionary<string, string[]>();
        if (kind is AssessmentKind.Behavioral && scores.Cognitive is not null) faults["scores.cognitive"] = ["The assessment is a behavioral one."];
        if (kind is AssessmentKind.Cognitive && (scores.Self ?? scores.SelfConcept ?? scores.Synthesis) is not null)
            faults["scores"] = ["The assessment is a cognitive one: {\"cognitive\": 100 to 450}."];
        if (scores.Cognitive is < PredictiveIndexSettings.LeastCognitiveScore or > PredictiveIndexSettings.GreatestCognitiveScore)
            faults["scores.cognitive"] = ["A whole number from 100 to 450."];
        if (scores.Synthesis?.E is not null) faults["scores.synthesis.e"] = ["The Synthesis has no fifth factor."];
        Judge(faults, "self", scores.Self);
        Judge(faults, "selfConcept", scores.SelfConcept);
        Judge(faults, "synthesis", scores.Synthesis);
        return faults;
    }

    private static void Judge(Dictionary<string, string[]> faults, string pattern, GivenFactors? given)
    {
        if (given is null) return;
        foreach (var (factor, value) in new[] { ("a", given.A), ("b", given.B), ("c", given.C), ("d", given.D), ("e", given.E) })
            if (value is { } sigma && !(Math.Abs(sigma) <= PredictiveIndexSettings.LargestSigma))
                faults[$"scores.{pattern}.{factor}"] = ["In sigma, from −3 to 3."];
    }
}
