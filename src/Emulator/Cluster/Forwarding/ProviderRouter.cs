using Emulator.Cluster.Nodes;
using Emulator.Core.Calls;
using Emulator.Core.Clock;
using Emulator.Core.Judging;
using Emulator.Core.Workspaces;
using Orleans.Runtime;

namespace Emulator.Cluster.Forwarding;

/// <summary>Finds the node that decides a provider's call: the one that owns the workspace of its credential, or that of all calls that name no known
/// one.</summary>
/// <param name="registry">What is here.</param>
/// <param name="directory">The credentials of what is here.</param>
/// <param name="where">Which workspace a credential means.</param>
/// <param name="ownership">What this node owns.</param>
/// <param name="sending">The way to the other nodes.</param>
/// <param name="lease">Tells whether this node may answer.</param>
/// <param name="logger">Where faults go.</param>
internal sealed partial class ProviderRouter(
    WorkspaceRegistry registry, CredentialDirectory directory, Whereabouts where, Ownership ownership, Sending sending, Lease lease,
    ILogger<ProviderRouter> logger) : IWorkspaceRouter
{
    private static readonly Task<Routed> Here = Task.FromResult(new Routed(true, null)), Answered = Task.FromResult(new Routed(false, null));

    public string? Refusal => lease.Refusal;

    public string Status => lease.IsOver || ownership.Membership?.Silo is null ? "away" : ownership.IsLeaving ? "leaving" : "ready";

    public Task<Routed> RouteAsync(HttpContext context, Credential? credential, ReadBody body)
    {
        var forwarded = context.Features.Get<ForwardedCall>();
        if (lease.Refusal is { } stale)
        {
            if (forwarded is null) return Task.FromResult(new Routed(false, stale));
            forwarded.Outcome = ReplyKind.Moved; // Nothing is begun: the next one is found as soon as there is one.
            return Answered;
        }

        if (IsHere(credential)) return Here;
        if (forwarded is null) return SendAsync(context, credential, body);
        if (!forwarded.IsForDefault) forwarded.Outcome = ownership.Has(forwarded.Key) ? ReplyKind.Unknown : ReplyKind.Moved;
        else if (IsDefaultHere()) return Here;
        else forwarded.Outcome = ReplyKind.Moved;
        return Answered;
    }

    public bool IsUnservedHere(UnservedCall call, Credential? credential)
    {
        if (IsHere(credential)) return true;
        _ = Task.Run(() => JournalAsync(call, credential));
        return false;
    }

    private bool IsHere(Credential? credential) =>
        credential is not null && directory.OwnerOf(credential.Kind, credential.Value)?.Here is { Ended.IsCancellationRequested: false };

    private bool IsDefaultHere() => registry.Find(WorkspaceRegistry.DefaultId) is { Ended.IsCancellationRequested: false };

    private async Task<Routed> SendAsync(HttpContext context, Credential? credential, ReadBody body)
    {
        ForwardedCall? call = null;
        var (tries, until, isStranger) = (0, RealTime.In(Sending.Patience), credential is null);
        byte[]? bytes = null;
        try
        {
            for (; RealTime.Until(until) > TimeSpan.Zero; tries++)
            {
                if (tries > 0) await Sending.PauseAsync(tries, context.RequestAborted);
                if (IsHere(credential)) return new(true, null);
                var key = isStranger ? 0 : await where.OfAsync(credential!.Kind, credential.Value);
                var isForDefault = key == 0;
                if (isForDefault)
                {
                    if (IsDefaultHere()) return new(true, null);
                    key = await where.OfNameAsync(WorkspaceRegistry.DefaultId);
                    if (key == 0) continue;
                }

                if (call?.Key != key || call.IsForDefault != isForDefault)
                    (call, bytes) = (ForwardedCall.Of(context, body) with { IsForDefault = isForDefault, Key = key }, null);
                var reply = await sending.AskAsync(key, bytes ??= call.Write(), isRead: false, CancellationToken.None);
                if (lease.Refusal is { } stale) return new(false, stale);
                switch (reply.Kind)
                {
                    case ReplyKind.Answer:
                        await Sending.WriteAsync(context, reply);
                        return new(false, null);
                    case ReplyKind.Refused:
                        return new(false, reply.Text);
                    case ReplyKind.Failed:
                        throw reply.Fault();
                    case ReplyKind.None when isForDefault:
                        where.Forget(null, WorkspaceRegistry.DefaultId);
                        break;
                    case ReplyKind.None or ReplyKind.Unknown when !isForDefault:
                        // It was remembered wrongly, or has just been given up: asked again, and then it names nobody.
                        where.Forget(credential!.Kind, credential.Value);
                        var again = await where.AskAsync(credential.Kind, credential.Value);
                        isStranger = again == 0 || (again == key && reply.Kind == ReplyKind.Unknown);
                        break;
                }
            }
        }
        catch (NotKeptException error)
        {
            return new(false, error.Message);
        }

        return new(false, "No node has taken the workspace over yet.");
    }

    private async Task JournalAsync(UnservedCall call, Credential? credential)
    {
        try
        {
            var key = credential is null ? 0 : await where.OfAsync(credential.Kind, credential.Value);
            if (key == 0) key = await where.OfNameAsync(WorkspaceRegistry.DefaultId);
            if (ownership.Membership?.Grain(key) is not { } grain) return;
            await grain.UnservedAsync(new ForwardedCall
            {
                Method = "",
                Scheme = "",
                Protocol = "",
                Target = call.Line,
                Path = "",
                Query = "",
                Headers = call.Headers,
                Caller = System.Net.IPAddress.TryParse(call.Address, out var address) ? new(address, 0) : null,
                Called = null,
                Body = new ReadBody(default, false, new BadHttpRequestException(call.Message, call.Status)),
            }.Write());
        }
        catch (Exception error) when (error is NotKeptException or OrleansException or TimeoutException)
        {
            LogUnjournalled(logger, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call that the web server refused could not be journalled at the node of its workspace: {Reason}")]
    private static partial void LogUnjournalled(ILogger logger, string reason);
}
