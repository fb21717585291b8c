using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Contracts.Kelio;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Input;

namespace Emulator.Providers.Kelio.Wire;

/// <summary>Answers in JSON, written when they have been decided.</summary>
internal static class Answers
{
    /// <summary>The content type of all answers.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    public static Answer Json<T>(int status, T value, JsonTypeInfo<T> type) =>
        Answer.Json(status, ContentType, value, type);

    /// <summary>An answer that is also made when it is written: making it costs.</summary>
    public static Answer Json<T>(int status, Func<T> make, JsonTypeInfo<T> type) =>
        Answer.Later(status, ContentType, () => JsonSerializer.SerializeToUtf8Bytes(make(), type));

    /// <summary>A page of a list, with the header that tells where one is.</summary>
    /// <param name="page">The page.</param>
    /// <param name="show">Turns a row into its wire record.</param>
    /// <param name="type">The wire list.</param>
    public static Answer Page<TRow, TWire>(PageOf<TRow> page, Func<TRow, TWire> show, JsonTypeInfo<IReadOnlyList<TWire>> type)
    {
        var (rows, total, asked) = page;
        var last = Math.Max(1, (int)(((long)total + asked.Size - 1) / asked.Size));
        var numbers = new KelioPagination(total, asked.Number, asked.Number < last ? asked.Number + 1 : null, last);
        var header = JsonSerializer.Serialize(numbers, KelioJson.Wire.KelioPagination);
        return Json(200, () => [.. rows.Select(show)], type).With(KelioRoutes.PaginationHeader, header);
    }
}
