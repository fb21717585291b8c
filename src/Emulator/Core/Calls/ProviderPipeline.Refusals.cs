using Emulator.Core.Faults;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Calls;

/// <content>What is refused for a reason that no rule of the provider is.</content>
public sealed partial class ProviderPipeline
{
    private static readonly Check NoFault = new("fault", Provenance.Inferred("no rule of the provider: somebody registered the fault"), null);
    private static readonly Check HasRoom = new("maxBytes", Provenance.Inferred("no rule of the provider: the emulator's memory is bounded"), null);
    private static readonly Check IsKept = new("data", Provenance.Inferred("no rule of the provider: the emulator’s disk takes nothing"), null);
    private static readonly Check IsHttp = new("http", Provenance.Documented("RFC 9112: how a message is framed"), null);

    private const string AtAnother = "Call again, at another node if there is one: the workspaces of a node that is lost answer elsewhere within seconds.";

    /// <summary>What is answered when no node decides the call: in the provider's words, and journalled nowhere.</summary>
    private static Answer Absent(ProviderCatalog.Place place, Request request, string reason) =>
        place.Provider.Dialect.Refuse(new Refusal(RefusalKind.Maintenance, reason, AtAnother), request);

    private static Decided Refuse(Workspace workspace, Called called, string reason)
    {
        var refusal = new Refusal(RefusalKind.Maintenance, reason, "Make room on the disk, or mend what the line says; then it goes on by itself.");
        var verdict = new Verdict([new CheckLine(IsKept, CheckOutcome.Failed, refusal.Detail)], refusal.Fix);
        return new Decided(workspace.Clock.Now, called.Place.Provider.Dialect.Refuse(refusal, called.Request), verdict, null);
    }

    /// <summary>What the server could not read as HTTP to its end is refused in the provider's words; it names nobody.</summary>
    private static Decided Break(Workspace workspace, Called called, BadHttpRequestException broken)
    {
        var refusal = new Refusal(
            broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? RefusalKind.TooLarge : RefusalKind.BadRequest,
            $"The body is no HTTP: {broken.Message}",
            "Send as many bytes as Content-Length says, or chunks as RFC 9112, 7.1 writes them.");
        var verdict = new Verdict([new CheckLine(IsHttp, CheckOutcome.Failed, refusal.Detail)], refusal.Fix);
        return new Decided(workspace.Clock.Now, called.Place.Provider.Dialect.Refuse(refusal, called.Request), verdict, null);
    }

    private Decided Fail(Workspace workspace, Called called, Exception error)
    {
        LogFailure(logger, error, called.Place.Provider.Name, called.Match.Operation?.Name ?? "no operation");
        var refusal = new Refusal(
            RefusalKind.ServerFault, $"A fault of the emulator: {error.GetType().Name}.", "Nothing on the caller's side; the log tells more.");
        return new Decided(workspace.Clock.Now, called.Place.Provider.Dialect.Refuse(refusal, called.Request), new Verdict([], refusal.Fix), null);
    }

    private static Decided Refuse(Called called, Call call, Fault fault) => Refuse(called, call, NoFault, new Refusal(
        fault.Kind == FaultKind.Quota ? RefusalKind.QuotaExceeded : RefusalKind.Fault,
        $"Fault {fault.Id} is registered for this call.",
        $"DELETE the fault {fault.Id}, or wait until it has struck as often as it may.")
    { Status = fault.Status });

    private static Decided Refuse(Called called, Call call, Check check, Refusal refusal)
    {
        var dialect = called.Place.Provider.Dialect;
        var verdict = new Verdict([new CheckLine(check, CheckOutcome.Failed, refusal.Detail)], refusal.Fix);
        return new Decided(call.Now, dialect.Finish(dialect.Refuse(refusal, call.Request), call), verdict, null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Provider}, “{Operation}”: a fault of the emulator.")]
    private static partial void LogFailure(ILogger logger, Exception error, string provider, string operation);
}
