using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Emulator.Providers.Kelio;

/// <summary>Every refusal in the provider's words. Only the 403 of the quota is documented [J/general]; the bodies are inferred.</summary>
internal sealed class KelioDialect : IDialect
{
    /// <summary>The content type of all answers.</summary>
    public const string Json = "application/json; charset=utf-8";

    private static readonly Answer Unauthorized = Plain(401, KelioErrors.Unauthorized);
    private static readonly Answer Forbidden = Plain(403, KelioErrors.Forbidden);
    private static readonly Answer QuotaExceeded = Plain(403, KelioErrors.QuotaExceeded);
    private static readonly Answer NotFound = Plain(404, KelioErrors.NotFound);

    public Answer Refuse(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.Unauthenticated => Unauthorized,
        RefusalKind.Forbidden => Forbidden,
        RefusalKind.QuotaExceeded => QuotaExceeded,
        // Routes are by path and verb: a verb that is not offered is no route.
        RefusalKind.UnknownRoute or RefusalKind.WrongMethod or RefusalKind.NotFound or RefusalKind.Gone => NotFound,
        RefusalKind.BadRequest or RefusalKind.MediaType => Plain(400, refusal.Message ?? KelioErrors.BadRequest),
        RefusalKind.TooLarge => Plain(413, KelioErrors.TooLarge),
        RefusalKind.Invalid or RefusalKind.Conflict => Unprocessable(refusal),
        RefusalKind.Unsupported => Plain(501, refusal.Detail),
        RefusalKind.Maintenance => Plain(503, KelioErrors.Unavailable),
        RefusalKind.Fault => Fault(refusal.Status ?? 500, refusal.Message),
        _ => Plain(500, KelioErrors.ServerFault),
    };

    private static Answer Plain(int status, string message) => new(status, Json, JsonSerializer.SerializeToUtf8Bytes(new KelioError(message), KelioJson.Wire.KelioError));

    private static Answer Unprocessable(Refusal refusal) => new(422, Json, JsonSerializer.SerializeToUtf8Bytes(
        new KelioError(refusal.Message ?? KelioErrors.Unprocessable) { Errors = refusal.Errors.Count == 0 ? null : new Dictionary<string, IReadOnlyList<string>>(refusal.Errors) },
        KelioJson.Wire.KelioError));

    private static Answer Fault(int status, string? message) => status switch
    {
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        _ => Plain(status, message ?? (ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : KelioErrors.ServerFault)),
    };
}
