using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Contracts.Control;
using Contracts.KeyPredict;
using Emulator.Core.Agenda;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Screens;

/// <summary>A candidate acts: at once, or on the agenda when <c>after</c> is given. What was put off is judged when it runs.</summary>
internal static class CandidateActs
{
    private static readonly ImmutableSortedDictionary<int, decimal> Unknown = ImmutableSortedDictionary<int, decimal>.Empty;

    public static ControlOutcome Decide(ControlCall call, string act)
    {
        var wish = (KeyPredictAct?)call.Body ?? new KeyPredictAct();
        var state = call.Moment.State<KeyPredictState>();
        if (Find(state, call.Route["id"]) is not { } assessment) return ControlOutcome.NotFound($"There is no assessment {call.Route["id"]}.");
        if (wish.Scores is not null && act != AssessmentActs.Complete) return ControlOutcome.BadRequest("scores", "only complete takes scores");
        var errors = new Dictionary<string, string[]>();
        var scores = Read(state, assessment, wish.Scores, errors);
        if (errors.Count > 0) return ControlOutcome.BadRequest(errors);
        if (wish.After is { } after) return Later(call.Moment, assessment, act, after, scores);
        var done = AssessmentActs.Do(act, call.Moment, assessment, scores);
        return done.Assessment is { } acted ? ControlOutcome.Ok(Describe(state, acted, call.Moment.Now), done.Change) : ControlOutcome.Conflict(done.Obstacle!);
    }

    /// <summary>Carries out an act that was put off: the kind names it, the subject is the assessment, the payload holds the scores.</summary>
    public static Happening Run(AgendaEntry entry, Moment moment)
    {
        var act = entry.Kind.Split(' ')[0];
        if (Find(moment.State<KeyPredictState>(), entry.Subject) is not { } assessment)
            return new Happening($"There is no assessment {entry.Subject} any more.", Change.None);
        var scores = entry.Payload is null ? Unknown : JsonSerializer.Deserialize<Dictionary<int, decimal>>(entry.Payload)!.ToImmutableSortedDictionary();
        var done = AssessmentActs.Do(act, moment, assessment, scores);
        return done.Assessment is null
            ? new Happening(done.Obstacle!, Change.None)
            : new Happening(string.Create(CultureInfo.InvariantCulture, $"Assessment {assessment.Id}: {act}."), done.Change);
    }

    private static ControlOutcome Later(Moment moment, Assessment assessment, string act, CalendarDuration wait, ImmutableSortedDictionary<int, decimal> scores)
    {
        var due = wait.After(moment.Now);
        if (wait.IsNegative || due >= WorkspaceClock.End)
            return ControlOutcome.BadRequest("after", "must be a duration of zero or more that ends before the year 2200, e.g. PT2H");
        var payload = scores.IsEmpty ? null : JsonSerializer.Serialize(scores);
        return ControlOutcome.Accepted(
            new KeyPredictDue(due), Change.None.At(due, act + " assessment", assessment.Id.ToString(CultureInfo.InvariantCulture), payload));
    }

    private static ImmutableSortedDictionary<int, decimal> Read(
        KeyPredictState state, Assessment assessment, KeyPredictScores? given, Dictionary<string, string[]> errors)
    {
        var scores = Unknown;
        foreach (var (name, score) in given?.Factors ?? new Dictionary<string, decimal>())
        {
            var factor = state.FactorsOf(assessment.TestId).FirstOrDefault(factor =>
                factor.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || factor.Id.ToString(CultureInfo.InvariantCulture) == name);
            var member = "scores.factors." + name;
            if (factor is null) errors[member] = [NoFactor(state, assessment.TestId)];
            else if (score is < KeyPredictSettings.LowestScore or > KeyPredictSettings.HighestScore) errors[member] = ["must be from 0 to 10"];
            else if (scores.ContainsKey(factor.Id)) errors[member] = ["is given twice"];
            else if (factor.OpposedId is { } other && scores.TryGetValue(other, out var opposed) && opposed + score != KeyPredictSettings.HighestScore)
                errors[member] = [OtherEnd(state.Factors.Find(other)!, opposed)];
            else scores = scores.Add(factor.Id, score);
        }

        return scores;
    }

    private static string NoFactor(KeyPredictState state, int testId) => string.Create(
        CultureInfo.InvariantCulture, $"is no factor of test {testId}; it has {string.Join(", ", state.FactorsOf(testId).Select(known => known.Name))}");

    private static string OtherEnd(Factor factor, decimal score) => string.Create(
        CultureInfo.InvariantCulture, $"is the other end of “{factor.Name}”, which is {score}: the two make {KeyPredictSettings.HighestScore} together");

    private static Assessment? Find(KeyPredictState state, string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? state.Assessments.Find(number) : null;

    private static KeyPredictAssessment Describe(KeyPredictState state, Assessment assessment, DateTimeOffset now) => new(
        assessment.Id,
        assessment.CandidateId,
        assessment.TestId,
        assessment.LanguageId,
        KeyPredictActs.Word(assessment.StageAt(now)),
        assessment.InvitedAt,
        assessment.ExpiresAt,
        assessment.StartedAt,
        assessment.CompletedAt,
        assessment.CancelledAt,
        [.. assessment.Scores.Select(score => new KeyPredictFactorScore(score.FactorId, state.Factors.Find(score.FactorId)!.Name, score.Score))]);
}
