using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>A customer's webhook server that answers one status and counts.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private TaskCompletionSource? reached;
    private int count, goal;

    private Receiver(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    /// <summary>The first body that came.</summary>
    public string? Sample { get; private set; }

    public int Count => Volatile.Read(ref count);

    public static async Task<Receiver> StartAsync(int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(async context =>
        {
            if (receiver.Sample is null)
            {
                using var reader = new StreamReader(context.Request.Body);
                receiver.Sample = await reader.ReadToEndAsync();
            }

            context.Response.StatusCode = status;
            receiver.Counted();
        });
        await app.StartAsync();
        receiver.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
        return receiver;
    }

    /// <summary>Ends when so many have come in all.</summary>
    public Task HasAsync(int wanted)
    {
        lock (gate)
        {
            if (count >= wanted) return Task.CompletedTask;
            (goal, reached) = (wanted, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private void Counted()
    {
        lock (gate)
            if (++count == goal) reached?.SetResult();
    }
}
