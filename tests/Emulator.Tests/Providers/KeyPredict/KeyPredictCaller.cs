using System.Text.Json;
using System.Xml.Linq;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>An answer of Key Predict, in either format.</summary>
public sealed record KeyPredictAnswer(int Status, string? ContentType, string Text, string? Allow)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public XElement Xml => XDocument.Parse(Text, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>The first general message of an error.</summary>
    public string? Message => Json.GetProperty("error").GetProperty("messages")[0].GetString();

    /// <summary>The message of a field.</summary>
    public string? Field(string name) =>
        Json.GetProperty("error").GetProperty("messages") is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var text)
            ? text.GetString()
            : null;
}

/// <summary>A client that speaks plain HTTP, so that each test shows what crosses the wire.</summary>
public sealed class KeyPredictCaller
{
    private KeyPredictCaller(TestWorkspace workspace) => Workspace = workspace;

    public TestWorkspace Workspace { get; }

    public string BaseUrl => Account.GetProperty("baseUrl").GetString()!;

    public string Login => Account.GetProperty("login").GetString()!;

    public string Password => Account.GetProperty("password").GetString()!;

    public string? Token { get; set; }

    private JsonElement Account => Workspace.Body.GetProperty("keyPredict");

    /// <summary>A caller without a token.</summary>
    public static KeyPredictCaller Of(TestWorkspace workspace) => new(workspace);

    /// <summary>A caller with a fresh token.</summary>
    public static async Task<KeyPredictCaller> ConnectedAsync(TestWorkspace workspace)
    {
        var caller = new KeyPredictCaller(workspace);
        caller.Token = await caller.FreshTokenAsync();
        return caller;
    }

    public async Task<string> FreshTokenAsync(string? password = null)
    {
        var answer = await SendAsync(HttpMethod.Get, "connect/json" + Query(("login", Login), ("password", password ?? Password)), token: null);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json.GetProperty("token").GetString()!;
    }

    /// <summary>POST, JSON, parameters in the query, with the token.</summary>
    public Task<KeyPredictAnswer> CallAsync(string method, params (string Name, string Value)[] parameters) =>
        SendAsync(HttpMethod.Post, method + "/json" + Query(parameters), Token);

    /// <summary>As <see cref="CallAsync"/>, and it must succeed.</summary>
    public async Task<JsonElement> MustAsync(string method, params (string Name, string Value)[] parameters)
    {
        var answer = await CallAsync(method, parameters);
        Assert.True(answer.Status == 200, $"{method}: {answer.Status} {answer.Text}");
        return answer.Json;
    }

    public async Task<KeyPredictAnswer> SendAsync(HttpMethod method, string path, string? token, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, $"{BaseUrl}/{path}") { Content = content };
        if (token is not null) Assert.True(request.Headers.TryAddWithoutValidation("WWW-Authenticate", token));
        return await SendAsync(request);
    }

    public async Task<KeyPredictAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Workspace.Http.SendAsync(request);
        return new KeyPredictAnswer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.Allow.Count == 0 ? null : string.Join(", ", response.Content.Headers.Allow));
    }

    /// <summary>A new candidate's id.</summary>
    public async Task<string> CandidateAsync(string email = "anna.berg@people.example") =>
        (await MustAsync("create/candidate", ("firstname", "Anna"), ("lastname", "Berg"), ("email", email))).GetProperty("id").GetString()!;

    /// <summary>A new assessment's id.</summary>
    public async Task<string> InviteAsync(string candidateId, string testId = "144", params (string Name, string Value)[] more) =>
        (await MustAsync("candidate/invite", [("id", candidateId), ("test_id", testId), .. more])).GetProperty("id").GetString()!;

    public Task<ControlAnswer> ActAsync(string assessmentId, string act, object? body = null) =>
        Workspace.ControlAsync(HttpMethod.Post, $"key-predict/assessments/{assessmentId}/{act}", body);

    public Task<JsonElement> MustActAsync(string assessmentId, string act, object? body = null) =>
        Workspace.MustAsync(HttpMethod.Post, $"key-predict/assessments/{assessmentId}/{act}", body);

    public Task<JsonElement> SetAsync(object integration) => Workspace.MustAsync(HttpMethod.Patch, "key-predict/integration", integration);

    public Task<JsonElement> SetAccountAsync(object account) => Workspace.MustAsync(HttpMethod.Patch, "key-predict/account", account);

    /// <summary>The newest exchange's failed check, its detail and the fix; nothing stands after the failed check but skipped ones.</summary>
    public async Task<(string Check, string Detail, string Fix)> RefusedByAsync()
    {
        var exchange = await Workspace.LastExchangeAsync();
        var checks = exchange.GetProperty("checks").EnumerateArray().ToList();
        var failed = Assert.Single(checks, check => check.GetProperty("outcome").GetString() == "failed");
        Assert.All(
            checks.SkipWhile(check => check.GetProperty("outcome").GetString() != "failed").Skip(1),
            check => Assert.Contains(check.GetProperty("outcome").GetString(), new[] { "skipped", "noticed" }));
        return (failed.GetProperty("check").GetString()!, failed.GetProperty("detail").GetString()!, exchange.GetProperty("fix").GetString()!);
    }

    public static string Query(params (string Name, string Value)[] parameters) =>
        parameters.Length == 0 ? "" : "?" + string.Join('&', parameters.Select(pair => pair.Name + "=" + Uri.EscapeDataString(pair.Value)));
}
