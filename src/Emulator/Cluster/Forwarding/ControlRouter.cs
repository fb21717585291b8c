using System.Globalization;
using Emulator.Cluster.Nodes;
using Emulator.Control.Calls;
using Emulator.Core.Calls;
using Emulator.Core.Clock;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator.Cluster.Forwarding;

/// <summary>The way of a control call where several nodes share the workspaces: what is about one workspace is done by the node that owns it, and what is
/// about none by any.</summary>
/// <param name="registry">What is here.</param>
/// <param name="house">Knows the store.</param>
/// <param name="where">Which workspace a name means.</param>
/// <param name="sending">The way to the other nodes.</param>
/// <param name="own">The way of a call here.</param>
/// <param name="ownership">What this node owns.</param>
/// <param name="lease">Tells whether this node may answer.</param>
internal sealed class ControlRouter(
    WorkspaceRegistry registry, WorkspaceHouse house, Whereabouts where, Sending sending, OwnWay own, Ownership ownership, Lease lease)
{
    private const string Workspaces = ProviderPipeline.ControlPrefix + "/workspaces/", Journal = ProviderPipeline.ControlPrefix + "/journal/";
    private const int LongestBody = 32 * 1024 * 1024, MostLooks = 4;
    private static readonly TimeSpan JournalIsBehind = TimeSpan.FromMilliseconds(300);

    /// <summary>Sends a call on, or lets it go on here.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<ForwardedCall>() is { } forwarded)
        {
            await DoAsync(context, forwarded, next);
            return;
        }

        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(ProviderPipeline.ControlPrefix + "/", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith(Control.Process.PageApi.Assets, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var refusal = lease.Refusal;
        if (refusal is null && await NameOfAsync(path, context.RequestAborted) is var (name, rest)) refusal = await SendAsync(context, name, rest, next);
        else if (refusal is null) await next(context);
        if (refusal is not null) await Problems.Problem(503, "Not at this node", refusal).ExecuteAsync(context);
    }

    /// <summary>Deletes a workspace, wherever it is; nothing happens when there is none.</summary>
    /// <exception cref="NotKeptException">That cannot be done at present.</exception>
    public async Task DeleteAsync(string name)
    {
        var call = new ForwardedCall
        {
            Method = HttpMethods.Delete,
            Scheme = "http",
            Protocol = "HTTP/1.1",
            Target = "",
            Path = Workspaces + Uri.EscapeDataString(name),
            Query = "",
            Headers = [],
            Caller = null,
            Called = null,
            Body = default,
        };
        var bytes = call.Write();
        for (var (tries, until) = (0, RealTime.In(Sending.Patience)); RealTime.Until(until) > TimeSpan.Zero; tries++)
        {
            if (tries > 0) await Sending.PauseAsync(tries, CancellationToken.None);
            var key = await where.OfNameAsync(name);
            if (key == 0) return;
            var reply = await sending.AskAsync(key, bytes, isRead: false, CancellationToken.None);
            if (reply.Kind == ReplyKind.Answer) return;
            if (reply.Kind == ReplyKind.Refused) throw new NotKeptException(reply.Text);
            if (reply.Kind == ReplyKind.Failed) throw reply.Fault();
            where.Forget(null, name);
        }

        throw new NotKeptException("No node has taken the workspace over yet.");
    }

    /// <summary>Does what another node sent, if the workspace is here.</summary>
    private async Task DoAsync(HttpContext context, ForwardedCall call, RequestDelegate next)
    {
        try
        {
            // A node that may not answer has begun nothing: the next one is found as soon as there is one.
            if (lease.IsOver) call.Outcome = ReplyKind.Moved;
            else if (Split(context.Request.Path.Value ?? "") is not var (name, _) || !IsHere(name)) call.Outcome = ReplyKind.Moved;
            else await next(context);
        }
        catch (WorkspaceEndedException) when (!context.Response.HasStarted)
        {
            call.Outcome = ReplyKind.Moved;
        }
        catch (WorkspaceElsewhereException elsewhere) when (!context.Response.HasStarted)
        {
            (call.Outcome, call.Said) = (ReplyKind.Elsewhere, elsewhere.Name);
        }
    }

    /// <summary>Has the owner of a workspace do it.</summary>
    /// <returns>Why nobody does; null when somebody did.</returns>
    private async Task<string?> SendAsync(HttpContext context, string name, string rest, RequestDelegate next)
    {
        var body = await BodyAsync(context);
        if (body.Broken is { } broken) throw broken;
        var call = ForwardedCall.Of(context, body);
        var isStream = HttpMethods.IsGet(call.Method) && rest.EndsWith("/stream", StringComparison.OrdinalIgnoreCase);
        var (tries, until) = (0, RealTime.In(Sending.Patience));
        try
        {
            for (; RealTime.Until(until) > TimeSpan.Zero; tries++)
            {
                if (tries > 0) await Sending.PauseAsync(tries, context.RequestAborted);
                var isHere = IsHere(name);
                var key = isHere ? 0 : await where.OfNameAsync(name);
                if (!isHere && key == 0)
                {
                    // There is none: it is said as usual.
                    context.Request.Body = new MemoryStream(body.Bytes.ToArray(), writable: false);
                    await next(context);
                    return null;
                }

                var target = call with { Path = Workspaces + name + rest, Outcome = ReplyKind.Answer };
                var reply = isStream ? await StreamAsync(context, key, isHere, target)
                    : isHere ? await own.AnswerAsync(target, context.RequestAborted)
                    : await sending.AskAsync(key, target.Write(), IsRead(call.Method), context.RequestAborted);
                if (reply is null) return null;
                if (lease.Refusal is { } stale) return stale;
                switch (reply.Kind)
                {
                    case ReplyKind.Answer:
                        await Sending.WriteAsync(context, reply);
                        return null;
                    case ReplyKind.Refused:
                        return reply.Text;
                    case ReplyKind.Failed:
                        throw reply.Fault();
                    case ReplyKind.None:
                        where.Forget(null, name);
                        break;
                    case ReplyKind.Elsewhere:
                        name = reply.Text;
                        break;
                }
            }
        }
        catch (NotKeptException error)
        {
            return error.Message;
        }

        return "No node has taken the workspace over yet.";
    }

    /// <summary>Sends on an answer that has no end; answers what was replied instead, or null when all was sent on.</summary>
    private async Task<Reply?> StreamAsync(HttpContext context, long key, bool isHere, ForwardedCall call)
    {
        var stop = context.RequestAborted;
        var parts = isHere ? own.Stream(call, stop) : ownership.Membership?.Grain(key)?.StreamAsync(call.Write(), stop);
        if (parts is null) return Reply.Of(ReplyKind.Refused, "This node joins the cluster anew.");
        var isBegun = false;
        try
        {
            await foreach (var part in parts.WithCancellation(stop))
            {
                if (!isBegun)
                {
                    if (Reply.Read(part) is { Kind: not ReplyKind.Answer } other) return other;
                    Reply.Read(part).WriteHead(context.Response);
                    await context.Response.Body.FlushAsync(stop);
                    isBegun = true;
                    continue;
                }

                if (lease.IsOver) break;
                await context.Response.Body.WriteAsync(part, stop);
                await context.Response.Body.FlushAsync(stop);
            }
        }
        catch (Exception error) when (Sending.IsLoss(error))
        {
            // The owner is lost, or the reader has gone: the stream ends, and whoever wants more opens another.
        }

        return isBegun || stop.IsCancellationRequested ? null : Reply.Of(ReplyKind.Moved);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private bool IsHere(string name) => registry.Find(name) is { Ended.IsCancellationRequested: false };

    /// <summary>The workspace that a path is about, and what comes behind it; null when it is about none.</summary>
    private async ValueTask<(string Name, string Behind)?> NameOfAsync(string path, CancellationToken stop)
    {
        if (Split(path) is { } split) return split;
        if (!path.StartsWith(Journal, StringComparison.OrdinalIgnoreCase)
            || !long.TryParse(path.AsSpan(Journal.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (registry.InMemory.Any(workspace => workspace.Journal.Find(number) is not null)) return null;
        var owner = await Task.Run(() => house.Store.OwnerOf(number), stop);
        for (var tries = 0; owner is null && tries < MostLooks; tries++)
        {
            // Journals are kept a moment later.
            await RealTime.WaitAsync(JournalIsBehind, stop);
            owner = await Task.Run(() => house.Store.OwnerOf(number), stop);
        }

        return owner is null || IsHere(owner) ? null : (owner, path[(Journal.Length - "/journal/".Length)..]);
    }

    private static (string Name, string Behind)? Split(string path)
    {
        if (!path.StartsWith(Workspaces, StringComparison.OrdinalIgnoreCase)) return null;
        var end = path.IndexOf('/', Workspaces.Length);
        var name = end < 0 ? path[Workspaces.Length..] : path[Workspaces.Length..end];
        return name.Length == 0 ? null : (name, end < 0 ? "" : path[end..]);
    }

    private static async Task<ReadBody> BodyAsync(HttpContext context)
    {
        try
        {
            var (bytes, isTooLarge) = await RequestReader.BodyAsync(context.Request, LongestBody);
            return new ReadBody(bytes, isTooLarge, null);
        }
        catch (BadHttpRequestException error)
        {
            return new ReadBody(default, false, error);
        }
    }
}
