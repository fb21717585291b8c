using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Invites a candidate to tests: all of them or none. Judged in this order: fields, candidate, test, language, duplicate, credits.</summary>
internal static class InvitationsApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        new(KeyPredictRoutes.CandidateInvite, "GET|POST", KeyPredictRoutes.Template(KeyPredictRoutes.CandidateInvite), Provenance.Observed("a public client in production; named in the help article"), Invite)
        {
            Changes = true,
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
        var fields = FieldReader.Of(call);
        var candidate = CandidatesApi.Find(fields, state, out var sought);
        var terms = InvitationTerms.Read(fields, state, call.Now);
        if (fields.Refusal() is { } invalid) return invalid;
        if (candidate is null) return Refuse.CandidateNotFound(sought);
        foreach (var id in terms.TestIds)
            if (state.Tests.At(id) is null) return Refuse.TestNotFound(id);
        var tests = terms.TestIds.Select(id => state.Tests.At(id)!).ToImmutableArray();
        if (Obstacle(state, call.Now, candidate, tests, terms) is { } obstacle) return obstacle;
        return Send(call, state, candidate, tests, terms);
    }

    private static Refusal? Obstacle(KeyPredictState state, DateTimeOffset now, Candidate candidate, ImmutableArray<Test> tests, InvitationTerms terms)
    {
        foreach (var test in tests)
        {
            if (!test.LanguageIds.Contains(terms.LanguageId))
                return Refuse.NotAcceptable(
                    KeyPredictErrors.LanguageNotAvailable, $"“{test.Label}” has no language {terms.LanguageId}.", $"Use one of list/testLanguage?test_id={test.Id}.");
        }

        if (state.Assessments.FirstOrDefault(other => other.CandidateId == candidate.Id && tests.Any(test => test.Id == other.TestId) && other.IsPendingAt(now)) is { } pending)
            return Refuse.NotAcceptable(
                KeyPredictErrors.InvitationExists, $"Assessment {pending.Id} of test {pending.TestId} is still pending for candidate {candidate.Id}.", "Use its link (assessment/pending), or complete or cancel it first.");

        var price = tests.Sum(test => Price(state.Account, test, terms.IsProctored));
        return price > state.Account.Credits ? Refuse.TooFewCredits(price, state.Account.Credits) : null;
    }

    /// <summary>What an invitation takes from the balance.</summary>
    public static int Price(Account account, Test test, bool isProctored) => account.Contract switch
    {
        ContractKind.Subscription => 0,
        ContractKind.Licence => 1,
        _ => test.Price + (isProctored ? KeyPredictSettings.ProctoringPrice : 0),
    };

    private static Outcome Send(Call call, KeyPredictState state, Candidate candidate, ImmutableArray<Test> tests, InvitationTerms terms)
    {
        var ids = state.Ids;
        var invited = ImmutableArray.CreateBuilder<Assessment>(tests.Length);
        foreach (var test in tests)
        {
            (var id, ids) = ids.Next("assessment", KeyPredictSettings.FirstAssessmentId);
            invited.Add(terms.Apply(new Assessment(
                id, candidate.Id, test.Id, terms.LanguageId, call.Now, call.Secrets.Hex(KeyPredictSettings.LinkKeyLength), call.Secrets.Hex(KeyPredictSettings.LinkKeyLength))
            {
                CreditsTaken = Price(state.Account, test, terms.IsProctored),
                BaseUrl = call.Request.BaseUrl,
            }));
        }

        var after = state with
        {
            Ids = ids,
            Assessments = state.Assessments.Put(invited),
            Accounts = state.Accounts.Put(state.Account with { Credits = state.Account.Credits - invited.Sum(assessment => assessment.CreditsTaken) }),
        };
        var change = Change.To(after).Claim([.. invited.SelectMany(Links.Claims)]);
        if (terms.SendsEmail && candidate.Email is not null) change = change.Post(InvitationMail.Of(after, candidate, invited, call.Request.BaseUrl));
        var answers = invited.Select(assessment => AssessmentsApi.DescribeInvitation(assessment, call.Request.BaseUrl)).ToList();
        return Outcome.Of(WireFormat.Ok(call.Request, answers is [var only] ? only : Tree.Many("assessments", answers)), change);
    }
}
