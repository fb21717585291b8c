using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Soak;

/// <summary>Makes calls, counts them, and notes what may never be answered.</summary>
internal sealed class SoakCaller(HttpClient http)
{
    private readonly ConcurrentDictionary<int, long> statuses = new();
    private readonly ConcurrentQueue<string> broken = new();

    public long Calls => statuses.Values.Sum();

    /// <summary>How often each status was answered.</summary>
    public string Statuses => string.Join(", ", statuses.OrderBy(one => one.Key).Select(one => $"{one.Key}: {one.Value}"));

    /// <summary>The calls that were answered 500.</summary>
    public IReadOnlyCollection<string> Broken => broken;

    /// <summary>Calls; answers the body where it is JSON.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? with = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        if (with is not null) request.Content = JsonContent.Create(with, with.GetType());
        using var answer = await http.SendAsync(request);
        statuses.AddOrUpdate((int)answer.StatusCode, 1, static (_, count) => count + 1);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if ((int)answer.StatusCode == 500) broken.Enqueue($"{method} {path}: {Encoding.UTF8.GetString(bytes)}");
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return isJson && bytes.Length > 0 ? JsonDocument.Parse(bytes).RootElement : default;
    }
}
