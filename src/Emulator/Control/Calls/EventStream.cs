using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Clock;

namespace Emulator.Control.Calls;

/// <summary>Writes server-sent events until the reader goes away, what he follows is deleted, or the process ends.</summary>
internal static class EventStream
{
    /// <summary>Sooner than proxies give up a connection on which nothing comes.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <summary>Writes what happens from now on; the answer begins once the subscription stands.</summary>
    /// <param name="context">The call.</param>
    /// <param name="process">A reader that stays must not hold up its end.</param>
    /// <param name="follow">What happens, until it is told to stop.</param>
    /// <param name="ended">Cancelled when there is nothing more to come: a reader that does not read must not keep what was deleted.</param>
    public static async Task WriteAsync(
        HttpContext context,
        IHostApplicationLifetime process,
        Func<CancellationToken, IAsyncEnumerable<StreamEvent>> follow,
        CancellationToken ended = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, process.ApplicationStopping, ended);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // A proxy in between passes each event on as it comes.
        var events = follow(end.Token).GetAsyncEnumerator(end.Token);
        // The subscription begins with the first MoveNext; only then is the caller told that the stream is open.
        var next = events.MoveNextAsync().AsTask();
        try
        {
            await context.Response.BodyWriter.WriteAsync(": open\n\n"u8.ToArray(), end.Token);
            var beat = RealTime.WaitAsync(Beat, end.Token);
            while (true)
            {
                if (await Task.WhenAny(next, beat) != next)
                {
                    await beat;
                    await context.Response.BodyWriter.WriteAsync(": still here\n\n"u8.ToArray(), end.Token);
                    beat = RealTime.WaitAsync(Beat, end.Token);
                    continue;
                }

                if (!await next) break;
                Write(context.Response.BodyWriter, events.Current);
                // A reader that does not read stops the writer here: what he does not take is not made.
                await context.Response.BodyWriter.FlushAsync(end.Token);
                next = events.MoveNextAsync().AsTask();
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away, or the process ends.
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAny(next); // What is under way cannot be disposed of.
            await events.DisposeAsync();
        }
    }

    /// <summary>Writes the event where it goes out from.</summary>
    private static void Write(PipeWriter writer, StreamEvent happened)
    {
        if (happened.Id is { } id) Encoding.UTF8.GetBytes($"id: {id}\n", writer);
        Encoding.UTF8.GetBytes($"event: {happened.Name}\ndata: ", writer);
        using (var json = new Utf8JsonWriter(writer, new JsonWriterOptions { Encoder = ControlJson.Options.Encoder }))
            JsonSerializer.Serialize(json, happened.Data, happened.Data.GetType(), ControlJson.Options);
        writer.Write("\n\n"u8);
    }
}

/// <summary>One server-sent event.</summary>
/// <param name="Id">Its id, or null for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Data">Its data, written as one line of JSON.</param>
internal sealed record StreamEvent(string? Id, string Name, object Data)
{
    /// <summary>Tells a reader that fell behind how much he missed here.</summary>
    public static StreamEvent Missed(long count) => new(null, "missed", new MissedView(count));
}
