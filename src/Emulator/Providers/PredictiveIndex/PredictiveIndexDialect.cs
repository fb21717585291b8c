using System.Globalization;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core;
using Emulator.Core.Access;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>Every refusal in PI's words. The legacy API has an error object [GUIDE] and, where the framework answers, a bare message; PI2 has the bare message only.</summary>
internal sealed class PredictiveIndexDialect : IDialect
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string Denied = "Authorization has been denied for this request.";
    private const string Down = "The API is down for maintenance";
    private static readonly TimeSpan Unknown = PredictiveIndexSettings.RateWindow;

    /// <inheritdoc/>
    public Answer Refuse(Refusal refusal, Request request) => request.Surface.Name == PredictiveIndexProvider.Pi2 ? RefusePi2(refusal, request) : RefuseLegacy(refusal, request);

    /// <inheritdoc/>
    public Answer Finish(Answer answer, Call call)
    {
        if (answer.Status == 405) answer = answer.With("Allow", string.Join(", ", call.Match.AllowedMethods));
        if (call.Request.Surface.Name == PredictiveIndexProvider.Pi2) answer = answer.With("Vary", "Origin");
        if (call.Caller is null) return answer;
        var limit = call.State<PredictiveIndexState>().Account.RequestsPerMinute;
        return answer.With(PredictiveIndexRoutes.RateLimitHeader, limit.ToString(CultureInfo.InvariantCulture));
    }

    private static Answer RefuseLegacy(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.UnknownRoute => Message(404, NoResource(request)),
        RefusalKind.WrongMethod => Message(405, NoMethod(request)),
        RefusalKind.Unauthenticated => Message(401, Denied),
        RefusalKind.Maintenance => Error(503, ErrorNumbers.Maintenance, Down),
        RefusalKind.MediaType => Error(415, ErrorNumbers.MediaType, "The request body must be application/json."),
        RefusalKind.TooLarge => Error(413, ErrorNumbers.TooLarge, "The request body is too large."),
        RefusalKind.Forbidden => Error(403, ErrorNumbers.NotPermitted, "The owner of the API key is not permitted to do this."),
        RefusalKind.QuotaExceeded => Later(Error(429, ErrorNumbers.TooManyRequests, "Too many requests"), refusal),
        RefusalKind.BadRequest => Error(400, ErrorNumbers.UnreadableBody, refusal.Message ?? "The request body is not a JSON object."),
        RefusalKind.Invalid => Error(400, ErrorNumbers.InvalidParameters, "One or more parameters are invalid.", refusal),
        RefusalKind.NotFound or RefusalKind.Gone => Error(404, ErrorNumbers.NotFound, refusal.Message ?? "The requested object was not found."),
        RefusalKind.Conflict => Error(409, ErrorNumbers.Conflict, refusal.Message ?? "The request conflicts with existing data.", refusal),
        RefusalKind.Unsupported => Error(501, ErrorNumbers.NotEmulated, refusal.Detail),
        RefusalKind.Fault => Fault(refusal.Status ?? 500),
        _ => Error(500, ErrorNumbers.Internal, "An error has occurred."),
    };

    private static Answer RefusePi2(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.UnknownRoute => Message(404, NoResource(request)),
        RefusalKind.WrongMethod => Message(405, NoMethod(request)),
        RefusalKind.Unauthenticated => Message(401, Denied),
        RefusalKind.Maintenance => Message(503, Down),
        RefusalKind.MediaType => Message(415, "The request entity's media type is not supported for this resource."),
        RefusalKind.TooLarge => Message(413, "The request entity is too large."),
        RefusalKind.Forbidden => Message(403, "The owner of the API key is not permitted to do this."),
        RefusalKind.QuotaExceeded => Later(Message(429, "Too many requests"), refusal),
        RefusalKind.BadRequest or RefusalKind.Invalid => Json(400, new MessageBody("The request is invalid.") { ModelState = new Dictionary<string, IReadOnlyList<string>>(refusal.Errors) }),
        RefusalKind.NotFound or RefusalKind.Gone => Message(404, refusal.Message ?? "The requested object was not found."),
        RefusalKind.Conflict => Message(409, refusal.Message ?? "The request conflicts with existing data."),
        RefusalKind.Unsupported => Message(501, refusal.Detail),
        RefusalKind.Fault => Message(refusal.Status ?? 500, "An error has occurred."),
        _ => Message(500, "An error has occurred."),
    };

    private static Answer Fault(int status) => status switch
    {
        401 => Message(401, Denied),
        503 => Error(503, ErrorNumbers.Maintenance, Down),
        _ => Error(status, 9000 + status, "An error has occurred."),
    };

    private static string NoResource(Request request) =>
        $"No HTTP resource was found that matches the request URI '{request.BaseUrl}{request.Path}{(request.RawQuery.Length == 0 ? "" : "?" + request.RawQuery)}'.";

    private static string NoMethod(Request request) => $"The requested resource does not support http method '{request.Method}'.";

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

    private static Answer Json<T>(int status, T body) => new(status, JsonType, JsonSerializer.SerializeToUtf8Bytes(body, PredictiveIndexJson.V1));
}
