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
/// <param name="next">What is not for a provider.</param>
/// <param name="providers">Who is played.</param>
/// <param name="workspaces">The workspaces, those of this node where there are several.</param>
/// <param name="settings">What is set.</param>
/// <param name="heap">Tells whether there is room.</param>
/// <param name="logger">Where faults of the emulator go.</param>
/// <param name="router">Finds the node that decides a call; null where there is only this one.</param>
public sealed partial class ProviderPipeline(
    RequestDelegate next, ProviderCatalog providers, WorkspaceRegistry workspaces, PipelineSettings settings, HeapBound heap, ILogger<ProviderPipeline> logger,
    IWorkspaceRouter? router = null)
{
    /// <summary>Where the control API lives; never a provider's path, whatever the host.</summary>
    public const string ControlPrefix = "/_emulator";

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
        var body = RequestReader.HasBody(context.Request) ? await BodyAsync(context) : default;
        var request = RequestOf(context, place.Surface, (path, prefix.Length), query, prefix, body);
        var match = place.Routes.Match(request);
        var (credential, bug) = body.Broken is null ? Identify(place.Provider, request, match) : default;
        using var lent = LentBytes.Lend();
        while (true)
        {
            if (router is not null && await router.RouteAsync(context, credential, body) is { IsHere: false } elsewhere)
            {
                if (elsewhere.Refusal is { } nobody) await AnswerWriter.SendAsync(context, Absent(place, request, nobody), RealTime.Now, null, null);
                return;
            }

            var called = new Called(place, request, match, path, Numbering.Next(), lent);
            if (Decide(called, credential, bug, body.Broken) is not { } reached) continue; // Its workspace has moved meanwhile.
            var (workspace, unkept, fault, decided) = reached;
            if (workspace.KeptAsync(unkept) is { IsCompletedSuccessfully: false } kept) decided = await KeptAsync(kept, workspace, called, decided);
            if (router?.Refusal is { } stale) decided = Refuse(workspace, called, stale);
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
                Operation = match.Operation?.Name,
                Verdict = decided.Verdict,
                Fault = fault is null ? null : string.Create(CultureInfo.InvariantCulture, $"{fault.Kind} by fault {fault.Id}"),
                FullPath = path,
            });
            if (router is not null) workspace.Place.Leave();
            if (fault is { Kind: FaultKind.Delay }) await RealTime.WaitAsync(fault.Delay, context.RequestAborted);
            if (router?.Refusal is { } late) (answer, fault) = (Absent(place, request, late), null);
            await AnswerWriter.SendAsync(context, answer, decided.At, settings.IsExact ? null : called.Number, fault);
            return;
        }
    }

    /// <summary>Decides the call in the workspace that its credential names; when that one is deleted at the same time, as if it had never been. Null when
    /// another node owns it by now.</summary>
    private Reached? Decide(Called called, Credential? credential, Exception? bug, BadHttpRequestException? broken)
    {
        while (true)
        {
            Workspace? workspace = null;
            try
            {
                workspace = Named(credential);
                if (router is not null) workspace.Place.Enter();
                var unkept = workspace.Unkept;
                if (broken is not null) return new(workspace, unkept, null, Break(workspace, called, broken));
                if (bug is not null) return new(workspace, unkept, null, Fail(workspace, called, bug));
                var fault = Strike(workspace, called);
                return new(workspace, unkept, fault, Decide(workspace, called, credential, fault));
            }
            catch (WorkspaceEndedException) when (router is not null || workspace != workspaces.Default)
            {
                // Its credentials are gone by now.
                if (router is null) continue;
                workspace?.Place.Leave();
                return null;
            }
            catch (NotKeptException error) when ((workspace ?? workspaces.Default) is { } where)
            {
                return new(where, null, null, Refuse(where, called, error.Message));
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

    private Workspace Named(Credential? credential) =>
        (credential is null ? null : workspaces.FindByCredential(credential.Kind, credential.Value)) ?? workspaces.Default;

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

    private static Fault? Strike(Workspace workspace, Called called)
    {
        return workspace.Current.Faults.Count == 0 ? null : Draw(workspace, called);
        static Fault? Draw(Workspace workspace, Called called) => workspace.Decide(
            (world, _) => FaultDraw.Strike(world, workspace.Seed, fault => !fault.IsAboutWebhooks
                && fault.Meets(called.Place.Provider.Name, called.Request.Method, called.Request.Path, called.Path)),
            called.Cause());
    }

    private async ValueTask<ReadBody> BodyAsync(HttpContext context)
    {
        try
        {
            var (body, isTooLarge) = await RequestReader.BodyAsync(context.Request, settings.MaxBodyBytes);
            return new(body, isTooLarge, null);
        }
        catch (BadHttpRequestException error)
        {
            return new(default, false, error);
        }
    }

    private static Request RequestOf(HttpContext context, Surface surface, (string Path, int) whole, string query, string prefix, ReadBody body) => new()
    {
        Surface = surface,
        Method = context.Request.Method,
        Whole = whole,
        RawQuery = query,
        Headers = RequestReader.Headers(context.Request),
        Body = body.Bytes,
        IsTooLarge = body.IsTooLarge,
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

    /// <summary>A call on its way.</summary>
    private readonly record struct Called(ProviderCatalog.Place Place, Request Request, RouteMatch Match, string Path, long Number, LentBytes Lent)
    {
        /// <summary>Why the workspace changes, if it does.</summary>
        public Cause Cause() => new(CauseKind.Call) { Number = Number };
    }

    /// <summary>A call that has been decided.</summary>
    private readonly record struct Reached(Workspace Workspace, Task? Unkept, Fault? Fault, Decided Decided);

    private readonly record struct Decided(DateTimeOffset At, Answer? Answer, Verdict Verdict, string? Caller);
}
