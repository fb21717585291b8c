using System.Globalization;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Faults;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Calls;

/// <summary>The way of a provider call: place, workspace, faults, checks and handler, answer, journal. What is not for a provider
/// goes on to the next middleware.</summary>
public sealed partial class ProviderPipeline(
    RequestDelegate next, ProviderCatalog providers, WorkspaceRegistry workspaces, PipelineSettings settings, HeapBound heap, ILogger<ProviderPipeline> logger)
{
    /// <summary>Where the control API lives; never a provider's path, whatever the host.</summary>
    public const string ControlPrefix = "/_emulator";

    private static readonly Check NoFault = new("fault", Provenance.Inferred("no rule of the provider: somebody registered the fault"), null);
    private static readonly Check HasRoom = new("maxBytes", Provenance.Inferred("no rule of the provider: the emulator's memory is bounded"), null);
    private static readonly Check IsKept = new("data", Provenance.Inferred("no rule of the provider: the emulator’s disk takes nothing"), null);
    private static readonly Check IsHttp = new("http", Provenance.Documented("RFC 9112: how a message is framed"), null);

    /// <summary>Handles one call.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var (path, query) = RequestReader.Target(context);
        if (context.Request.Path.StartsWithSegments(ControlPrefix, StringComparison.Ordinal)
            || providers.Locate(Authority.Of(context.Request).Host, path, out var prefix) is not { } place)
        {
            await next(context);
            return;
        }

        var mark = RealTime.Mark();
        var (body, isTooLarge, broken) = RequestReader.HasBody(context.Request) ? await BodyAsync(context) : default;
        var request = RequestOf(context, place.Surface, (path, prefix.Length), query, prefix, body, isTooLarge);
        using var lent = LentBytes.Lend();
        var called = new Called(place, request, place.Routes.Match(request), path, Numbering.Next(), lent);
        var (workspace, unkept, fault, decided) = broken is null ? Decide(called) : Break(called, broken);
        if (workspace.KeptAsync(unkept) is { IsCompletedSuccessfully: false } kept) decided = await KeptAsync(kept, workspace, called, decided);
        var answer = AnswerWriter.Damage(decided.Answer, fault);
        workspace.Keep(new Exchange
        {
            Number = called.Number,
            At = decided.At,
            Provider = place.Provider.Name,
            Request = request.Cut(settings.MaxKeptBytes),
            Answer = answer?.Cut(settings.MaxKeptBytes),
            DurationMs = RealTime.MillisecondsSince(mark),
            Caller = decided.Caller,
            Operation = called.Match.Operation?.Name,
            Verdict = decided.Verdict,
            Fault = fault is null ? null : string.Create(CultureInfo.InvariantCulture, $"{fault.Kind} by fault {fault.Id}"),
            FullPath = path,
        });
        if (fault is { Kind: FaultKind.Delay }) await RealTime.WaitAsync(fault.Delay, context.RequestAborted);
        await AnswerWriter.SendAsync(context, answer, decided.At, settings.IsExact ? null : called.Number, fault);
    }

    /// <summary>Decides the call in the workspace that its credential names; when that one is deleted at the same time, as if it had never been.</summary>
    private (Workspace Workspace, Task? Unkept, Fault? Fault, Decided Decided) Decide(Called called)
    {
        var (credential, bug) = Identify(called.Place.Provider, called.Request, called.Match);
        while (true)
        {
            var workspace = workspaces.Default;
            try
            {
                workspace = Named(credential);
                var unkept = workspace.Unkept;
                if (bug is not null) return (workspace, unkept, null, Fail(workspace, called, bug));
                var fault = Strike(workspace, called);
                return (workspace, unkept, fault, Decide(workspace, called, credential, fault));
            }
            catch (WorkspaceEndedException) when (workspace != workspaces.Default)
            {
                // Its credentials are gone by now.
            }
            catch (NotKeptException error)
            {
                return (workspace, null, null, Refuse(workspace, called, error.Message));
            }
        }
    }

    /// <summary>Waits until what was decided will not be lost any more; what cannot be kept is not acknowledged.</summary>
    private static async Task<Decided> KeptAsync(Task kept, Workspace workspace, Called called, Decided decided)
    {
        try
        {
            await kept;
            return decided;
        }
        catch (NotKeptException error)
        {
            return Refuse(workspace, called, error.Message);
        }
    }

    private static Decided Refuse(Workspace workspace, Called called, string reason)
    {
        var refusal = new Refusal(RefusalKind.Maintenance, reason, "Make room on the disk, or mend what the line says; then it goes on by itself.");
        var verdict = new Verdict([new CheckLine(IsKept, CheckOutcome.Failed, refusal.Detail)], refusal.Fix);
        return new Decided(workspace.Clock.Now, called.Place.Provider.Dialect.Refuse(refusal, called.Request), verdict, null);
    }

    private Workspace Named(Credential? credential) =>
        (credential is null ? null : workspaces.FindByCredential(credential.Kind, credential.Value)) ?? workspaces.Default;

    /// <summary>What the server could not read as HTTP to its end is refused in the provider's words; it names nobody.</summary>
    private (Workspace Workspace, Task? Unkept, Fault? Fault, Decided Decided) Break(Called called, BadHttpRequestException broken)
    {
        var refusal = new Refusal(
            broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? RefusalKind.TooLarge : RefusalKind.BadRequest,
            $"The body is no HTTP: {broken.Message}",
            "Send as many bytes as Content-Length says, or chunks as RFC 9112, 7.1 writes them.");
        var verdict = new Verdict([new CheckLine(IsHttp, CheckOutcome.Failed, refusal.Detail)], refusal.Fix);
        return (workspaces.Default, null, null,
            new Decided(workspaces.Default.Clock.Now, called.Place.Provider.Dialect.Refuse(refusal, called.Request), verdict, null));
    }

    private static (Credential? Credential, Exception? Bug) Identify(IProvider provider, Request request, RouteMatch match)
    {
        try
        {
            return (provider.Identify(request, match), null);
        }
        catch (Exception error)
        {
            return (null, error);
        }
    }

    private Decided Fail(Workspace workspace, Called called, Exception error)
    {
        LogFailure(logger, error, called.Place.Provider.Name, called.Match.Operation?.Name ?? "no operation");
        var refusal = new Refusal(
            RefusalKind.ServerFault, $"A fault of the emulator: {error.GetType().Name}.", "Nothing on the caller's side; the log tells more.");
        return new Decided(workspace.Clock.Now, called.Place.Provider.Dialect.Refuse(refusal, called.Request), new Verdict([], refusal.Fix), null);
    }

    private static Fault? Strike(Workspace workspace, Called called)
    {
        return workspace.Current.Faults.Count == 0 ? null : Draw(workspace, called);
        static Fault? Draw(Workspace workspace, Called called) => workspace.Decide(
            (world, _) => FaultDraw.Strike(world, workspace.Seed, fault => !fault.IsAboutWebhooks
                && fault.Meets(called.Place.Provider.Name, called.Request.Method, called.Request.Path, called.Path)),
            called.Cause());
    }

    private async ValueTask<(ReadOnlyMemory<byte> Body, bool IsTooLarge, BadHttpRequestException? Broken)> BodyAsync(HttpContext context)
    {
        try
        {
            var (body, isTooLarge) = await RequestReader.BodyAsync(context.Request, settings.MaxBodyBytes);
            return (body, isTooLarge, null);
        }
        catch (BadHttpRequestException error)
        {
            return (default, false, error);
        }
    }

    private static Request RequestOf(HttpContext context, Surface surface, (string Path, int) whole, string query, string prefix, ReadOnlyMemory<byte> body,
        bool isTooLarge) => new()
        {
            Surface = surface,
            Method = context.Request.Method,
            Whole = whole,
            RawQuery = query,
            Headers = RequestReader.Headers(context.Request),
            Body = body,
            IsTooLarge = isTooLarge,
            BaseUrl = Authority.Of(context.Request).BaseUrl(prefix),
            ClientAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
        };

    private Decided Decide(Workspace workspace, Called called, Credential? credential, Fault? fault)
    {
        try
        {
            if (fault is { Kind: FaultKind.Reset }) return new Decided(workspace.Clock.Now, null, Verdict.Empty, null);
            if (fault is { Kind: FaultKind.Status or FaultKind.Quota })
                return Refuse(called, NewCall(workspace, called, credential, workspace.Current, workspace.Clock.Now), fault);
            var decided = workspace.Decide(
                (Workspace: workspace, Called: called, Credential: credential, Pipeline: this),
                static (with, before, now) => with.Pipeline.Judge(
                    with.Workspace, with.Called, NewCall(with.Workspace, with.Called, with.Credential, before.World, now), before),
                static with => with.Called.Cause());
            decided.Answer?.Write(called.Lent); // Written now, when nobody waits for it inside the gate.
            return decided;
        }
        catch (Exception error) when (error is not (WorkspaceEndedException or NotKeptException))
        {
            return Fail(workspace, called, error);
        }
    }

    private static Call NewCall(Workspace workspace, Called called, Credential? credential, World world, DateTimeOffset now) =>
        new(called.Request, world.Providers[called.Place.Provider.Name], now, workspace.NewSecrets, workspace.Seed)
        {
            Match = called.Match,
            Routes = called.Place.Routes,
            Credential = credential,
            Quotas = workspace.Quotas,
            Surfaces = called.Place.Provider.Surfaces,
        };

    private Decision<Decided> Judge(Workspace workspace, Called called, Call call, WorkspaceState before)
    {
        var (outcome, verdict) = CheckRunner.Decide(called.Place.Checks, call, VerdictLines.Lend(called.Place.Checks.Count));
        var (provider, change) = (called.Place.Provider, outcome.Change);
        if (change != Change.None && heap.IsFull && !HttpMethods.IsDelete(call.Request.Method))
            return new Decision<Decided>(Refuse(called, call, HasRoom, new Refusal(RefusalKind.Maintenance, heap.Refusal, HeapBound.Fix)), before);
        if (change != Change.None && workspaces.Failure is { } failure) return new Decision<Decided>(Refuse(workspace, called, failure), before);
        var answer = outcome.Answer ?? provider.Dialect.Refuse(outcome.Refusal!, call.Request);
        var decided = new Decided(call.Now, provider.Dialect.Finish(answer, call), verdict, call.Caller?.Name);
        var after = change == Change.None ? before : Transition.Apply(before, provider.Name, change, workspace.Seed, call.Now);
        return new Decision<Decided>(decided, after) { Counted = call.Counted };
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

    /// <summary>A call on its way.</summary>
    private readonly record struct Called(ProviderCatalog.Place Place, Request Request, RouteMatch Match, string Path, long Number, LentBytes Lent)
    {
        /// <summary>Why the workspace changes, if it does.</summary>
        public Cause Cause() => new(CauseKind.Call) { Number = Number };
    }

    private readonly record struct Decided(DateTimeOffset At, Answer? Answer, Verdict Verdict, string? Caller);
}
