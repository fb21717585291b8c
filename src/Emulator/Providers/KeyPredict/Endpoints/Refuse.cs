using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Judging;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The refusals that handlers and checks give, each under the name of its check.</summary>
internal static class Refuse
{
    /// <summary>500: fields with one message each, as the guide prints them.</summary>
    public static Refusal Fields(IReadOnlyList<KeyValuePair<string, string>> errors) => new(
        RefusalKind.Invalid,
        // The messages repeat values, and one may be a password: the journal gets the names.
        $"The provider's validators refuse {string.Join(", ", errors.Select(error => error.Key))}.",
        "Correct the fields that the answer lists.")
    {
        Check = KeyPredictAccessOrder.Parameters,
        Errors = [.. errors.Select(error => new KeyValuePair<string, IReadOnlyList<string>>(error.Key, [error.Value]))],
    };

    /// <summary>404.</summary>
    public static Refusal CandidateNotFound(string sought) => new(
        RefusalKind.NotFound,
        $"No candidate of this account has the {sought}.",
        "Use the id that create/candidate answered.")
    { Check = KeyPredictAccessOrder.Record, Message = KeyPredictErrors.CandidateNotFound };

    /// <summary>404.</summary>
    public static Refusal TestNotFound(long id) => new(
        RefusalKind.NotFound,
        string.Create(CultureInfo.InvariantCulture, $"The catalogue has no test {id}."),
        "Use an id of list/test.")
    { Check = KeyPredictAccessOrder.Record, Message = KeyPredictErrors.TestNotFound };

    /// <summary>404 for any other record.</summary>
    public static Refusal NotFound(string message, string what, long id) => new(
        RefusalKind.NotFound,
        string.Create(CultureInfo.InvariantCulture, $"This account has no {what} {id}."),
        $"Use the id of a {what} that the API has listed.")
    { Check = KeyPredictAccessOrder.Record, Message = message };

    /// <summary>406: results are asked for before there are any.</summary>
    public static Refusal NotCompleted(string detail) => new(
        RefusalKind.Conflict,
        detail,
        "Complete it first: on its session page, or POST …/key-predict/assessments/{id}/complete.")
    { Check = KeyPredictAccessOrder.Completion, Message = KeyPredictErrors.NotCompleted };

    /// <summary>406: the records do not allow it.</summary>
    public static Refusal NotAcceptable(string message, string detail, string fix) => new(RefusalKind.Conflict, detail, fix) { Check = KeyPredictAccessOrder.Invitation, Message = message };

    /// <summary>403: the balance is too low.</summary>
    public static Refusal TooFewCredits(int price, int balance) => new(
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"The invitation takes {price} and the balance is {balance}."),
        "Raise the balance: PATCH …/key-predict/account {\"credits\":…}.")
    { Check = KeyPredictAccessOrder.Credits, Message = KeyPredictErrors.NotEnoughCredits };
}
