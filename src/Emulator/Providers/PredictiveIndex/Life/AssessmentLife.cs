using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Life;

/// <summary>The way of an assessment: sent, opened, started, and then completed, failed or aborted; or expired on the way. The last four are final [COMMON;
/// transitions inferred from the names].</summary>
internal static class AssessmentLife
{
    /// <summary>The agenda entry that writes down an expiry.</summary>
    public const string Expiry = "assessment expiry";

    /// <summary>The acts of a taker, and the end that time makes, each with the state that it leads to.</summary>
    public static IReadOnlyDictionary<string, AssessmentState> Acts { get; } = new Dictionary<string, AssessmentState>
    {
        ["open"] = AssessmentState.Opened,
        ["start"] = AssessmentState.Started,
        ["complete"] = AssessmentState.Completed,
        ["fail"] = AssessmentState.Failed,
        ["abort"] = AssessmentState.Aborted,
        ["expire"] = AssessmentState.Expired,
    };

    /// <summary>Why the assessment cannot come to this state now, or null when it can.</summary>
    public static string? WhyNot(Assessment assessment, AssessmentState to, DateTimeOffset now)
    {
        var from = assessment.StateAt(now);
        var (word, wanted) = (PredictiveIndexActs.Word(from), PredictiveIndexActs.Word(to));
        if (PredictiveIndexActs.OfAssessments.Any(act => act.To == wanted && act.IsLegalIn(word))) return null;
        return PredictiveIndexActs.OfAssessments.Any(act => act.IsLegalIn(word))
            ? $"The assessment is {from} ({(int)from}) already."
            : $"The assessment is {from} ({(int)from}), which is final.";
    }

    /// <summary>The taker brings the assessment to this state, passing through all before it at the same instant. Ask <see cref="WhyNot"/> first.</summary>
    public static (Assessment After, Change Change) Reach(
        PredictiveIndexState state, Assessment assessment, AssessmentState to, GivenScores? scores, DateTimeOffset now, long seed)
    {
        var after = to is AssessmentState.Expired
            ? assessment with { State = to, ExpiresAt = now }
            : assessment with { State = to, OpenedAt = assessment.OpenedAt ?? now };
        if (to is not (AssessmentState.Opened or AssessmentState.Expired)) after = after with { StartedAt = assessment.StartedAt ?? now };
        if (!after.IsPending) after = after with { FinishedAt = now };
        if (to is AssessmentState.Completed)
            after = after.Kind is AssessmentKind.Behavioral
                ? after with { Behavioral = Scores.Behavioral(seed, after.Id, scores) }
                : after with { CognitiveScore = Scores.Cognitive(seed, after.Id, scores) };

        if (after.Behavioral is not null)
        {
            state = state.NextId("score", out var scoreId);
            after = after with { ScoreId = scoreId };
        }

        var next = state.With(after);
        var change = after.IsPending ? Change.To(next) : Change.To(next).Cancel(Expiry, after.Id);
        return (after, PredictiveIndexWebhooks.Notify(change, next, after, now));
    }

    /// <summary>Puts the assessment's expiry on the agenda.</summary>
    public static Change Expires(this Change change, Assessment assessment) => change.At(assessment.ExpiresAt, Expiry, assessment.Id);
}
