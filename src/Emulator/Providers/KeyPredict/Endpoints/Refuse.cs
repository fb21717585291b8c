using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>All refusals of the provider, one constructor a kind; those of handlers under the name of their check.</summary>
internal static class Refuse
{
    /// <summary>404: the path ends with a word that is no format.</summary>
    public static Refusal UnknownFormat(string word) => Refusal.Of(
        RefusalKind.NotFound,
        [
            new Mistake("format", KeyPredictErrors.UnknownFormat, "be json or xml, or be left out for JSON")
            {
                Seen = Shown.Part(word),
                Place = MemberPlace.Path,
                Example = "json",
            },
        ]) with
    { Message = KeyPredictErrors.UnknownFormat, Errors = [] };

    /// <summary>413 or 400: the body is too large, or has a problem; null when it can be taken.</summary>
    public static Refusal? Unreadable(Request request, string? problem) =>
        request.IsTooLarge ? new Refusal(RefusalKind.TooLarge, "The body is larger than the emulator reads.", "Send a smaller body.")
        : problem is not null ? new Refusal(RefusalKind.BadRequest, $"The body cannot be taken: {problem}.", "Send the parameters in the query or in a form.")
        : null;

    /// <summary>401 on <c>connect</c>.</summary>
    public static Refusal WrongPair(string login, string known) => new(
        RefusalKind.Unauthenticated,
        login == known ? $"The password is not that of “{known}”." : $"“{login}” is not the API login of any account.",
        "Take login and password from the Integrations page (GET …/key-predict/integration); both are compared to the letter.")
    { Message = KeyPredictErrors.InvalidLogin };

    /// <summary>401 elsewhere: whatever is wrong with the token, the wire says the same.</summary>
    public static Refusal InvalidToken(string detail) => new(
        RefusalKind.Unauthenticated, detail, "Get a token from connect and send it bare in the header WWW-Authenticate.")
    { Message = KeyPredictErrors.InvalidToken };

    /// <summary>403: the account's door is shut.</summary>
    public static Refusal NotActivated(string detail, string fix) => new(RefusalKind.Forbidden, detail, fix) { Message = KeyPredictErrors.OptionNotActivated };

    /// <summary>500: fields with one message each, as the guide prints them.</summary>
    public static Refusal Fields(IReadOnlyCollection<Mistake> mistakes) =>
        Refusal.Of(RefusalKind.Invalid, mistakes) with { Check = KeyPredictAccess.ParametersCheck };

    /// <summary>404.</summary>
    /// <param name="name">Who was sought.</param>
    /// <param name="state">Where they were sought.</param>
    /// <param name="parameter">The parameter that names the id.</param>
    public static Refusal CandidateNotFound(CandidateName name, KeyPredictState state, string parameter = "id")
    {
        var known = state.Candidates.FirstOrDefault();
        return Gone(KeyPredictErrors.CandidateNotFound, new Mistake(
            name.Id is null ? "email" : parameter, KeyPredictErrors.CandidateNotFound, "be that of a candidate of this account")
        {
            Seen = name.Id is { } id ? id.ToString(CultureInfo.InvariantCulture) : Shown.Text(name.Email ?? "", Sight.Personal),
            Remedy = known is null ? "Create a candidate with create/candidate, which answers the id."
                : string.Create(CultureInfo.InvariantCulture, $"Send {parameter}={known.Id}."),
        });
    }

    /// <summary>404.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="id">What came in it.</param>
    /// <param name="state">Where the test was sought.</param>
    public static Refusal TestNotFound(string parameter, long id, KeyPredictState state) =>
        NotFound(KeyPredictErrors.TestNotFound, parameter, id, "test of list/test", state.Tests.FirstOrDefault()?.Id);

