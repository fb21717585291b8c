using Contracts.PredictiveIndex;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Life;

/// <summary>The result of a completed assessment: as given, the rest drawn from the workspace's seed and the assessment's id.</summary>
internal static class Scores
{
    /// <summary>The three patterns. A Synthesis that is not given is the mean of Self and Self-Concept.</summary>
    public static BehavioralResult Behavioral(long seed, string id, GivenScores? given)
    {
        var draw = new Draw(seed, "scores of " + id);
        var self = Factors(draw, given?.Self);
        var concept = Factors(draw, given?.SelfConcept);
        var synthesis = new Synthesis(
            given?.Synthesis?.A ?? Mean(self.A, concept.A),
            given?.Synthesis?.B ?? Mean(self.B, concept.B),
            given?.Synthesis?.C ?? Mean(self.C, concept.C),
            given?.Synthesis?.D ?? Mean(self.D, concept.D));
        return new BehavioralResult(self, concept, synthesis, ReferenceProfiles.Nearest(synthesis));
    }

    /// <summary>The scaled score: mean 250, 100 to 450.</summary>
    public static int Cognitive(long seed, string id, GivenScores? given)
    {
        var drawn = 250 + (int)Math.Round(55 * new Draw(seed, "scores of " + id).Normal());
        return given?.Cognitive ?? Math.Clamp(drawn, PredictiveIndexSettings.LeastCognitiveScore, PredictiveIndexSettings.GreatestCognitiveScore);
    }

    private static Pattern Factors(Draw draw, GivenFactors? given)
    {
        var (a, b, c, d, e) = (Sigma(draw), Sigma(draw), Sigma(draw), Sigma(draw), Sigma(draw));
        return new Pattern(given?.A ?? a, given?.B ?? b, given?.C ?? c, given?.D ?? d, given?.E ?? e);
    }

    private static double Sigma(Draw draw) =>
        Math.Round(Math.Clamp(draw.Normal(), -PredictiveIndexSettings.LargestSigma, PredictiveIndexSettings.LargestSigma), 2);

    private static double Mean(double self, double concept) => Math.Round((self + concept) / 2, 2, MidpointRounding.AwayFromZero);
}
