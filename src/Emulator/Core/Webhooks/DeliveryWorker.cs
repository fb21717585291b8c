using System.Text;
using Emulator.Core.Clock;
using Emulator.Core.Wire;

namespace Emulator.Core.Webhooks;

/// <summary>Makes one attempt of a delivery over the network and tells what came of it. Whatever the receiver does (hang, reset,
/// redirect, garbage) ends as an attempt.</summary>
public sealed class DeliveryWorker : IDisposable
{
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
        handler.SslOptions.RemoteCertificateValidationCallback = new ReceiverTrust(settings).Judge;
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
            return new Attempt(at, (int)response.StatusCode, null, 0, await ReceivedBody.ReadAsync(response, limit.Token, stop))
            {
                Reason = response.ReasonPhrase is { Length: > 0 } reason ? reason : null,
                Location = response.Headers.TryGetValues("Location", out var locations) ? string.Join(", ", locations) : null,
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
        var target = new UriBuilder(call.Url) { UserName = "", Password = "" }.Uri;
        var message = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body)) };
        foreach (var (name, value) in SentHeaders.Of(call))
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static Attempt Broken(Exception error, TimeSpan timeout)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is BlockedTargetException) return new Attempt(default, null, cause.Message, 0, "") { IsBlocked = true };
            if (cause is UntrustedReceiverException) return new Attempt(default, null, cause.Message, 0, "");
        }

        var text = error is OperationCanceledException ? $"no answer within {timeout.TotalSeconds:0.###} s" : (error.GetBaseException().Message);
        return new Attempt(default, null, text, 0, "");
    }
}
