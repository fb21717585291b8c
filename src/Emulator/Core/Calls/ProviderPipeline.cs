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

/// <summary>The way of a provider call: place, workspace, faults, checks and handler, answer, journal. What is not for a provider goes on to the next middleware.</summary>
public sealed partial class ProviderPipeline(
    RequestDelegate next, ProviderCatalog providers, WorkspaceRegistry workspaces, PipelineSettings settings, ILogger<ProviderPipeline> logger)
{
    /// <summary>Where the control API lives; never a provider's path, whatever the host.</summary>
    public const string ControlPrefix = "/_emulator";

    private static readonly Check NoFault = new("fault", Provenance.Inferred("no rule of the provider: somebody registered the fault"), null);
    private static readonly TimeSpan UntilHalfHasLeft = TimeSpan.FromMilliseconds(100);

    /// <summary>Handles one call.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var (path, query) = RequestReader.Target(context);
        var isControl = context.Request.Path.StartsWithSegments(ControlPrefix, StringComparison.Ordinal);
        if (isControl || providers.Locate(context.Request.Host.Host, path, out var rest, out var prefix) is not { } place)
        {
            await next(context);
            return;
        }

        var mark = RealTime.Mark();
        var request = await ReadAsync(context, place, rest, query, prefix);
        var match = place.Routes.Match(request);
        var (credential, bug) = Identify(place.Provider, request, match);
        var workspace = (credential is null ? null : workspaces.FindByCredential(credential.Kind, credential.Value))?.Workspace ?? workspaces.Default.Workspace;
        var cause = new Cause(CauseKind.Call);
        var fault = Strike(workspace, place.Provider.Name, request, path, cause);
        if (fault is { Kind: FaultKind.Delay }) await RealTime.WaitAsync(fault.Delay, context.RequestAborted);
        var decided = bug is not null ? Fail(workspace, place.Provider, request, match, bug)
            : fault is { Kind: FaultKind.Reset } ? new Decided(workspace.Clock.Now, null, Verdict.Empty, null)
            : Decide(workspace, place, request, match, credential, fault, cause);
        var answer = Damage(decided.Answer, fault);
        var exchange = workspace.Journal.Add(new Exchange
        {
            At = decided.At,
            Provider = place.Provider.Name,
            Request = request.Cut(settings.MaxKeptBytes),
            Answer = answer?.Cut(settings.MaxKeptBytes),
            DurationMs = RealTime.MillisecondsSince(mark),
            Caller = decided.Caller,
            Operation = match.Operation?.Name,
            Verdict = decided.Verdict,
            Fault = fault is null ? null : $"{fault.Kind} by fault {fault.Id}",
            FullPath = path,
        }, cause);
        await SendAsync(context, answer, exchange, decided, fault);
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

    private Decided Fail(Workspace workspace, IProvider provider, Request request, RouteMatch match, Exception error)
    {
        LogFailure(logger, error, provider.Name, match.Operation?.Name ?? "no operation");
        var refusal = new Refusal(RefusalKind.ServerFault, $"A fault of the emulator: {error.GetType().Name}.", "Nothing on the caller's side; the log tells more.");
        return new Decided(workspace.Clock.Now, provider.Dialect.Refuse(refusal, request), new Verdict([], refusal.Fix), null);
    }

    private static Fault? Strike(Workspace workspace, string provider, Request request, string path, Cause cause)
    {
        if (workspace.Current.Faults.Count == 0) return null;
        return workspace.Decide((world, _) => FaultDraw.Strike(
            world, workspace.Seed, fault => !fault.IsAboutWebhooks && fault.Meets(provider, request.Method, request.Path, path)), cause);
    }

    private static Answer? Damage(Answer? answer, Fault? fault)
    {
        if (answer is null || fault is not { Kind: FaultKind.Garble } || answer.Body.IsEmpty) return answer;
        var body = answer.Body.ToArray();
        for (var i = 0; i < body.Length; i += 3) body[i] ^= 0x5a;
        return answer with { Body = body };
    }

    private async ValueTask<Request> ReadAsync(HttpContext context, ProviderCatalog.Place place, string rest, string query, string prefix)
    {
        var (body, isTooLarge) = await RequestReader.BodyAsync(context.Request, settings.MaxBodyBytes, context.RequestAborted);
        return new Request
        {
            Surface = place.Surface,
            Method = context.Request.Method,
            Path = rest,
            RawQuery = query,
            Headers = RequestReader.Headers(context.Request),
            Body = body,
            IsTooLarge = isTooLarge,
            BaseUrl = RequestReader.Root(context.Request) + prefix,
            ClientAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
        };
    }

    private Decided Decide(Workspace workspace, ProviderCatalog.Place place, Request request, RouteMatch match, Credential? credential, Fault? fault, Cause cause)
    {
        var provider = place.Provider;
        try
        {
            if (fault is { Kind: FaultKind.Status or FaultKind.Quota }) return Refuse(provider, NewCall(workspace, workspace.Current, workspace.Clock.Now), fault);
            if (match.Operation is not { Changes: true }) return Judge(workspace, place, NewCall(workspace, workspace.Current, workspace.Clock.Now)).Decided;
            return workspace.Decide((world, now) =>
            {
                var (decided, change) = Judge(workspace, place, NewCall(workspace, world, now));
                if (change == Change.None) return (decided, world);
                if (workspace.Apply(world, provider.Name, change, now, out var after) is { } taken)
                    throw new InvalidOperationException($"A {taken.Kind} that was made for one workspace belongs to another.");
                return (decided, after);
            }, cause);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Fail(workspace, provider, request, match, error);
        }

        Call NewCall(Workspace of, World world, DateTimeOffset now) => new(request, world.Providers[provider.Name], now, of.NewSecrets)
        {
            Match = match,
            Credential = credential,
            Quotas = of.Quotas,
            Signatures = of.Signatures,
        };
    }

    private static (Decided Decided, Change Change) Judge(Workspace workspace, ProviderCatalog.Place place, Call call)
    {
        var (outcome, verdict) = CheckRunner.Decide(place.Checks, call);
        if (call.Counted is { } use) workspace.Quotas.Take(use, call.Now);
        var dialect = place.Provider.Dialect;
        var answer = outcome.Answer ?? dialect.Refuse(outcome.Refusal!, call.Request);
        return (new Decided(call.Now, dialect.Finish(answer, call), verdict, call.Caller?.Name), outcome.Change);
    }

    private static Decided Refuse(IProvider provider, Call call, Fault fault)
    {
        var refusal = new Refusal(
            fault.Kind == FaultKind.Quota ? RefusalKind.QuotaExceeded : RefusalKind.Fault,
            $"Fault {fault.Id} is registered for this call.",
            $"DELETE the fault {fault.Id}, or wait until it has struck as often as it may.")
        { Status = fault.Status };
        return new Decided(call.Now, provider.Dialect.Finish(provider.Dialect.Refuse(refusal, call.Request), call), new Verdict([new CheckLine(NoFault, CheckOutcome.Failed, refusal.Detail)], refusal.Fix), null);
    }

    private async Task SendAsync(HttpContext context, Answer? answer, Exchange exchange, Decided decided, Fault? fault)
    {
        if (answer is null)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Date = HttpDate.Of(decided.At);
        if (!settings.IsExact) response.Headers["X-Emulator-Exchange"] = exchange.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var header in answer.Headers) response.Headers.Append(header.Key, header.Value);
        if (answer.ContentType is { } type) response.ContentType = type;
        if (answer.Status is 204 or 304 || HttpMethods.IsHead(context.Request.Method)) return;
        response.ContentLength = answer.Body.Length;
        if (fault is { Kind: FaultKind.Truncate })
        {
            await response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
            await RealTime.WaitAsync(UntilHalfHasLeft, context.RequestAborted); // An abort takes back what is still on its way.
            context.Abort();
            return;
        }

        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Provider}, “{Operation}”: a fault of the emulator.")]
    private static partial void LogFailure(ILogger logger, Exception error, string provider, string operation);

    private sealed record Decided(DateTimeOffset At, Answer? Answer, Verdict Verdict, string? Caller);
}

/// <summary>What the way of a call needs of the process's settings.</summary>
/// <param name="MaxBodyBytes">The largest body of a call.</param>
/// <param name="MaxKeptBytes">The largest part of a body that the journal keeps.</param>
/// <param name="IsExact">Whether the wire carries nothing that the provider does not send.</param>
public sealed record PipelineSettings(int MaxBodyBytes, int MaxKeptBytes, bool IsExact);
