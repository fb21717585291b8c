using System.Net.Sockets;
using System.Text;
using Emulator.Core.Clock;
using Emulator.Core.Wire;

namespace Emulator.Core.Webhooks;

/// <summary>Makes one attempt of a delivery over the network and tells what came of it. Whatever the receiver does (hang, reset,
/// redirect, garbage) ends as an attempt.</summary>
public sealed class DeliveryWorker : IDisposable
{
    /// <summary>So many attempts may each workspace have under way, however many the others have.</summary>
    private const int Share = 2;

    private readonly Lock making = new();
    private readonly DeliverySettings settings;

    /// <summary>Made with the first attempt: a process that calls nobody needs none, nor what it is made of.</summary>
    private HttpClient? client;

    private int underWay;

    /// <summary>A worker with these settings.</summary>
    public DeliveryWorker(DeliverySettings settings) => this.settings = settings;

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
            using var response = await Client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new Attempt(at, (int)response.StatusCode, null, 0, await ReceivedBody.ReadAsync(response, limit.Token, stop))
            {
                Reason = response.ReasonPhrase is { Length: > 0 } reason ? reason : null,
                Location = response.Headers.TryGetValues("Location", out var locations) ? string.Join(", ", locations) : null,
                DurationMs = RealTime.MillisecondsSince(mark),
            };
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            return Broken(error, timeout, delivery.Call.Url) with { At = at, DurationMs = RealTime.MillisecondsSince(mark) };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (making) client?.Dispose();
    }

    private HttpClient Client()
    {
        lock (making) return client ??= NewClient();
    }

    private HttpClient NewClient()
    {
        var handler = DirectClient.Handler();
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        handler.SslOptions.RemoteCertificateValidationCallback = new ReceiverTrust(settings).Judge;
        var guard = new TargetGuard(settings);
        handler.ConnectCallback = (context, stop) => guard.ConnectAsync(context.DnsEndPoint, stop);
        return DirectClient.New(handler);
    }

    private static HttpRequestMessage Message(WebhookCall call)
    {
        var target = new UriBuilder(call.Url) { UserName = "", Password = "" }.Uri;
        var message = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body)) };
        foreach (var (name, value) in SentHeaders.Of(call))
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static Attempt Broken(Exception error, TimeSpan timeout, string url)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is BlockedTargetException) return new Attempt(default, null, cause.Message, 0, "") { IsBlocked = true };
            if (cause is UntrustedReceiverException) return new Attempt(default, null, cause.Message, 0, "");
            if (cause is SocketException { SocketErrorCode: var code } && UnreachedReceiver.Hint(code, new Uri(url)) is { } hint)
                return new Attempt(default, null, $"{cause.Message}: {hint}", 0, "");
        }

        var text = error is OperationCanceledException ? $"no answer within {timeout.TotalSeconds:0.###} s" : (error.GetBaseException().Message);
        return new Attempt(default, null, text, 0, "");
    }
}
