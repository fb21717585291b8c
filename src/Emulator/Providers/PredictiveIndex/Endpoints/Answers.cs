using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Access;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Answers in JSON, and the refusals that several endpoints share.</summary>
internal static class Answers
{
    /// <summary>The content type of all JSON answers.</summary>
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>One object as <c>/api/v1</c> writes it.</summary>
    public static Answer Json<T>(int status, T body) => new(status, JsonType, JsonSerializer.SerializeToUtf8Bytes(body, PredictiveIndexJson.V1));

    /// <summary>The records as the caller's wire shows them.</summary>
    public static WireObjects Wire(this Call call, PredictiveIndexState state) => new(state, call.Request.BaseUrl, call.Now);

    /// <summary>No such object for this owner of a key: unknown, archived or outside his folders.</summary>
    public static Refusal NotFound(string what) => new(
        RefusalKind.NotFound,
        $"There is no {what} that the key's owner sees: it is unknown, archived, or in a folder that is not granted to him.",
        "Use an id from the list, or a key whose owner sees the folder.")
    { Check = PredictiveIndexAccess.Object };
}
