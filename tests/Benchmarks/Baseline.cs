using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>A bare Kestrel endpoint that returns as many bytes as the emulator's answer has: what the web server alone costs.</summary>
internal static class Baseline
{
    public static async Task<int> ServeAsync(int length)
    {
        var app = Build(length);
        await app.StartAsync();
        Console.WriteLine("ready on " + app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The endpoint, not yet started.</summary>
    public static WebApplication Build(int length)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var body = new byte[length];
        Array.Fill(body, (byte)'x');
        app.Run(async context =>
        {
            if (HttpMethods.IsPost(context.Request.Method)) await ReadAsync(context.Request.BodyReader);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        return app;
    }

    private static async Task ReadAsync(PipeReader body)
    {
        while (true)
        {
            var part = await body.ReadAsync();
            body.AdvanceTo(part.Buffer.End);
            if (part.IsCompleted) return;
        }
    }
}