    /// <summary>404 for any other record.</summary>
    /// <param name="message">The wire's words.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="id">What came in it.</param>
    /// <param name="what">The kind of record.</param>
    /// <param name="known">The id of one that is there; null when there is none.</param>
    public static Refusal NotFound(string message, string parameter, long id, string what, int? known) =>
        Gone(message, new Mistake(parameter, message, $"be that of {(what[0] == 'a' ? "an" : "a")} {what} of this account")
        {
            Seen = id.ToString(CultureInfo.InvariantCulture),
            Place = MemberPlace.Form,
            Example = known?.ToString(CultureInfo.InvariantCulture),
            Remedy = known is null ? $"There is no {what} yet; make one first." : null,
        });

    /// <summary>404 for a page or a file.</summary>
    /// <param name="what">Its name on the page: <c>report</c>.</param>
    /// <param name="detail">Why there is none.</param>
    /// <param name="fix">Which link to use.</param>
    public static Refusal NoSuchPage(string what, string detail, string fix) => new(RefusalKind.NotFound, detail, fix)
    { Check = KeyPredictAccess.RecordCheck, Message = $"There is no such {what}." };

    /// <summary>410: the session was completed, cancelled or has expired.</summary>
    public static Refusal SessionOver(Assessment assessment, DateTimeOffset now) => new(
        RefusalKind.Gone,
        string.Create(CultureInfo.InvariantCulture, $"Assessment {assessment.Id} is {KeyPredictActs.Word(assessment.StageAt(now))}."),
        "Invite the candidate again.")
    { Check = KeyPredictAccess.RecordCheck, Message = "This assessment is over." };

    /// <summary>406: results are asked for before there are any.</summary>
    public static Refusal NotCompleted(string detail) => new(
        RefusalKind.Conflict,
        detail,
        "Complete it first: on its session page, or POST …/key-predict/assessments/{id}/complete.")
    { Check = KeyPredictAccess.CompletionCheck, Message = KeyPredictErrors.NotCompleted };

    /// <summary>406: the test is not offered in this language.</summary>
    public static Refusal LanguageNotAvailable(Test test, int languageId) => NotAcceptable(
        KeyPredictErrors.LanguageNotAvailable,
        string.Create(CultureInfo.InvariantCulture, $"“{test.Label}” has no language {languageId}."),
        string.Create(CultureInfo.InvariantCulture, $"Use one of list/testLanguage?test_id={test.Id}."));

    /// <summary>406: the candidate has the test before them already.</summary>
    public static Refusal InvitationExists(Assessment pending) => NotAcceptable(
        KeyPredictErrors.InvitationExists,
        string.Create(CultureInfo.InvariantCulture, $"Assessment {pending.Id} of test {pending.TestId} is still pending for candidate {pending.CandidateId}."),
        "Use its link (assessment/pending), or complete or cancel it first.");

    /// <summary>406: nobody is enrolled any more.</summary>
    public static Refusal CampaignExpired(DateTimeOffset end) => NotAcceptable(
        KeyPredictErrors.CampaignExpired,
        string.Create(CultureInfo.InvariantCulture, $"The campaign ended at {end:u}."),
        "Give it a later expiration_date with update/campaign.");

    /// <summary>406: the candidate is enrolled already.</summary>
    public static Refusal AlreadyInCampaign(int candidateId, int campaignId) => NotAcceptable(
        KeyPredictErrors.AlreadyInCampaign,
        string.Create(CultureInfo.InvariantCulture, $"Candidate {candidateId} is in campaign {campaignId}."),
        "Leave the candidate out; assessment/pending has the links.");

    /// <summary>403: the balance is too low.</summary>
    public static Refusal TooFewCredits(long price, int balance) => new(
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"The invitation takes {price} and the balance is {balance}."),
        "Raise the balance: PATCH …/key-predict/account {\"credits\":…}.")
    { Check = KeyPredictAccess.CreditsCheck, Message = KeyPredictErrors.NotEnoughCredits };

    private static Refusal Gone(string message, Mistake mistake) =>
        Refusal.Of(RefusalKind.NotFound, [mistake]) with { Check = KeyPredictAccess.RecordCheck, Message = message, Errors = [] };

    private static Refusal NotAcceptable(string message, string detail, string fix) =>
        new(RefusalKind.Conflict, detail, fix) { Check = KeyPredictAccess.InvitationCheck, Message = message };
}
