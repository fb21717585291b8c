using Emulator.Tests.Support;
using Recorder.Taking;

namespace Emulator.Tests.Recordings;

/// <summary>A recorder before something, with a folder of its own and a client that calls it.</summary>
internal sealed class Recorded : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly RecordingProxy proxy;
    private readonly StringWriter output = new();

    public Recorded(Uri to, string provider = "kelio", bool shapesOnly = false, int mostCalls = 10_000)
    {
        Folder = Path.Combine(scratch.Path, "recordings");
        proxy = new RecordingProxy(
            new RecordSettings(provider, to, "http://127.0.0.1:0", Folder) { ShapesOnly = shapesOnly, MostCalls = mostCalls }, new At(), output);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(proxy.Url) };
    }

    public string Folder { get; }

    public HttpClient Http { get; }

    /// <summary>The lines that it printed.</summary>
    public string Output => output.ToString();

    /// <summary>The text of all recordings, in order.</summary>
    public string All => string.Concat(Files.Select(File.ReadAllText));

    /// <summary>The recordings, in order.</summary>
    public IReadOnlyList<string> Files => [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)];

    /// <summary>A call through it.</summary>
    public async Task<(int Status, byte[] Body)> CallAsync(
        string method, string target, string? body = null, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, type);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    public void Dispose()
    {
        Http.Dispose();
        proxy.Dispose();
        scratch.Dispose();
    }

    private sealed class At : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Providers.Kelio.KelioCalls.Start;
    }
}
