using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Emulator.Core.Calls;
using Emulator.Core.Workspaces;
using Microsoft.AspNetCore.Http.Features;

namespace Emulator.Cluster.Forwarding;

/// <summary>The way of a call through this process, for calls that do not come over the network: another node sent them, or they are to be decided again when
/// their workspace moves meanwhile.</summary>
/// <param name="services">The services of the process.</param>
/// <param name="logger">Where faults are told.</param>
internal sealed partial class OwnWay(IServiceProvider services, ILogger<OwnWay> logger)
{
    private const int MostWaiting = 16;
    private RequestDelegate? way;
    private int underWay;

    /// <summary>Whether no call is being answered that another node waits for.</summary>
    public bool IsQuiet => Volatile.Read(ref underWay) == 0;

    /// <summary>Learns the way: what comes next is all of it.</summary>
    public RequestDelegate Learn(RequestDelegate next) => way = next;

    /// <summary>Answers a call that was sent here.</summary>
    public async Task<byte[]> AnswerAsync(byte[] call, CancellationToken stop)
    {
        Interlocked.Increment(ref underWay);
        try
        {
            return (await AnswerAsync(ForwardedCall.Read(call), stop)).Write();
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    /// <summary>Answers a call.</summary>
    public async Task<Reply> AnswerAsync(ForwardedCall call, CancellationToken stop)
    {
        using var body = new MemoryStream();
        Reply? head = null;
        bool isBroken;
        Reply? other;
        try
        {
            (isBroken, other) = await RunAsync(
                call,
                (begun, part) =>
                {
                    head = begun ?? head;
                    body.Write(part.Span);
                    return ValueTask.CompletedTask;
                },
                stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Told here, where it is known where it was; the other node would take some of them for a lost connection.
            LogFault(logger, error, call.Method, call.Path);
            return Reply.Of(ReplyKind.Failed, error.GetType().Name);
        }

        return other ?? (head is null ? new Reply(ReplyKind.Answer) { IsBroken = true }
            : head with { Body = body.GetBuffer().AsMemory(0, (int)body.Length), IsBroken = isBroken });
    }

    /// <summary>Answers a call whose answer has no end: a reply first, and then its body in parts. A reader that does not read stops the writer.</summary>
    public async IAsyncEnumerable<byte[]> Stream(ForwardedCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var parts = Channel.CreateBounded<byte[]>(MostWaiting);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = Task.Run(() => StreamAsync(call, parts.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(CancellationToken.None)) yield return part;
        }
        finally
        {
            await end.CancelAsync();
            await run;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault of the emulator, in a call that another node sent: {Method} {Path}")]
    private static partial void LogFault(ILogger logger, Exception error, string method, string path);

    private async Task StreamAsync(ForwardedCall call, ChannelWriter<byte[]> parts, CancellationToken stop)
    {
        try
        {
            var (_, other) = await RunAsync(call, (begun, part) => parts.WriteAsync(begun?.Write() ?? part.ToArray(), stop), stop);
            if (other is not null) await parts.WriteAsync(other.Write(), stop);
            parts.TryComplete();
        }
        catch (Exception error)
        {
            parts.TryComplete(error is OperationCanceledException ? null : error);
        }
    }

    /// <summary>Journals a call that the web server of another node refused.</summary>
    public void Journal(byte[] call)
    {
        var refused = ForwardedCall.Read(call);
        try
        {
            var (address, error) = (refused.Caller?.Address.ToString() ?? "", refused.Body.Broken!);
            services.GetRequiredService<UnservedCalls>().Journal(
                new UnservedCall(refused.Target, refused.Headers, address, error.StatusCode, error.Message), isSentHere: true);
        }
        catch (WorkspaceEndedException)
        {
            // It moved in this moment; such a call is journalled as well as can be.
        }
    }

    /// <summary>Runs a call; answers whether its connection breaks, and what is to be told instead of an answer.</summary>
    private async Task<(bool IsBroken, Reply? Other)> RunAsync(ForwardedCall call, Func<Reply?, ReadOnlyMemory<byte>, ValueTask> sink, CancellationToken stop)
    {
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (request, answer) = (new CallFeatures(call, aborted), new AnswerFeature(sink));
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpConnectionFeature>(request);
        features.Set<IHttpRequestLifetimeFeature>(request);
        features.Set<IHttpRequestBodyDetectionFeature>(request);
        features.Set<IHttpResponseFeature>(answer);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set(call);
        var context = new DefaultHttpContext(features) { ServiceScopeFactory = services.GetRequiredService<IServiceScopeFactory>() };
        NodeCall.Mark(context);
        try
        {
            await way!(context);
            if (call.Outcome == ReplyKind.Answer && !request.IsBroken) await context.Response.CompleteAsync();
            if (call.Outcome == ReplyKind.Answer && !request.IsBroken) await answer.StartAsync();
        }
        catch (WorkspaceEndedException) when (!answer.HasStarted)
        {
            call.Outcome = ReplyKind.Moved;
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // Whoever asked has gone, or the connection is broken on purpose.
        }
        finally
        {
            await answer.CompleteAsync();
        }

        return (request.IsBroken, call.Outcome == ReplyKind.Answer || answer.HasStarted ? null : Reply.Of(call.Outcome, call.Said));
    }
}
