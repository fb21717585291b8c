using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>An answer of the API.</summary>
internal sealed record PiAnswer(int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The names of the parameters that were found wrong.</summary>
    public IEnumerable<string> Parameters => Body.GetProperty("parameterErrors").EnumerateArray().Select(error => error.GetProperty("parameter").GetString()!);
}

/// <summary>A PI system of a test, used over HTTP as a client would.</summary>
internal sealed class PiWorkspace(TestWorkspace workspace) : IAsyncDisposable
{
    public const string Behavioral = "/pi/api/v1/behavioralassessments";
    public const string BehavioralV2 = "/pi/api/v2/behavioralassessments";
    public const string Cognitive = "/pi/api/v1/cognitiveassessments";
    public const string Owner = "AccountOwner", Admin = "AccountAdmin", Power = "PowerUser", User = "User", Reader = "ReadOnly";
    public const string Root = "\\Demo Company";

    public TestWorkspace Workspace { get; } = workspace;

    public JsonElement Described => Workspace.Body.GetProperty("predictiveIndex");

    public static async Task<PiWorkspace> NewAsync(string fixture = "empty", string? now = "2026-03-02T09:00:00Z", string mode = "frozen", long seed = 42) =>
        new(await EmulatorHost.NewWorkspaceAsync(fixture, now, mode, seed));

    public ValueTask DisposeAsync() => Workspace.DisposeAsync();

    public JsonElement Seat(string role) => Described.GetProperty("users").EnumerateArray().Single(user => user.GetProperty("role").GetString() == role);

    public string IdOf(string role) => Seat(role).GetProperty("id").GetString()!;

    public string KeyOf(string role) => Seat(role).GetProperty("apiKey").GetString()!;

    /// <summary>Calls with the key of the seeded user of this role.</summary>
    public Task<PiAnswer> AsAsync(string role, HttpMethod method, string path, object? body = null) => SendAsync(KeyOf(role), method, path, body);

    /// <summary>Calls with this key; a string body is sent as it is.</summary>
    public Task<PiAnswer> SendAsync(string? key, HttpMethod method, string path, object? body = null) =>
        SendAsync(
            key,
            method,
            path,
            body is null ? null : body is string text ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType()),
            "application/json");

    public async Task<PiAnswer> SendAsync(string? key, HttpMethod method, string path, byte[]? body, string? contentType)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.TryAddWithoutValidation("api-key", key);
        if (body is not null) request.Content = new ByteArrayContent(body);
        if (body is not null && contentType is not null) request.Content!.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var answer = await Workspace.Http.SendAsync(request);
        return new PiAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers, answer.Content.Headers);
    }

    /// <summary>Fetches a file with the key of the seeded user of this role.</summary>
    public async Task<(int Status, string? Type, byte[] Bytes, string? Disposition)> FileAsync(string path, string role = Owner)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("api-key", KeyOf(role));
        using var answer = await Workspace.Http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentDisposition?.ToString());
    }

    public Task<PiAnswer> GetAsync(string path, string role = Owner) => AsAsync(role, HttpMethod.Get, path);

    /// <summary>Invites a person; members of <paramref name="more"/> are added or put in place of the usual ones.</summary>
    public Task<PiAnswer> TryInviteAsync(object? more = null, string role = Owner, string path = Behavioral) =>
        AsAsync(role, HttpMethod.Post, path, Invitation(more));

    /// <summary>As <see cref="TryInviteAsync"/>, and it must succeed.</summary>
    public async Task<JsonElement> InviteAsync(object? more = null, string role = Owner, string path = Behavioral)
    {
        var answer = await TryInviteAsync(more, role, path);
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Body;
    }

    public async Task<string> InviteIdAsync(object? more = null, string role = Owner, string path = Behavioral) =>
        (await InviteAsync(more, role, path)).GetProperty("assessmentId").GetString()!;

    public static JsonObject Invitation(object? more = null)
    {
        var body = new JsonObject { ["firstName"] = "Jane", ["lastName"] = "Doe", ["email"] = "jane.doe@people.example" };
        foreach (var member in more is null ? [] : JsonSerializer.SerializeToNode(more, more.GetType())!.AsObject().ToList())
            body[member.Key] = member.Value?.DeepClone();
        return body;
    }

    public Task<PiAnswer> PatchAsync(string id, object body, string role = Owner) => AsAsync(role, HttpMethod.Patch, $"{Behavioral}/{id}", body);

    /// <summary>The taker acts.</summary>
    public Task<ControlAnswer> ActAsync(string id, string act, object? body = null) => ControlAsync(HttpMethod.Post, $"assessments/{id}/{act}", body);

    public async Task<int> StateOfAsync(string id, string path = Behavioral) => (await GetAsync($"{path}/{id}")).Body.GetProperty("assessmentState").GetInt32();

    /// <summary>Calls the provider's part of the control API.</summary>
    public Task<ControlAnswer> ControlAsync(HttpMethod method, string path, object? body = null) =>
        Workspace.ControlAsync(method, "predictive-index/" + path, body);

    public async Task<JsonElement> MustAsync(HttpMethod method, string path, object? body = null)
    {
        var answer = await ControlAsync(method, path, body);
        Assert.True(answer.Status is >= 200 and < 300, $"{method} {path}: {answer.Status} {answer.Body}");
        return answer.Body;
    }

    public Task SetAsync(object account) => MustAsync(HttpMethod.Patch, "account", account);

    public Task FolderAsync(string path) => MustAsync(HttpMethod.Post, "folders", new { actingUserId = IdOf(Owner), path });

    public Task ChangeUserAsync(string role, object change)
    {
        var body = JsonSerializer.SerializeToNode(change, change.GetType())!.AsObject();
        body["actingUserId"] = IdOf(Owner);
        return MustAsync(HttpMethod.Patch, "users/" + IdOf(role), body);
    }

    public async Task<string> RegenerateAsync(string role) =>
        (await MustAsync(HttpMethod.Post, $"users/{IdOf(role)}/api-key", new { actingUserId = IdOf(Owner) })).GetProperty("apiKey").GetString()!;

    /// <summary>The check that refused the last call.</summary>
    public async Task<string> FailedCheckAsync()
    {
        var exchange = await Workspace.LastExchangeAsync();
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("outcome").GetString() == "failed");
        Assert.False(string.IsNullOrWhiteSpace(exchange.GetProperty("fix").GetString()));
        return failed.GetProperty("check").GetString()!;
    }
}
