using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Recorder.Masking;
using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace Recorder.Taking;

/// <summary>Stands before the vendor: passes each call on and each answer back, and writes both with made-up values in place of what is secret or
/// personal.</summary>
internal sealed class RecordingProxy : IDisposable
{
    /// <summary>Where the call's target is noted as it was sent; WireMock.Net shows it decoded.</summary>
    public const string TargetHeader = "X-Recorder-Target";

    private readonly RecordingFolder folder;
    private readonly ExchangeMask mask;
    private readonly Vendor vendor;
    private readonly TimeProvider time;
    private readonly TextWriter output;
    private readonly WireMockServer server;
    private int number;

    /// <summary>Listens from now on.</summary>
    /// <param name="settings">What is recorded.</param>
    /// <param name="time">When calls come.</param>
    /// <param name="output">Where each call is told, in one line.</param>
    public RecordingProxy(RecordSettings settings, TimeProvider time, TextWriter output)
    {
        (this.time, this.output) = (time, TextWriter.Synchronized(output));
        folder = new RecordingFolder(settings);
        number = folder.Last;
        mask = new ExchangeMask(settings.MostBodyBytes, settings.ShapesOnly);
        vendor = new Vendor(settings.To, settings.Patience);
        server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [settings.Listen],
            MaxRequestLogCount = 1, // It keeps calls as they came; nobody reads them there.
            DisableJsonBodyParsing = true,
            DisableDeserializeFormUrlEncoded = true,
            DisableRequestBodyDecompressing = true,
            AllowBodyForAllHttpMethods = true,
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(NoteTarget),
        });
        server.Given(Request.Create().WithPath(new WildcardMatcher("*"))).RespondWith(Response.Create().WithCallback(AnswerAsync));
    }

    /// <summary>Where the client calls.</summary>
    public string Url => server.Urls[0];

    /// <summary>How many calls were recorded, and how many not because a bound was met.</summary>
    public (int Written, int Left) Counts => (folder.Written, folder.Left);

    public void Dispose()
    {
        server.Stop();
        server.Dispose();
        vendor.Dispose();
    }

    private static Task NoteTarget(HttpContext context, RequestDelegate next)
    {
        context.Request.Headers[TargetHeader] = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return next(context);
    }

    private static ResponseMessage Told(int status, string text) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("text/plain") },
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = text + "\n" },
    };

    private async Task<IResponseMessage> AnswerAsync(IRequestMessage request)
    {
        var at = time.GetUtcNow();
        var headers = (request.Headers ?? new Dictionary<string, WireMockList<string>>())
            .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value))).ToList();
        var target = headers.Find(header => header.Key == TargetHeader).Value;
        if (!target.StartsWith('/')) return Told(400, "The recorder takes calls to itself, not to a proxy.");
        headers.RemoveAll(header => header.Key == TargetHeader);
        var body = request.BodyAsBytes ?? [];
        try
        {
            var (status, told, bytes) = await vendor.AskAsync(request.Method, target, headers, body);
            Keep(new Exchange(Interlocked.Increment(ref number), at, request.Method, target, headers, body, status, told, bytes));
            return new ResponseMessage
            {
                StatusCode = status,
                Headers = told.GroupBy(header => header.Key)
                    .ToDictionary(group => group.Key, group => new WireMockList<string>([.. group.Select(header => header.Value)])),
                BodyData = bytes.Length == 0 ? null : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = bytes },
            };
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            // No answer of the vendor's, so nothing to record.
            await output.WriteLineAsync($"      {request.Method} {mask.PathOf(target)} was not answered: {error.Message.ReplaceLineEndings(" ")}");
            return Told(502, "The recorder got no answer: " + error.Message);
        }
    }

    private void Keep(Exchange exchange)
    {
        var masked = mask.Mask(exchange);
        var name = folder.Write(masked);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{exchange.Number,5} {masked.Method} {masked.Path}{(masked.Query.Length > 0 ? "?" + masked.Query : "")} → {masked.Status}, "
                + $"{exchange.ResponseBody.Length} bytes{(name is null ? ", not kept: the bound is met" : "")}"));
    }
}
