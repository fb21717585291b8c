using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>The taker's page behind the assessment's link: no login, the code in the link is the right. It drives the same
/// states as the control API does.</summary>
internal static class TakerApi
{
    private static readonly Provenance Link = Provenance.Inferred("form of the open links at assessment.predictiveindex.com; the pages are the emulator's own");
    private static readonly Parameter Code = new("code", "path", "string", "The secret part of the link.", Required: true);

    /// <summary>The route table, on both surfaces.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("take an assessment", "GET", "/bo/{code}", Link, Show)
        {
            IsOpen = true,
            Changes = true,
            Summary = "Shows the taker's page; the first time opens the assessment.",
            Parameters = [Code],
        },
        new("answer an assessment", "POST", "/bo/{code}", Link, Act)
        {
            IsOpen = true, Changes = true, Summary = "The taker starts, finishes or leaves; after the end goes on to the redirect that was given.",
            Parameters = [Code, new("act", "body", "string", "start, submit or abort, in a form with the answers.")],
        },
    ];

    private static Outcome Show(Call call) =>
        Find(call) is not { } assessment ? Refuse.NoLink(call) : Reached(call, assessment, AssessmentState.Opened, null).Outcome;

    private static Outcome Act(Call call)
    {
        if (call.Request.IsTooLarge) return Refuse.TooLarge("Send the page's own form.");
        var step = call.Read(TakerStep.Read);
        if (step.To is not { } to) return Refuse.Invalid(NoAct(call.Request.Form["act"], call.Request.FormProblem));
        if (Find(call) is not { } assessment) return Refuse.NoLink(call);
        var (outcome, isNew) = Reached(call, assessment, to, to is AssessmentState.Completed ? step.ScoresOf(assessment.Kind) : null);
        return isNew && to is AssessmentState.Completed && assessment.RedirectUrl is { } url
            ? Outcome.Of(Answer.Redirect(303, url), outcome.Change)
            : outcome;
    }

    /// <summary>The page after the step; of a step that cannot be taken any more, the page as it is.</summary>
    private static (Outcome Outcome, bool IsNew) Reached(Call call, Assessment assessment, AssessmentState to, GivenScores? scores)
    {
        var state = call.State<PredictiveIndexState>();
        var person = state.Persons.Find(assessment.PersonId)!;
        if (AssessmentLife.WhyNot(assessment, to, call.Now) is not null) return (TakerPage.Of(assessment, person, call.Now), false);
        var (after, change) = AssessmentLife.Reach(state, assessment, to, scores, call.Now, call.Seed);
        return (Outcome.Of(TakerPage.Of(after, person, call.Now), change), true);
    }

    private static Mistake NoAct(string? act, string? problem) =>
        new("act", "The act parameter is start, submit or abort.", "be one of start, submit, abort, in a form")
        {
            Seen = act is null ? problem : Shown.Text(act, Sight.Open),
            Place = MemberPlace.Form,
            Example = "start",
        };

    private static Assessment? Find(Call call) => call.State<PredictiveIndexState>().Assessments.By(PredictiveIndexState.AssessmentByLink, call.Route("code"));
}
