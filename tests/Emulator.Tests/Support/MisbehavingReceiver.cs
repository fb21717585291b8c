using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Emulator.Tests.Support;

/// <summary>A customer's webhook server that does what WireMock.Net cannot: it hangs, breaks off, answers half or garbage, and tells connections apart. A small
/// real one on a free port.</summary>
public sealed class MisbehavingReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedCall> received = new();

    private MisbehavingReceiver(WebApplication app) => this.app = app;

    /// <summary>Where it listens, with a path.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What it got, in order.</summary>
    public IReadOnlyList<ReceivedCall> Received => [.. received];

    /// <summary>What it does with a call; it answers 200 until told.</summary>
    public Func<HttpContext, Task> Behave { get; set; } = _ => Task.CompletedTask;

    public static async Task<MisbehavingReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new MisbehavingReceiver(app);
        app.Run(receiver.HandleAsync);
        await app.StartAsync();
        receiver.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new ReceivedCall(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(),
            DateTimeOffset.UtcNow);
        received.Enqueue(call);
        await Behave(context);
    }
}
