using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Effects;
using Emulator.Core.Mail;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>What a candidate (or the account, for a cancellation) does with an assessment. An act implies what comes before it; one that the state
/// forbids gives the reason instead.</summary>
internal static class AssessmentActs
{
    public const string Start = "start";
    public const string Complete = "complete";
    public const string Cancel = "cancel";
    public const string Expire = "expire";

    /// <summary>The outcome of an act: a change with the assessment after it, or why it cannot be.</summary>
    internal readonly record struct Act(Assessment? Assessment, Change Change, string? Obstacle);

    /// <summary>Does the act named.</summary>
    public static Act Do(string act, Moment moment, Assessment assessment, IReadOnlyDictionary<int, decimal> scores)
    {
        var stage = assessment.StageAt(moment.Now);
        if (!KeyPredictActs.Find(act).IsLegalIn(KeyPredictActs.Word(stage)))
            return new Act(
                null,
                Change.None,
                string.Create(CultureInfo.InvariantCulture, $"Assessment {assessment.Id} is {KeyPredictActs.Word(stage)}: it cannot be {Participle(act)}."));
        return (act, stage) switch
        {
            (Start, _) => Begin(moment, assessment),
            (Complete, AssessmentStage.Invited) => Begin(moment, assessment) is { Assessment: { } begun, Change: var before }
                ? Finish(moment, begun, scores, before)
                : default,
            (Complete, _) => Finish(moment, assessment, scores, Change.None),
            (Cancel, _) => TakeBack(moment, assessment),
            _ => End(moment, assessment),
        };
    }

    private static string Participle(string act) => act switch { Start => "started", Complete => "completed", Expire => "expired", _ => "cancelled" };

    private static Act Begin(Moment moment, Assessment assessment)
    {
        var state = moment.State<KeyPredictState>();
        var begun = assessment with { StartedAt = moment.Now };
        var after = state with { Assessments = state.Assessments.Put(begun) };
        if (state.Candidates.Find(assessment.CandidateId) is { } candidate)
            after = after with { Candidates = after.Candidates.Put(candidate with { LastConnectionAt = moment.Now }) };
        return new Act(begun, Change.To(after).NotifyStarted(state, begun), null);
    }

    private static Act Finish(Moment moment, Assessment assessment, IReadOnlyDictionary<int, decimal> scores, Change before)
    {
        var state = (KeyPredictState?)before.State ?? moment.State<KeyPredictState>();
        var finished = assessment with { CompletedAt = moment.Now };
        finished = finished with { Scores = Scores.Of(state, finished, scores, moment.Seed) };
        var baseUrl = finished.BaseUrl ?? moment.Address(KeyPredictProvider.SurfaceName);
        var change = before.Then(Change.To(state with { Assessments = state.Assessments.Put(finished) }))
            .NotifyCompleted(state, finished, baseUrl)
            .Post(CompletionMail(state, finished, baseUrl));
        return new Act(finished, change, null);
    }

    private static Act TakeBack(Moment moment, Assessment assessment)
    {
        var state = moment.State<KeyPredictState>();
        var cancelled = assessment with { CancelledAt = moment.Now, CreditsTaken = 0 };
        var balance = Math.Min(int.MaxValue - assessment.CreditsTaken, state.Account.Credits) + assessment.CreditsTaken;
        return new Act(cancelled, Change.To(state with
        {
            Assessments = state.Assessments.Put(cancelled),
            Accounts = state.Accounts.Set(state.Account with { Credits = balance }),
        }), null);
    }

    private static Act End(Moment moment, Assessment assessment)
    {
        var (state, ended) = (moment.State<KeyPredictState>(), assessment with { ExpiresAt = moment.Now });
        return new Act(ended, Change.To(state with { Assessments = state.Assessments.Put(ended) }), null);
    }

    // On by default for the evaluator (help article Managing Settings).
    private static MailDraft CompletionMail(KeyPredictState state, Assessment assessment, string baseUrl)
    {
        var candidate = state.Candidates.Find(assessment.CandidateId);
        var name = candidate?.FullName ?? "A candidate";
        var test = state.Tests.Find(assessment.TestId)!.Label;
        var report = Links.Report(baseUrl, assessment);
        ImmutableArray<string> to = [state.Account.Evaluator.Email];
        return new MailDraft(
            to,
            $"{name} has completed {test}",
            $"Hello {state.Account.Evaluator.FirstName},\n\n{name} has completed the assessment {test}.\nThe report: {report}\n",
            [report]);
    }
}
