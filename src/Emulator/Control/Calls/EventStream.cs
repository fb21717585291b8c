namespace Emulator.Control.Calls;

/// <summary>Writes server-sent events until the reader goes away or the process ends.</summary>
internal static class EventStream
{
    /// <summary>Writes what happens from now on; the answer begins once the subscription stands.</summary>
    public static async Task WriteAsync(HttpContext context, IHostApplicationLifetime process, Func<CancellationToken, IAsyncEnumerable<StreamEvent>> follow)
    {
        // A reader that stays must not hold up the end of the process.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, process.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        var events = follow(end.Token).GetAsyncEnumerator(end.Token);
        try
        {
            // The subscription begins with the first MoveNext; only then is the caller told that the stream is open.
            var next = events.MoveNextAsync();
            await context.Response.WriteAsync(": open\n\n", end.Token);
            await context.Response.Body.FlushAsync(end.Token);
            for (; await next; next = events.MoveNextAsync())
            {
                await context.Response.WriteAsync($"id: {events.Current.Id}\nevent: {events.Current.Name}\ndata: {events.Current.Data}\n\n", end.Token);
                await context.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away, or the process ends.
        }
        finally
        {
            await events.DisposeAsync();
        }
    }
}

/// <summary>One server-sent event.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Data">Its data: one line of JSON.</param>
internal sealed record StreamEvent(string Id, string Name, string Data);
