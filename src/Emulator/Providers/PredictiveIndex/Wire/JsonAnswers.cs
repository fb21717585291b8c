using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>Answers in JSON, written when they have been decided.</summary>
internal static class JsonAnswers
{
    /// <summary>The content type of all JSON answers.</summary>
    public const string Type = "application/json; charset=utf-8";

    /// <summary>One object as <c>/api/v1</c> and PI2 write it.</summary>
    public static Answer V1<T>(int status, Func<T> body) =>
        Answer.Later(status, Type, () => JsonSerializer.SerializeToUtf8Bytes(body(), PredictiveIndexJson.V1));

    /// <summary>One object as <c>/api/v2</c> writes it.</summary>
    public static Answer V2<T>(int status, Func<T> body) =>
        Answer.Later(status, Type, () => JsonSerializer.SerializeToUtf8Bytes(body(), PredictiveIndexJson.V2));
}
