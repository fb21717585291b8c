using System.IO.Pipelines;
using System.Text.Json;
using Emulator.Core.Calls;
using Emulator.Core.Hosting;

namespace Emulator.Control.Pact;

/// <summary>Verifiers ask for messages where they call the provider: <c>POST</c> to its base address, with <c>{description, providerStates}</c> in JSON. No
/// provider has anything there; the call is turned to the messages' own address.</summary>
internal static class PactMessageCall
{
    private const int Longest = 64 * 1024;
    private static readonly string[] Members = ["description", "providerStates", "metadata", "contents", "request"];

    /// <summary>Turns the call if it is one for a message.</summary>
    public static Task TurnAsync(HttpContext context, RequestDelegate next) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.ContentLength is > 0 and <= Longest && IsBase(context)
        && context.Request.HasJsonContentType()
            ? LookAsync(context, next)
            : next(context);

    private static async Task LookAsync(HttpContext context, RequestDelegate next)
    {
        if (await IsMessageAsync(context.Request)) context.Request.Path = ProviderPipeline.ControlPrefix + "/pact/messages";
        await next(context);
    }

    private static bool IsBase(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "").AsSpan().TrimEnd('/');
        if (path.IsEmpty) return true;
        foreach (var provider in context.RequestServices.GetRequiredService<ProviderCatalog>().All)
            foreach (var surface in provider.Surfaces)
                if (path.Equals(surface.Prefix, StringComparison.Ordinal)) return true;
        return false;
    }

    // What is looked at is left where it is, for whoever reads the body.
    private static async Task<bool> IsMessageAsync(HttpRequest request)
    {
        ReadResult read;
        while (true)
        {
            read = await request.BodyReader.ReadAsync();
            if (read.IsCompleted || read.Buffer.Length >= request.ContentLength || read.Buffer.Length > Longest) break;
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var isMessage = Fits(read.Buffer);
        request.BodyReader.AdvanceTo(read.Buffer.Start);
        return isMessage;
    }

    private static bool Fits(System.Buffers.ReadOnlySequence<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("description", out var description) && description.ValueKind == JsonValueKind.String
                && json.RootElement.EnumerateObject().All(member => Members.Contains(member.Name));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
