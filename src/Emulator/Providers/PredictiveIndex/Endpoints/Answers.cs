using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Answers in JSON, and the refusals that several endpoints share.</summary>
internal static class Answers
{
    /// <summary>The content type of all JSON answers.</summary>
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>One object as <c>/api/v1</c> writes it.</summary>
    public static Answer Json<T>(int status, T body) => Answer.Later(status, JsonType, () => JsonSerializer.SerializeToUtf8Bytes(body, PredictiveIndexJson.V1));

    /// <summary>One object as <c>/api/v2</c> writes it.</summary>
    public static Answer JsonV2<T>(int status, T body) => Answer.Later(status, JsonType, () => JsonSerializer.SerializeToUtf8Bytes(body, PredictiveIndexJson.V2));

    /// <summary>The handler of a path that names the company: it must be the key owner's own, for data spaces are separate.</summary>
    public static Func<Call, Outcome> OfCompany(Func<Call, Outcome> handler) => call =>
        call.Route("companyId").Equals(call.State<PredictiveIndexState>().Account.Id, StringComparison.OrdinalIgnoreCase) ? handler(call) : NotFound("company with this id");

    /// <summary>The records as the caller's wire shows them.</summary>
    public static WireObjects Wire(this Call call, PredictiveIndexState state) => new(state, call.Request.BaseUrl, call.Now);

    /// <summary>The refusal of one parameter.</summary>
    public static Refusal Invalid(string name, string message) => new(RefusalKind.Invalid, message, $"Correct {name}.") { Check = PredictiveIndexAccess.Body, Errors = [new(name, [message])] };

    /// <summary>There is no report, pattern or guidebook before the assessment is completed.</summary>
    public static Refusal NotCompleted() => new(
        RefusalKind.NotFound, "The assessment is not completed: there is no result yet.", "Wait for the status 40, or let the taker complete it by the control API.")
    { Check = PredictiveIndexAccess.Object };

    /// <summary>No such object for this owner of a key: unknown, archived or outside his folders.</summary>
    public static Refusal NotFound(string what) => new(
        RefusalKind.NotFound,
        $"There is no {what} that the key's owner sees: it is unknown, archived, or in a folder that is not granted to him.",
        "Use an id from the list, or a key whose owner sees the folder.")
    { Check = PredictiveIndexAccess.Object };
}
