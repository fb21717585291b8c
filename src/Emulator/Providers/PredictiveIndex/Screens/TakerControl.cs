using System.Text.Json;
using Contracts.Control;
using Contracts.PredictiveIndex;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>The taker of an assessment acts, now or later.</summary>
internal static class TakerControl
{
    /// <summary>The routes: one for each act.</summary>
    public static IReadOnlyList<ControlRoute> Routes { get; } =
        [.. AssessmentLife.Acts.Keys.Select(act => ControlRoute.With<TakerAct>(
            "POST", "assessments/{id}/" + act, $"The taker: {act}.", (call, wish) => Decide(call, wish, act)).Answering(200, 202, 409))];

    private static ControlOutcome Decide(ControlCall call, TakerAct wish, string act)
    {
        var (state, moment, to) = (call.Moment.State<PredictiveIndexState>(), call.Moment, AssessmentLife.Acts[act]);
        if (state.Assessments.Find(call.Route["id"].ToLowerInvariant()) is not { IsArchived: false } assessment)
            return ControlOutcome.NotFound("There is no such assessment.");
        if (wish.Scores is not null && to is not AssessmentState.Completed) return ControlOutcome.BadRequest("scores", "Scores come with complete only.");
        if (wish.Scores is not null && ScoreInput.Faults(wish.Scores, assessment.Kind) is { Count: > 0 } faults) return ControlOutcome.BadRequest(faults);
        if (wish.After is { } after) return Later(moment, assessment, wish, after, act);
        if (AssessmentLife.WhyNot(assessment, to, moment.Now) is { } why) return ControlOutcome.Conflict(why);
        var (reached, change) = AssessmentLife.Reach(state, assessment, to, wish.Scores, moment.Now, moment.Seed);
        var wire = new WireObjects((PredictiveIndexState)change.State!, moment.Address(PredictiveIndexProvider.Legacy), moment.Now);
        return ControlOutcome.Ok(reached.Kind is AssessmentKind.Behavioral ? wire.Behavioral(reached) : wire.Cognitive(reached), change);
    }

    private static ControlOutcome Later(Moment moment, Assessment assessment, TakerAct wish, CalendarDuration after, string act)
    {
        var due = after.After(moment.Now);
        if (after.IsNegative || due >= WorkspaceClock.End)
            return ControlOutcome.BadRequest("after", "An ISO 8601 duration from now on, such as PT2H or P3D, that ends before the year 2200.");
        var scores = wish.Scores is null ? null : JsonSerializer.Serialize(wish.Scores, JsonSerializerOptions.Web);
        return ControlOutcome.Accepted(
            new DueView(due), Change.None.At(due, AssessmentAgenda.KindOf(act), assessment.Id, scores));
    }
}
