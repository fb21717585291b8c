using System.IO.Pipelines;
using System.Text.Json;
using Contracts.Control;

namespace Emulator.Control.Calls;

/// <summary>An answer in JSON whose length is told: it is written whole before it goes out, so that who compresses knows whether that is worth it.</summary>
/// <param name="body">What is told.</param>
/// <param name="status">The status.</param>
internal sealed class JsonAnswer(object body, int status) : IResult, IStatusCodeHttpResult, IValueHttpResult
{
    private static readonly PipeOptions Unbounded = new(pauseWriterThreshold: 0, useSynchronizationContext: false);

    /// <inheritdoc/>
    public int? StatusCode => status;

    /// <inheritdoc/>
    public object? Value => body;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var written = new Pipe(Unbounded);
        try
        {
            await using (var json = new Utf8JsonWriter(written.Writer, new JsonWriterOptions { Encoder = ControlJson.Options.Encoder }))
                JsonSerializer.Serialize(json, body, body.GetType(), ControlJson.Options);
            await written.Writer.CompleteAsync();
            var all = (await written.Reader.ReadAsync(httpContext.RequestAborted)).Buffer;
            (response.StatusCode, response.ContentType, response.ContentLength) = (status, "application/json; charset=utf-8", all.Length);
            foreach (var part in all) await response.Body.WriteAsync(part, httpContext.RequestAborted);
        }
        finally
        {
            await written.Reader.CompleteAsync();
        }
    }
}
