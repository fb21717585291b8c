using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using Emulator.Core.Clock;

namespace Emulator.Core.Webhooks;

/// <summary>Makes one attempt of a delivery over the network and tells what came of it. Whatever the receiver does (hang, reset,
/// redirect, garbage) ends as an attempt.</summary>
public sealed class DeliveryWorker : IDisposable
{
    private const int LongestResponse = 64 * 1024;

    /// <summary>So many attempts may each workspace have under way, however many the others have.</summary>
    private const int Share = 2;

    private readonly HttpClient client;
    private readonly DeliverySettings settings;
    private int underWay;

    /// <summary>A worker with these settings.</summary>
    public DeliveryWorker(DeliverySettings settings)
    {
        this.settings = settings;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = (context, stop) => TargetGuard.ConnectAsync(context.DnsEndPoint, settings.AllowPublicTargets, stop),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Whether a workspace with so many attempts under way may begin one more: while all together have room, and always when it has not had its share.
    /// So nobody waits for the hanging receivers of others.</summary>
    public bool HasPlace(int own) => own < settings.AttemptsPerWorkspace && (own < Share || Volatile.Read(ref underWay) < settings.AttemptsInAll);

    /// <summary>Counts an attempt that begins in live time.</summary>
    public void Take() => Interlocked.Increment(ref underWay);

    /// <summary>Counts it no more.</summary>
    public void Release() => Interlocked.Decrement(ref underWay);

    /// <summary>Makes one attempt.</summary>
    /// <param name="delivery">What is sent where.</param>
    /// <param name="at">The instant.</param>
    /// <param name="stop">Breaks it off.</param>
    public async Task<Attempt> AttemptAsync(Delivery delivery, DateTimeOffset at, CancellationToken stop)
    {
        var mark = RealTime.Mark();
        var timeout = delivery.Call.Plan.Timeout < settings.LongestAttempt ? delivery.Call.Plan.Timeout : settings.LongestAttempt;
        using var limit = RealTime.Limit(timeout, stop);
        try
        {
            using var request = Message(delivery.Call);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new Attempt(at, (int)response.StatusCode, null, 0, await BodyAsync(response, limit.Token, stop))
            {
                DurationMs = RealTime.MillisecondsSince(mark),
            };
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            return Broken(error, timeout) with { At = at, DurationMs = RealTime.MillisecondsSince(mark) };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Message(WebhookCall call)
    {
        var target = new Uri(call.Url);
        var message = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(target) { UserName = "", Password = "" }.Uri)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body)),
        };
        // A connection for each attempt: one that was kept may be closed by the receiver in the very moment in which it is used again (HTTP/1.0 does so after
        // each answer), and an attempt would count as failed that never arrived, or be sent twice.
        message.Headers.ConnectionClose = true;
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.ContentType);
        if (Credentials(target) is { } basic) message.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        foreach (var header in call.Headers) message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return message;
    }

    /// <summary>The credentials in a URL, decoded and put the way HTTP wants them.</summary>
    private static string? Credentials(Uri target) => target.UserInfo.Length == 0 ? null
        : Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join(':', target.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString))));

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken limit, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LongestResponse);
        try
        {
            if (response.Content.Headers.ContentLength == 0) return "";
            await using var stream = await response.Content.ReadAsStreamAsync(limit);
            var length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, LongestResponse), LongestResponse, throwOnEndOfStream: false, limit);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            // The status has arrived, and it is the status that counts, also when the rest never comes. Who breaks off the attempt itself is told.
            stop.ThrowIfCancellationRequested();
            return "";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Attempt Broken(Exception error, TimeSpan timeout)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (cause is BlockedTargetException) return new Attempt(default, null, cause.Message, 0, "") { IsBlocked = true };
        var text = error is OperationCanceledException ? $"no answer within {timeout.TotalSeconds:0.###} s" : (error.GetBaseException().Message);
        return new Attempt(default, null, text, 0, "");
    }
}
