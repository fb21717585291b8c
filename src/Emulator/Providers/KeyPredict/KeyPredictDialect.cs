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
    public Answer Refuse(Refusal refusal, Request request)
    {
        var status = Status(refusal);
        if (status is < 200 or 204 or 205 or 304) return Answer.Empty(status);
        var answer = KeyPredictAccess.IsPage(request)
            ? Html.Page(status, refusal.Message ?? Message(refusal, request), "<p>" + Html.Text(string.Create(CultureInfo.InvariantCulture, $"{status}")) + "</p>")
            : WireFormat.Error(request, status, Body(status, refusal, request));
        return status == 405 ? answer.With("Allow", KeyPredictAccess.IsPage(request) && !request.Path.StartsWith(KeyPredictRoutes.SessionPage, StringComparison.Ordinal) ? "GET" : "GET, POST") : answer;
    }

    private static int Status(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Unauthenticated => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.UnknownRoute or RefusalKind.NotFound => 404,
        RefusalKind.WrongMethod => 405,
        RefusalKind.Conflict => 406,
        RefusalKind.Gone => 410,
        RefusalKind.TooLarge => 413,
        RefusalKind.MediaType => 415,
        RefusalKind.QuotaExceeded => 429,
        RefusalKind.BadRequest => 400,
        RefusalKind.Unsupported => 501,
        RefusalKind.Maintenance => 503,
        RefusalKind.Fault => refusal.Status ?? 500,
        _ => 500,
    };

    private static Tree.Wrapped Body(int status, Refusal refusal, Request request) => new("error", Tree.One(
        "error",
        new Tree.Member("code", Tree.Count(status), IsAttribute: true),
        ("messages", Messages(refusal, request))));

    private static Tree Messages(Refusal refusal, Request request) => refusal.Errors.Count == 0
        ? Tree.Many("messages", [new Tree.Named("message", Tree.Of(Message(refusal, request)))])
        : new Tree.Keyed("message", "field", [.. refusal.Errors.Select(field => KeyValuePair.Create(field.Key, field.Value[0]))]);

    private static string Message(Refusal refusal, Request request) => refusal.Message ?? refusal.Kind switch
    {
        RefusalKind.UnknownRoute => KeyPredictErrors.UnknownMethod,
        RefusalKind.WrongMethod => KeyPredictErrors.MethodNotAllowed,
        RefusalKind.Unauthenticated => KeyPredictErrors.InvalidToken,
        RefusalKind.Forbidden => "forbidden",
        RefusalKind.NotFound => "not found",
        RefusalKind.Conflict => "not acceptable",
        RefusalKind.Gone => "gone",
        RefusalKind.TooLarge => "request is too large",
        RefusalKind.MediaType => "content type is not supported",
        RefusalKind.QuotaExceeded => "too many requests",
        RefusalKind.BadRequest or RefusalKind.Invalid => "request cannot be read",
        RefusalKind.Unsupported => $"{Method(request)} is not emulated",
        RefusalKind.Maintenance => "service is under maintenance",
        RefusalKind.Fault => string.Create(CultureInfo.InvariantCulture, $"fault {refusal.Status ?? 500}"),
        _ => "internal error",
    };

    private static string Method(Request request)
    {
        var words = request.Segments.SkipWhile(word => word is "customer" or "REST").ToImmutableArray();
        return string.Join('/', words is [.. var head, var last] && WireFormat.IsKnown(last) ? head : words);
    }
}
