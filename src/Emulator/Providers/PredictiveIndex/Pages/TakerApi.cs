using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>The taker's page behind the assessment's link: no login, the code in the link is the right. It drives the same states as the control API does.</summary>
internal static class TakerApi
{
    // The assessment's id depends on the workspace's seed, so what is drawn for it does too.
    private const long Seed = 0;

    private static readonly Provenance Link = Provenance.Inferred("form of the open links at assessment.predictiveindex.com; the pages are the emulator's own");
    private static readonly Parameter Code = new("code", "path", "string", "The secret part of the link.", Required: true);

    /// <summary>The route table, on both surfaces.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("take an assessment", "GET", "/bo/{code}", Link, Show) { IsOpen = true, Changes = true, Summary = "Shows the taker's page; the first time opens the assessment.", Parameters = [Code] },
        new("answer an assessment", "POST", "/bo/{code}", Link, Act)
        {
            IsOpen = true, Changes = true, Summary = "The taker starts, finishes or leaves; after the end goes on to the redirect that was given.",
            Parameters = [Code, new("act", "body", "string", "start, submit or abort, in a form with the answers.")],
        },
    ];

    private static Outcome Show(Call call)
    {
        var state = call.State<PredictiveIndexState>();
        return Find(call, state) is not { } assessment ? Unknown() : Reached(call, state, assessment, AssessmentState.Opened, null).Outcome;
    }

    private static Outcome Act(Call call)
    {
        if (call.Request.IsTooLarge) return new Refusal(RefusalKind.TooLarge, "The body is larger than the limit.", "Send the page's own form.") { Check = PredictiveIndexAccess.Body };
        var (state, form) = (call.State<PredictiveIndexState>(), call.Request.Form);
        if (form["act"] is not ("start" or "submit" or "abort")) return Answers.Invalid("act", "The act parameter is start, submit or abort.");
        if (Find(call, state) is not { } assessment) return Unknown();
        if (form["act"] == "start") return Reached(call, state, assessment, AssessmentState.Started, null).Outcome;
        if (form["act"] == "abort") return Reached(call, state, assessment, AssessmentState.Aborted, null).Outcome;
        var scores = assessment.Kind is AssessmentKind.Behavioral ? ShortForm.Behavioral(form) : ShortForm.Cognitive(form);
        var (outcome, isNew) = Reached(call, state, assessment, AssessmentState.Completed, scores);
        return isNew && assessment.RedirectUrl is { } url ? Outcome.Of(Answer.Empty(303).With("Location", url), outcome.Change) : outcome;
    }

    /// <summary>The page after the step; of a step that cannot be taken any more, the page as it is.</summary>
    private static (Outcome Outcome, bool IsNew) Reached(Call call, PredictiveIndexState state, Assessment assessment, AssessmentState to, Contracts.PredictiveIndex.GivenScores? scores)
    {
        var person = state.Persons.Find(assessment.PersonId)!;
        if (AssessmentLife.WhyNot(assessment, to, call.Now) is not null) return (TakerPage.Of(assessment, person, call.Now), false);
        var (after, change) = AssessmentLife.Reach(state, assessment, to, scores, call.Now, Seed);
        return (Outcome.Of(TakerPage.Of(after, person, call.Now), change), true);
    }

    private static Assessment? Find(Call call, PredictiveIndexState state) =>
        state.Assessments.FirstOrDefault(assessment => !assessment.IsArchived && SecretText.Same(assessment.LinkCode, call.Route("code")));

    private static Refusal Unknown() => new(RefusalKind.NotFound, "No assessment has this link, or it is archived.", "Use the assessmentUrl of an assessment.") { Check = PredictiveIndexAccess.Object };
}
