using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary>Answers in JSON, and the refusal of a record that is not there.</summary>
internal static class Answers
{
    public static Answer Json<T>(int status, T value, JsonTypeInfo<T> type) =>
        Answer.Later(status, KelioDialect.Json, () => JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>404 by the check “record”.</summary>
    /// <param name="what">The kind of record, e.g. <c>campaign</c>.</param>
    /// <param name="isOfAnother">Whether there is such a record, of another company.</param>
    public static Refusal NotFound(string what, bool isOfAnother) => new(
        RefusalKind.NotFound,
        isOfAnother ? $"This {what} is not among those that the key sees: it belongs to another company." : $"No {what} that this key sees has this id.",
        "Take the id from a list that the same key reads.")
    { Check = "record" };

    /// <summary>The number that a part of the path is, or null: digits only.</summary>
    public static int? Id(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The number that a filter names; null when it is absent or empty, and 0, which no record has, when it is no id.</summary>
    public static int? IdFilter(Call call, string name) => call.Request.Query[name] is { Length: > 0 } text ? Id(text) ?? 0 : null;

    /// <summary>The id that the route's name <paramref name="name"/> holds, or null.</summary>
    public static int? RouteId(Call call, string name = "id") => Id(call.Route(name));
}
