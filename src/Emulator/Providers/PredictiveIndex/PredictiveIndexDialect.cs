using System.Globalization;
using Contracts.PredictiveIndex;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>Every refusal in PI's words. The legacy API has an error object [GUIDE] and, where the framework answers, a bare message;
/// PI2 has the bare message only.</summary>
internal sealed class PredictiveIndexDialect : IDialect
{
    private const string Denied = "Authorization has been denied for this request.";
    private const string Down = "The API is down for maintenance";
    private const string Forbidden = "The owner of the API key is not permitted to do this.";
    private const string TooMany = "Too many requests";
    private const string Missing = "The requested object was not found.";
    private const string Conflicting = "The request conflicts with existing data.";
    private const string Failed = "An error has occurred.";
    private static readonly TimeSpan Unknown = PredictiveIndexSettings.RateWindow;

    /// <inheritdoc/>
    public Answer Refuse(Refusal refusal, Request request)
    {
        var told = refusal.Kind is RefusalKind.Fault && KindOf(refusal.Status) is { } kind ? refusal with { Kind = kind } : refusal;
        return request.Surface.Name == PredictiveIndexProvider.Pi2 ? RefusePi2(told, request) : RefuseLegacy(told, request);
    }

    /// <inheritdoc/>
    public Answer Finish(Answer answer, Call call)
    {
        if (answer.Status == 405 && call.Match.AllowedMethods.Count > 0) answer = answer.With("Allow", string.Join(", ", call.Match.AllowedMethods));
        if (call.Request.Surface.Name == PredictiveIndexProvider.Pi2) answer = answer.With("Vary", "Origin");
        // Who is told of too many requests has shown a good key, also when a fault tells him before the key is judged.
        if (call.Caller is null && answer.Status != 429) return answer;
        var limit = call.State<PredictiveIndexState>().Account.Value.RequestsPerMinute;
        return answer.With(PredictiveIndexRoutes.RateLimitHeader, limit.ToString(CultureInfo.InvariantCulture));
    }

    // A kind without a line of its own is CS8509, and so an error; CS8524 is about values that no kind has.
#pragma warning disable CS8524
    private static Answer RefuseLegacy(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.UnknownRoute => NoResource(request),
        RefusalKind.WrongMethod => NoMethod(request),
        RefusalKind.MediaType => Error(415, ErrorNumbers.MediaType, "The request body must be application/json."),
        RefusalKind.TooLarge => Error(413, ErrorNumbers.TooLarge, "The request body is too large."),
        RefusalKind.Unauthenticated => Unauthenticated(),
        RefusalKind.Forbidden => Error(403, ErrorNumbers.NotPermitted, Forbidden),
        RefusalKind.QuotaExceeded => Later(Error(429, ErrorNumbers.TooManyRequests, TooMany), refusal),
        RefusalKind.BadRequest => Error(400, ErrorNumbers.UnreadableBody, refusal.Message ?? "The request body is not a JSON object."),
        RefusalKind.NotFound => Error(404, ErrorNumbers.NotFound, refusal.Message ?? Missing),
        RefusalKind.Conflict => Error(409, ErrorNumbers.Conflict, refusal.Message ?? Conflicting, refusal),
        RefusalKind.Invalid => Error(400, ErrorNumbers.InvalidParameters, "One or more parameters are invalid.", refusal),
        RefusalKind.Gone => Error(404, ErrorNumbers.NotFound, refusal.Message ?? Missing),
        RefusalKind.Unsupported => Error(501, ErrorNumbers.NotEmulated, refusal.Detail),
        RefusalKind.Maintenance => Error(503, ErrorNumbers.Maintenance, Down),
        RefusalKind.ServerFault => Error(500, ErrorNumbers.Internal, Failed),
        RefusalKind.Fault => refusal.Status is { } status ? Error(status, 9000 + status, Failed) : Error(500, ErrorNumbers.Internal, Failed),
    };

    private static Answer RefusePi2(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.UnknownRoute => NoResource(request),
        RefusalKind.WrongMethod => NoMethod(request),
        RefusalKind.MediaType => Message(415, "The request entity's media type is not supported for this resource."),
        RefusalKind.TooLarge => Message(413, "The request entity is too large."),
        RefusalKind.Unauthenticated => Unauthenticated(),
        RefusalKind.Forbidden => Message(403, Forbidden),
        RefusalKind.QuotaExceeded => Later(Message(429, TooMany), refusal),
        RefusalKind.BadRequest => InvalidModel(refusal),
        RefusalKind.NotFound => Message(404, refusal.Message ?? Missing),
        RefusalKind.Conflict => Message(409, refusal.Message ?? Conflicting),
        RefusalKind.Invalid => InvalidModel(refusal),
        RefusalKind.Gone => Message(404, refusal.Message ?? Missing),
        RefusalKind.Unsupported => Message(501, refusal.Detail),
        RefusalKind.Maintenance => Message(503, Down),
        RefusalKind.ServerFault => Message(500, Failed),
        RefusalKind.Fault => Message(refusal.Status ?? 500, Failed),
    };
#pragma warning restore CS8524

    private static Answer Unauthenticated() => Message(401, Denied);

    private static Answer NoResource(Request request)
    {
        var query = request.RawQuery.Length == 0 ? "" : "?" + request.RawQuery;
        return Message(404, $"No HTTP resource was found that matches the request URI '{request.BaseUrl}{request.Path}{query}'.");
    }

    private static Answer NoMethod(Request request) => Message(405, $"The requested resource does not support http method '{request.Method}'.");

    private static Answer InvalidModel(Refusal refusal) =>
        Json(400, new MessageBody("The request is invalid.") { ModelState = new Dictionary<string, IReadOnlyList<string>>(refusal.Errors) });

    /// <summary>The refusal whose words a fault with this status has; null when PI has none for it.</summary>
    private static RefusalKind? KindOf(int? status) => status switch
    {
        400 => RefusalKind.Invalid,
        401 => RefusalKind.Unauthenticated,
        403 => RefusalKind.Forbidden,
        404 => RefusalKind.NotFound,
        405 => RefusalKind.WrongMethod,
        409 => RefusalKind.Conflict,
        413 => RefusalKind.TooLarge,
        415 => RefusalKind.MediaType,
        429 => RefusalKind.QuotaExceeded,
        503 => RefusalKind.Maintenance,
        _ => null,
    };

    private static Answer Later(Answer answer, Refusal refusal) =>
        answer.With("Retry-After", Math.Max(1, (long)Math.Ceiling((refusal.RetryAfter ?? Unknown).TotalSeconds)).ToString(CultureInfo.InvariantCulture));

    private static Answer Error(int status, int number, string description, Refusal? refusal = null)
    {
        var errors = from field in refusal?.Errors ?? []
                     from message in field.Value
                     select new ParameterError(field.Key, message);
        return Json(status, new ErrorBody(number, null, description, [.. errors]));
    }

    private static Answer Message(int status, string message) => Json(status, new MessageBody(message));

    private static Answer Json<T>(int status, T body) => JsonAnswers.V1(status, () => body);
}
