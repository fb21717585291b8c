using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Endpoints;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>Where a candidate takes an assessment: begins, answers, finishes. Opening it again goes on at the first open
/// question; after the end it is gone.</summary>
internal static class SessionPage
{
    private static readonly Provenance Basis = Provenance.Inferred("the secure link and its use are documented, its shape and the page are not");

    public static readonly ImmutableArray<Operation> Operations =
    [
        new("session page", "GET", KeyPredictRoutes.SessionPage, Basis, Show)
        {
            IsOpen = true,
            Summary = "The page on which a candidate takes an assessment.",
            Parameters = [new("key", "query", "string", "The secret of the link.", Required: true)],
        },
        new("session page, a step", "POST", KeyPredictRoutes.SessionPage, Basis, Step)
        {
            IsOpen = true,
            Changes = true,
            Summary = "A candidate begins, answers or finishes.",
            Parameters =
            [
                new("key", "query", "string", "The secret of the link.", Required: true),
                new("do", "form", "string", "start, answer or finish."),
            ],
        },
    ];

    private static Outcome Show(Call call)
    {
        var state = call.State<KeyPredictState>();
        if (Find(state, call.Request.Query["key"], call.Now, out var refusal) is not { } assessment) return refusal!;
        var (test, words) = (state.Tests.Find(assessment.TestId)!, Words.Of(assessment.LanguageId));
        return Html.Page(200, test.Label, () => Body(state, assessment, words), words);
    }

    private static string Body(KeyPredictState state, Assessment assessment, Words words)
    {
        var name = state.Candidates.Find(assessment.CandidateId)?.FullName ?? "";
        var body = $"<p class=\"who\"><bdi>{Html.Text(name)}</bdi> · <bdi>{Html.Text(state.Account.Company)}</bdi></p>";
        if (assessment.ExpiresAt is { } end) body += $"<p>{Words.Fill(words.Session.Until, words.Time(end))}</p>";
        if (assessment.StartedAt is not null) return body + Questionnaire.Form(state, assessment, words);
        var questions = Questionnaire.Questions(state, assessment.TestId).Length;
        return body + $"<p>{Words.Fill(words.Session.Before, questions)}</p>" + Questionnaire.Button("start", words.Buttons.Start);
    }

    private static Outcome Step(Call call)
    {
        var (state, step) = (call.State<KeyPredictState>(), call.Read(SessionStep.Read));
        if (Find(state, step.Key, call.Now, out var refusal) is not { } assessment) return refusal!;
        var hasStarted = assessment.StartedAt is not null;
        return step.Act switch
        {
            AssessmentActs.Start when !hasStarted => Outcome.Of(Back(call, assessment), Act(call, assessment, AssessmentActs.Start).Change),
            "answer" when hasStarted => Outcome.Of(Back(call, assessment), Saved(state, assessment, step)),
            "finish" when hasStarted && Questionnaire.Open(state, assessment).IsEmpty => Finish(call, state, assessment),
            _ => Back(call, assessment),
        };
    }

    private static Change Saved(KeyPredictState state, Assessment assessment, SessionStep step)
    {
        var answers = Questionnaire.Answered(state, assessment, step.Choices);
        return Change.To(state with { Assessments = state.Assessments.Put(assessment with { Answers = answers }) });
    }

    private static Outcome Finish(Call call, KeyPredictState state, Assessment assessment)
    {
        var (words, baseUrl) = (Words.Of(assessment.LanguageId), call.Request.BaseUrl);
        var completed = Words.Fill(words.End.Completed, state.Tests.Find(assessment.TestId)!.Label);
        return Outcome.Of(
            Html.Page(200, words.End.Thanks, () => $"<p>{Html.Text(completed)}</p>" + Link(), words),
            Act(call, assessment, AssessmentActs.Complete).Change);

        string Link() => assessment.ShowsReport ? $"<p><a href=\"{Html.Text(Links.Report(baseUrl, assessment))}\">{words.End.YourReport}</a></p>" : "";
    }

    private static AssessmentActs.Act Act(Call call, Assessment assessment, string act) => AssessmentActs.Do(
        act,
        call,
        assessment,
        assessment.Answers.ToImmutableSortedDictionary(answer => answer.FactorId, answer => answer.Score));

    private static Answer Back(Call call, Assessment assessment) =>
        Answer.Redirect(303, Links.Session(call.Request.BaseUrl, assessment)).With("Cache-Control", "no-store");

    private static Assessment? Find(KeyPredictState state, string? key, DateTimeOffset now, out Refusal? refusal)
    {
        var found = key is null ? null : state.Assessments.By(KeyPredictState.AssessmentBySessionKey, key);
        refusal = found is null ? Refuse.NoSuchPage("page", "No assessment has this link.", "Use the link of candidate/invite, assessment/pending or the mail.")
            : found.IsPendingAt(now) ? null
            : Refuse.SessionOver(found, now);
        return refusal is null ? found : null;
    }
}
