using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using Emulator.Core.Clock;
using Emulator.Core.Wire;

namespace Emulator.Core.Webhooks;

/// <summary>Makes one attempt of a delivery over the network and tells what came of it. Whatever the receiver does (hang, reset,
/// redirect, garbage) ends as an attempt.</summary>
public sealed class DeliveryWorker : IDisposable
{
    private const int LongestResponse = 64 * 1024;
    private readonly HttpClient client;
    private readonly DeliverySettings settings;
    private readonly SemaphoreSlim places;

    /// <summary>A worker with these settings.</summary>
    public DeliveryWorker(DeliverySettings settings)
    {
        this.settings = settings;
        places = new SemaphoreSlim(settings.AttemptsInAll);
        var handler = DirectClient.Handler();
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        handler.ConnectCallback = (context, stop) => TargetGuard.ConnectAsync(context.DnsEndPoint, settings.AllowPublicTargets, stop);
        client = DirectClient.New(handler);
    }

    /// <summary>How many attempts of one workspace may be under way at once.</summary>
    public int AttemptsPerWorkspace => settings.AttemptsPerWorkspace;

    /// <summary>Makes one attempt.</summary>
    /// <param name="delivery">What is sent where.</param>
    /// <param name="clock">Tells the instant, once the attempt has a place and begins.</param>
    /// <param name="stop">Ends the attempt with the process.</param>
    public async Task<Attempt> AttemptAsync(Delivery delivery, Func<DateTimeOffset> clock, CancellationToken stop)
    {
        await places.WaitAsync(stop);
        var at = clock();
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
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        places.Dispose();
    }

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
