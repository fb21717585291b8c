using System.Net.Http.Json;

namespace Emulator.Tests.Fourth.Contracts.Larkfield;

/// <summary>A client of the API, as a customer would write it.</summary>
public sealed class LarkfieldClient(HttpClient http, string baseUrl, string key)
{
    public Task<HttpResponseMessage> ListAsync() => SendAsync(HttpMethod.Get, LarkfieldRoutes.Employees);

    public Task<HttpResponseMessage> RequestAsync(object body) => SendAsync(HttpMethod.Post, LarkfieldRoutes.Absences, JsonContent.Create(body));

    public Task<HttpResponseMessage> FindAsync(string path, int id) => SendAsync(HttpMethod.Get, path.Replace("{id}", id.ToString(), StringComparison.Ordinal));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, baseUrl + path) { Content = body, Headers = { { LarkfieldRoutes.KeyHeader, key } } };
        return await http.SendAsync(request);
    }
}
