using System.Collections.Concurrent;
using System.Text;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace Emulator.Tests.Support;

/// <summary>A call that a receiver got.</summary>
public sealed record ReceivedCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At);

/// <summary>A customer's webhook server: WireMock.Net on a free port. What hangs or breaks off is <see cref="MisbehavingReceiver"/>.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WireMockServer server;
    private readonly ConcurrentQueue<ReceivedCall> received = new();

    private WebhookReceiver(WireMockServer server) => this.server = server;

    /// <summary>Where it listens, with a path.</summary>
    public string Url => server.Urls[0] + "/hook";

    /// <summary>What it got, in order.</summary>
    public IReadOnlyList<ReceivedCall> Received => [.. received];

    /// <summary>The status it answers.</summary>
    public Func<ReceivedCall, int> Answer { get; set; } = _ => 200;

    /// <summary>The text it answers.</summary>
    public string Text { get; set; } = "";

    public static Task<WebhookReceiver> StartAsync() => Task.Run(() =>
    {
        // What it got is kept here; the server's own log would only grow.
        var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"], MaxRequestLogCount = 1 });
        var receiver = new WebhookReceiver(server);
        server.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithCallback(receiver.Take));
        return receiver;
    });

    public ValueTask DisposeAsync()
    {
        server.Stop();
        server.Dispose();
        return ValueTask.CompletedTask;
    }

    private ResponseMessage Take(IRequestMessage request)
    {
        var address = new Uri(request.Url);
        var call = new ReceivedCall(
            request.Method,
            address.PathAndQuery,
            (request.Headers ?? new Dictionary<string, WireMockList<string>>())
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            request.BodyAsBytes is { } body ? Encoding.UTF8.GetString(body) : "",
            DateTimeOffset.UtcNow);
        received.Enqueue(call);
        return new ResponseMessage
        {
            StatusCode = Answer(call),
            BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = Text, Encoding = Encoding.UTF8 },
        };
    }
}
