using System.Net.Http.Json;
using System.Text.Json;

namespace Contracts.PredictiveIndex;

/// <summary>One call of either generation: the key in its header, a refusal as an exception.</summary>
internal static class PredictiveIndexCall
{
    /// <summary>Calls and reads the JSON.</summary>
    public static async Task<T> SendAsync<T>(
        HttpClient http, string apiKey, HttpMethod method, string path, string query, HttpContent? body, CancellationToken cancellation)
    {
        using var response = await AskAsync(http, apiKey, method, path, query, body, cancellation).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync<T>(PredictiveIndexJson.V1, cancellation).ConfigureAwait(false)
            ?? throw new JsonException("The answer is null.");
    }

    /// <summary>Fetches a file.</summary>
    public static async Task<byte[]> FetchAsync(HttpClient http, string apiKey, string path, string query, CancellationToken cancellation)
    {
        using var response = await AskAsync(http, apiKey, HttpMethod.Get, path, query, null, cancellation).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Calls.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        HttpClient http, string apiKey, HttpMethod method, string path, string query, HttpContent? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path.TrimStart('/') + (query.Length == 0 ? "" : "?" + query)) { Content = body };
        request.Headers.Add(PredictiveIndexRoutes.ApiKeyHeader, apiKey);
        var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            throw new PredictiveIndexException((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        }
    }
}
