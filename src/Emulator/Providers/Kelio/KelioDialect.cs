using Contracts.Kelio;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Emulator.Providers.Kelio;

/// <summary>Every refusal in the provider's words. Only the 403 of the quota is documented [J/general]; the bodies are inferred.</summary>
internal sealed class KelioDialect : IDialect
{
    // Each kind has its line, and the compiler asks for one when a kind is added; a number that is no kind does not occur.
#pragma warning disable CS8524
    public Answer Refuse(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.Unauthenticated => Unauthorized(),
        RefusalKind.Forbidden => Forbidden(),
        RefusalKind.QuotaExceeded => QuotaExceeded(),
        RefusalKind.UnknownRoute => NotFound(),
        // Routes are by path and verb: a verb that is not offered is no route.
        RefusalKind.WrongMethod => NotFound(),
        RefusalKind.NotFound => NotFound(),
        RefusalKind.BadRequest => BadRequest(refusal),
        RefusalKind.TooLarge => TooLarge(),
        RefusalKind.Invalid => Unprocessable(refusal),
        RefusalKind.Unsupported => Unsupported(refusal),
        RefusalKind.Fault => Fault(refusal.Status ?? 500, refusal.Message),
        RefusalKind.ServerFault => ServerFault(),
        // Never made by Kelio's own rules; what the framework behind it would say.
        RefusalKind.MediaType => BadRequest(refusal),
        RefusalKind.Conflict => Unprocessable(refusal),
        RefusalKind.Gone => NotFound(),
        RefusalKind.Maintenance => Unavailable(),
    };
#pragma warning restore CS8524

    private static Answer Unauthorized() => Plain(401, KelioErrors.Unauthorized);

    private static Answer Forbidden() => Plain(403, KelioErrors.Forbidden);

    private static Answer QuotaExceeded() => Plain(403, KelioErrors.QuotaExceeded);

    private static Answer NotFound() => Plain(404, KelioErrors.NotFound);

    private static Answer BadRequest(Refusal refusal) => Plain(400, refusal.Message ?? KelioErrors.BadRequest);

    private static Answer TooLarge() => Plain(413, KelioErrors.TooLarge);

    private static Answer Unprocessable(Refusal refusal) => Answers.Json(
        422,
        new KelioError(refusal.Message ?? KelioErrors.Unprocessable)
        {
            Errors = refusal.Errors.Count == 0 ? null : new Dictionary<string, IReadOnlyList<string>>(refusal.Errors),
        },
        KelioJson.Wire.KelioError);

    private static Answer ServerFault() => Plain(500, KelioErrors.ServerFault);

    private static Answer Unsupported(Refusal refusal) => Plain(501, refusal.Detail);

    private static Answer Unavailable() => Plain(503, KelioErrors.Unavailable);

    private static Answer Fault(int status, string? message) => status switch
    {
        401 => Unauthorized(),
        403 => Forbidden(),
        404 => NotFound(),
        _ => Plain(status, message ?? (ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : KelioErrors.ServerFault)),
    };

    private static Answer Plain(int status, string message) => Answers.Json(status, new KelioError(message), KelioJson.Wire.KelioError);
}
