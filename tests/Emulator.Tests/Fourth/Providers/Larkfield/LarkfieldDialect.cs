using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield.Wire;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>Its words.</summary>
internal sealed class LarkfieldDialect : IDialect
{
    public Answer Refuse(Refusal refusal, Request request) => refusal.Kind switch
    {
        RefusalKind.UnknownRoute => Error(404, "no such path"),
        RefusalKind.WrongMethod => Error(405, "no such verb here"),
        RefusalKind.Unauthenticated => Error(401, "key missing or unknown"),
        RefusalKind.BadRequest => Error(400, "unreadable body"),
        RefusalKind.Invalid => Error(422, refusal.Detail),
        RefusalKind.NotFound => Error(404, "not found"),
        RefusalKind.TooLarge => Error(413, "too large"),
        RefusalKind.QuotaExceeded => Error(429, "too many requests"),
        RefusalKind.Unsupported => Error(501, refusal.Detail),
        _ => Error(refusal.Status ?? 500, "error"),
    };

    private static Answer Error(int status, string error) => LarkfieldView.Json(status, new LarkfieldError(error));
}
