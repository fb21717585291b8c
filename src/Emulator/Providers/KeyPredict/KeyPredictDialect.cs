using System.Collections.Immutable;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict;

/// <summary>Key Predict's words for every refusal: <c>{"error":{"code","messages"}}</c> or the same in XML, the HTTP status equal to the code.</summary>
internal sealed class KeyPredictDialect : IDialect
{
    // A kind that is added and has no line here is an error of the compiler; a kind without a name cannot be.
#pragma warning disable CS8524
    public Answer Refuse(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.UnknownRoute => Say(404, KeyPredictErrors.UnknownMethod, refusal, request),
        RefusalKind.WrongMethod => WrongMethod(refusal, request),
        RefusalKind.Unauthenticated => Say(401, KeyPredictErrors.InvalidToken, refusal, request),
        RefusalKind.Forbidden => Say(403, "forbidden", refusal, request),
        RefusalKind.NotFound => Say(404, "not found", refusal, request),
        RefusalKind.Conflict => Say(406, "not acceptable", refusal, request),
        RefusalKind.Gone => Say(410, "gone", refusal, request),
        RefusalKind.TooLarge => Say(413, "request is too large", refusal, request),
        RefusalKind.BadRequest => Say(400, Unreadable, refusal, request),
        RefusalKind.Invalid => Invalid(refusal, request),
        RefusalKind.QuotaExceeded => Say(429, "too many requests", refusal, request),
        RefusalKind.Unsupported => Say(501, $"{Method(request)} is not emulated", refusal, request),
        RefusalKind.ServerFault => Say(500, "internal error", refusal, request),
        RefusalKind.Fault => Fault(refusal, request),
        // Never given: bodies of any type are taken or passed over, and the account has no switch for maintenance.
        RefusalKind.MediaType => Say(415, "content type is not supported", refusal, request),
        RefusalKind.Maintenance => Say(503, "service is under maintenance", refusal, request),
    };
#pragma warning restore CS8524

    private const string Unreadable = "request cannot be read";

    private static Answer WrongMethod(Refusal refusal, Request request)
    {
        var isFormless = KeyPredictAccess.IsPage(request) && !request.Path.StartsWith(KeyPredictRoutes.SessionPage, StringComparison.Ordinal);
        return Say(405, KeyPredictErrors.MethodNotAllowed, refusal, request).With("Allow", isFormless ? "GET" : "GET, POST");
    }

    // The guide prints field errors with this status.
    private static Answer Invalid(Refusal refusal, Request request) => refusal.Errors.Count == 0
        ? Say(500, Unreadable, refusal, request)
        : Error(500, request, () => new Tree.Keyed(
            "message", "field", [.. refusal.Errors.Select(field => KeyValuePair.Create(field.Key, field.Value[0]))]));

    // A fault may ask for any status, also one that has no body, or that is refused in a way of its own.
    private static Answer Fault(Refusal refusal, Request request)
    {
        var status = refusal.Status ?? 500;
        if (status is < 200 or 204 or 205 or 304) return Answer.Empty(status);
        var text = string.Create(CultureInfo.InvariantCulture, $"fault {status}");
        return status == 405 ? WrongMethod(refusal with { Message = refusal.Message ?? text }, request) : Say(status, text, refusal, request);
    }

    private static Answer Say(int status, string usual, Refusal refusal, Request request)
    {
        var message = refusal.Message ?? usual;
        return KeyPredictAccess.IsPage(request)
            ? Html.Page(status, message, () => "<p>" + status.ToString(CultureInfo.InvariantCulture) + "</p>")
            : Error(status, request, () => Tree.Many("messages", [new Tree.Named("message", Tree.Of(message))]));
    }

    private static Answer Error(int status, Request request, Func<Tree> messages) => WireFormat.Error(request, status, () => new Tree.Wrapped("error", Tree.One(
        "error",
        new Tree.Member("code", Tree.Count(status), IsAttribute: true),
        ("messages", messages()))));

    private static string Method(Request request)
    {
        var words = request.Segments.SkipWhile(word => word is "customer" or "REST").ToImmutableArray();
        return string.Join('/', words is [.. var head, var last] && WireFormat.IsKnown(last) ? head : words);
    }
}
