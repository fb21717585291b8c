using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durability;

/// <summary>A customer's webhook server, which lives longer than any process that calls it: it knows in which order it was told what.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<(string Event, string Subject), long> first = new();
    private long came;

    private Inbox(WebApplication app) => this.app = app;

    /// <summary>Where it listens; what comes behind it names the event.</summary>
    public string Url { get; private set; } = "";

    /// <summary>How many calls came.</summary>
    public long Count => Volatile.Read(ref came);

    /// <param name="subjectOf">Reads from a body whom it is about.</param>
    public static async Task<Inbox> StartAsync(Func<string, string> subjectOf)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var inbox = new Inbox(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var subject = subjectOf(await reader.ReadToEndAsync());
            inbox.first.TryAdd((context.Request.Path.Value!.Trim('/'), subject), Interlocked.Increment(ref inbox.came));
        });
        await app.StartAsync();
        inbox.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return inbox;
    }

    /// <summary>When it was told first, as a place in the order of all calls; null when it was not.</summary>
    public long? PlaceOf(string what, string subject) => first.TryGetValue((what, subject), out var place) ? place : null;

    /// <summary>When it is told, if it is within the guard.</summary>
    public async Task<long?> AwaitAsync(string what, string subject, TimeSpan guard)
    {
        var mark = Stopwatch.GetTimestamp();
        while (PlaceOf(what, subject) is null && Stopwatch.GetElapsedTime(mark) < guard) await Task.Delay(20);
        return PlaceOf(what, subject);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
