using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Emulator.Tests.Support;

/// <summary>An answer of the control API.</summary>
public sealed record ControlAnswer(int Status, JsonElement Body);

/// <summary>A workspace of a test, steered through the control API as a stranger would.</summary>
public sealed class TestWorkspace(HttpClient http, JsonElement body) : IAsyncDisposable
{
    /// <summary>The workspace's body at creation.</summary>
    public JsonElement Body { get; } = body;

    /// <summary>Its name.</summary>
    public string Id { get; } = body.GetProperty("id").GetString()!;

    /// <summary>A client whose base address is the emulator's root.</summary>
    public HttpClient Http { get; } = http;

    /// <summary>The workspace's place in the control API.</summary>
    public string Path => $"/_emulator/workspaces/{Id}";

    /// <summary>Calls the control API; <paramref name="path"/> is relative to the workspace. A string body is sent as it is. The answer must be one that
    /// the OpenAPI document declares.</summary>
    public async Task<ControlAnswer> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path.Length == 0 || path[0] == '?' ? Path + path : $"{Path}/{path}");
        if (body is string text) request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: new JsonSerializerOptions(JsonSerializerDefaults.Web));
        using var answer = await Http.SendAsync(request);
        (await DeclaredAnswers.OfSharedAsync()).Hold(
            method, request.RequestUri!.OriginalString, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return new ControlAnswer((int)answer.StatusCode, bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement);
    }

    /// <summary>As <see cref="ControlAsync"/>, and it must succeed.</summary>
    public async Task<JsonElement> MustAsync(HttpMethod method, string path, object? body = null)
    {
        var answer = await ControlAsync(method, path, body);
        Assert.True(answer.Status is >= 200 and < 300, $"{method} {path}: {answer.Status} {answer.Body}");
        return answer.Body;
    }

    /// <summary>Advances the clock and answers the report.</summary>
    public Task<JsonElement> AdvanceAsync(string by) => MustAsync(HttpMethod.Post, "clock/advance", new { by });

    /// <summary>Waits until all that is due has settled.</summary>
    public Task<JsonElement> SettleAsync() => AdvanceAsync("PT0S");

    /// <summary>The newest exchange in full.</summary>
    public async Task<JsonElement> LastExchangeAsync()
    {
        var newest = await MustAsync(HttpMethod.Get, "journal?limit=1");
        Assert.Equal(1, newest.GetArrayLength());
        return await MustAsync(HttpMethod.Get, $"journal/{newest[0].GetProperty("number").GetInt64()}");
    }

    /// <summary>The webhook deliveries, oldest first; <paramref name="query"/> begins with a question mark.</summary>
    public Task<JsonElement> WebhooksAsync(string query = "") => MustAsync(HttpMethod.Get, "webhooks" + query);

    /// <summary>The captured mails, oldest first.</summary>
    public Task<JsonElement> MailsAsync(string query = "") => MustAsync(HttpMethod.Get, "mails" + query);

    public async ValueTask DisposeAsync()
    {
        using var answer = await Http.DeleteAsync(Path);
        Http.Dispose();
    }
}
