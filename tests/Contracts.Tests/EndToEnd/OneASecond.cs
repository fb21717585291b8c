namespace Contracts.Tests.EndToEnd;

/// <summary>Lets one call a second through: 60 a minute, half of what the strictest vendor allows.</summary>
internal sealed class OneASecond() : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static DateTimeOffset next;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            if (next - DateTimeOffset.UtcNow is { Ticks: > 0 } wait) await Task.Delay(wait, cancellationToken);
            next = DateTimeOffset.UtcNow.AddSeconds(1);
        }
        finally
        {
            Turn.Release();
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
