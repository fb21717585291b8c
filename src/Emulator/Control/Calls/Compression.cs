using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Emulator.Control.Calls;

/// <summary>Compresses what the control API and the page answer, for who asks: what is longer than 1 KB and is text. Streams go out as they come, and
/// providers' answers never come here.</summary>
/// <param name="services">The services of the process.</param>
/// <param name="options">The encodings.</param>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    /// <summary>The length up to which compressing costs more than it saves, in bytes.</summary>
    public const int Least = 1024;

    private const string AcceptEncoding = "Accept-Encoding";

    /// <summary>Puts it on the way of a call.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var compression = new Compression(app.ApplicationServices, Options.Create(Encodings()));
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() => TellAsync(context, compression));
            return next(context);
        });
        app.UseMiddleware<ResponseCompressionMiddleware>(compression);
    }

    private static ResponseCompressionOptions Encodings()
    {
        var options = new ResponseCompressionOptions
        {
            // A secret is guessed from the length of what is compressed only by who can make somebody else's browser call, and no stranger's page may.
            EnableForHttps = true,
            MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/yaml", "application/schema+json"],
        };
        options.Providers.Add(new BrotliCompressionProvider(Options.Create(new BrotliCompressionProviderOptions { Level = CompressionLevel.Optimal })));
        options.Providers.Add(new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.Optimal })));
        return options;
    }

    /// <inheritdoc/>
    public override bool ShouldCompressResponse(HttpContext context) => !IsShort(context.Response) && base.ShouldCompressResponse(context);

    /// <summary>Who keeps an answer is told that another caller may get it in another form, also where this one asked for none.</summary>
    private static Task TellAsync(HttpContext context, Compression compression)
    {
        var response = context.Response;
        if (response.Headers.Vary.Count > 0) return Task.CompletedTask;
        if (response.StatusCode == 304 || (response.StatusCode == 200 && compression.ShouldCompressResponse(context))) response.Headers.Vary = AcceptEncoding;
        return Task.CompletedTask;
    }

    private static bool IsShort(HttpResponse response) => response.ContentLength is < Least;
}
