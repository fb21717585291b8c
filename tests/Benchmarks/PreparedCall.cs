using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmarks;

/// <summary>A read that is measured, ready to be sent to an emulator.</summary>
/// <param name="Path">The path with its query.</param>
/// <param name="Headers">Its headers, the credential among them.</param>
internal sealed record PreparedCall(string Path, IReadOnlyList<(string Name, string Value)> Headers)
{
    private const string PiKey = "00000000-0000-4000-8000-0000000000a1", Rest = "/keypredict/customer/REST/";

    /// <summary>One applicant of Kelio by a signed token.</summary>
    public static async Task<PreparedCall> KelioAsync(HttpClient http)
    {
        var (path, headers) = await KelioRead.PrepareAsync(http);
        return new PreparedCall(path, headers);
    }

    /// <summary>The first of Predictive Index's assessments.</summary>
    public static async Task<PreparedCall> PredictiveIndexAsync(HttpClient http)
    {
        using var raise = await http.PatchAsJsonAsync("/_emulator/workspaces/default/predictive-index/account", new { requestsPerMinute = 100_000_000 });
        raise.EnsureSuccessStatusCode();
        return new PreparedCall("/pi/api/v2/behavioralassessments?$top=1", [("api-key", PiKey)]);
    }

    /// <summary>One candidate of Key Predict in JSON.</summary>
    public static async Task<PreparedCall> KeyPredictAsync(HttpClient http)
    {
        var connected = await http.GetFromJsonAsync<JsonElement>(Rest + "connect/json?login=emulator@keypredict.example&password=not-a-real-password");
        var token = connected.GetProperty("token").GetString()!;
        using var create = new HttpRequestMessage(
            HttpMethod.Post, Rest + "create/candidate/json?firstname=Kim&lastname=Doe&email=kim.doe@people.example")
        { Headers = { { "WWW-Authenticate", token } } };
        using var created = await http.SendAsync(create);
        created.EnsureSuccessStatusCode();
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id");
        return new PreparedCall($"{Rest}retrieve/candidate/json?id={id}", [("WWW-Authenticate", token)]);
    }

    /// <summary>The bytes of the answer.</summary>
    /// <exception cref="HttpRequestException">It is refused.</exception>
    public async Task<byte[]> AnswerAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
