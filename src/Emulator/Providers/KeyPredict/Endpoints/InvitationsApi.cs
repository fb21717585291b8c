using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Invites a candidate to tests: all of them or none. Judged in this order: fields, candidate, test, language, duplicate, credits.</summary>
internal static class InvitationsApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(KeyPredictRoutes.CandidateInvite, Provenance.Observed("a public client in production; named in the help article"), Invite) with
        {
            Changes = true,
            Requires = $"{KeyPredictAccess.InvitationCheck}, {KeyPredictAccess.CreditsCheck}",
            Summary = "Invites a candidate to one or more tests; one assessment for each.",
            Parameters =
            [
                new("id", "query", "integer", "The candidate; it wins over email."),
                new("email", "query", "string", "The candidate's e-mail address, when id is absent."),
                new("test_id", "query", "string", "A test, or several with commas between them.", Required: true),
                new("test_language_id", "query", "integer", "From list/testLanguage; the account's default when it is left out."),
                new("contract_id", "query", "integer", "The contract that pays."),
                new("send_email", "query", "boolean", "Whether the candidate gets the link by e-mail; 1 when it is left out. Also called is_email and mail."),
                new("show_report", "query", "boolean", "Whether the candidate may see the report; 0 when it is left out."),
                new("expiration_date", "query", "string", "YYYY-MM-DD HH:MM:SS, Paris time; never when it is left out."),
                new("level", "query", "integer", "1 beginner, 2 medium, 3 advanced; for computing tests."),
                new("proctoring", "query", "boolean", "Whether the session is watched; five credits more."),
            ],
            ResponseBody = typeof(KeyPredictPendingAssessment),
        },
    ];

    private static Outcome Invite(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices, InvitationInput.Read);
        if (input.Mistakes.Judge(input.EndsAt, call.Now).Refusal is { } invalid) return invalid;
        if (state.CandidateOf(input.Name) is not { } candidate) return Refuse.CandidateNotFound(input.Name, state);
        foreach (var id in input.TestIds)
            if (state.Tests.At(id) is null) return Refuse.TestNotFound("test_id", id, state);
        var tests = input.TestIds.Select(id => state.Tests.At(id)!).ToImmutableArray();
        if (Obstacle(state, call.Now, candidate, tests, input) is { } obstacle) return obstacle;
        return Send(call, state, candidate, tests, input);
    }

    private static Refusal? Obstacle(KeyPredictState state, DateTimeOffset now, Candidate candidate, ImmutableArray<Test> tests, InvitationInput input)
    {
        var language = Language(state, input);
        foreach (var test in tests)
            if (!test.LanguageIds.Contains(language)) return Refuse.LanguageNotAvailable(test, language);

        var pending = tests.Select(test => state.PendingOf(candidate.Id, test.Id, now)).OfType<Assessment>().MinBy(assessment => assessment.Id);
        if (pending is not null) return Refuse.InvitationExists(pending);
        var price = tests.Sum(test => (long)state.Account.PriceOf(test, input.IsProctored));
        return price > state.Account.Credits ? Refuse.TooFewCredits(price, state.Account.Credits) : null;
    }

    private static int Language(KeyPredictState state, InvitationInput input) => input.LanguageId ?? state.Account.DefaultLanguageId;

    private static Outcome Send(Call call, KeyPredictState state, Candidate candidate, ImmutableArray<Test> tests, InvitationInput input)
    {
        var (ids, baseUrl) = (new NewIds(state.Ids), call.Request.BaseUrl);
        var invited = tests.Select(test => input.Apply(
            Invitation.Of(ids.Assessment(), candidate, test, Language(state, input), call.Now, call.Secrets) with
            {
                CreditsTaken = state.Account.PriceOf(test, input.IsProctored),
                BaseUrl = baseUrl,
            })).ToImmutableArray();
        var after = state with
        {
            Ids = ids.After,
            Assessments = state.Assessments.Put(invited),
            Accounts = state.Accounts.Set(state.Account.Less(invited.Sum(assessment => assessment.CreditsTaken))),
        };
        var change = Change.To(after).Claim([.. invited.SelectMany(Links.Claims)]);
        if (input.SendsEmail && candidate.Email is not null) change = change.Post(InvitationMail.Of(after, candidate, invited, baseUrl));
        return Outcome.Of(
            WireFormat.Ok(call.Request, () => invited is [var only]
                ? AssessmentView.Invited(only, baseUrl)
                : Tree.Many("assessments", invited.Select(assessment => AssessmentView.Invited(assessment, baseUrl)))),
            change);
    }
}
