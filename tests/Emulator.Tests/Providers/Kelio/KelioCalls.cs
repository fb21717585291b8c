using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>A key pair as the workspace's body shows it.</summary>
public sealed record TestKey(string Environment, string Kind, string PrivateKey, string SecretKey)
{
    public string Audience => Environment == "production" ? "https://api.talentview.fr" : "https://sandbox.talentview.fr";

    public static TestKey Of(JsonElement key) =>
        new(
            key.GetProperty("environment").GetString()!,
            key.GetProperty("kind").GetString()!,
            key.GetProperty("privateKey").GetString()!,
            key.GetProperty("secretKey").GetString()!);
}

/// <summary>An answer of the provider.</summary>
public sealed record KelioReply(int Status, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Page => JsonDocument.Parse(Headers.GetValues("X-Pagination").Single()).RootElement;

    public long Exchange => long.Parse(Headers.GetValues("X-Emulator-Exchange").Single(), CultureInfo.InvariantCulture);

    public string Error => Json.GetProperty("error").GetString()!;

    public string[] Errors(string field) => [.. Json.GetProperty("errors").GetProperty(field).EnumerateArray().Select(message => message.GetString()!)];
}

/// <summary>Calls as an integrator makes them, with tokens made by hand.</summary>
public static class KelioCalls
{
    public static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-03-02T09:00:00Z", CultureInfo.InvariantCulture);

    /// <summary>A seeded key.</summary>
    public static TestKey Key(this TestWorkspace workspace, string environment = "sandbox", string kind = "customer") =>
        workspace.Body.GetProperty("kelio").GetProperty("keys").EnumerateArray()
            .Select(TestKey.Of).First(key => key.Environment == environment && key.Kind == kind);

    /// <summary>A key issued for the test.</summary>
    public static async Task<TestKey> NewKeyAsync(
        this TestWorkspace workspace, string[] scopes, string environment = "sandbox", string kind = "customer", int? quotaPerMinute = null) =>
            TestKey.Of(await workspace.MustAsync(HttpMethod.Post, "kelio/keys", new { environment, kind, scopes, quotaPerMinute }));

    public static int CompanyId(this TestWorkspace workspace, string environment = "sandbox") =>
        workspace.Body.GetProperty("kelio").GetProperty(environment).GetProperty("companyId").GetInt32();

    /// <summary>A good token of the key, made at <paramref name="at"/> (the start of the workspace), without expiry.</summary>
    public static string Token(this TestKey key, DateTimeOffset? at = null) =>
        Sign("""{"alg":"HS256","typ":"JWT"}""", Claims(key, (at ?? Start).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), key.SecretKey);

    public static string Claims(TestKey key, string iat) => $$"""{"iss":"{{key.PrivateKey}}","aud":"{{key.Audience}}","iat":{{iat}}}""";

    public static string Sign(string header, string payload, string secret) => Sign(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(payload), secret);

    public static string Sign(byte[] header, byte[] payload, string secret)
    {
        var input = Encode(header) + "." + Encode(payload);
        return input + "." + Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(input)));
    }

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    /// <summary>Calls with a good token of the key; <paramref name="path"/> begins after <c>/v2</c>.</summary>
    public static Task<KelioReply> CallAsync(
        this TestWorkspace workspace, TestKey key, HttpMethod method, string path, object? body = null, DateTimeOffset? at = null) =>
            workspace.SendAsync(key.Environment, method, path, "Bearer " + key.Token(at), body);

    public static Task<KelioReply> GetAsync(this TestWorkspace workspace, TestKey key, string path, DateTimeOffset? at = null) =>
        workspace.CallAsync(key, HttpMethod.Get, path, null, at);

    /// <summary>Calls with this Authorization header. A string body is sent as it is, bytes too.</summary>
    public static async Task<KelioReply> SendAsync(
        this TestWorkspace workspace, string environment, HttpMethod method, string path,
        string? authorization, object? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, $"/kelio/{environment}/v2{path}");
        if (authorization is not null) Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        if (body is not null)
        {
            var bytes = body switch { byte[] raw => raw, string text => Encoding.UTF8.GetBytes(text), _ => JsonSerializer.SerializeToUtf8Bytes(body) };
            request.Content = new ByteArrayContent(bytes);
            if (contentType.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var answer = await workspace.Http.SendAsync(request);
        return new KelioReply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers, answer.Content.Headers.ContentType?.ToString());
    }

    public static Task<KelioReply> JwtAsync(this TestWorkspace workspace, TestKey key) =>
        workspace.SendAsync(key.Environment, HttpMethod.Post, "/jwt", null, new { private_key = key.PrivateKey, secret_key = key.SecretKey });

    /// <summary>The exchange of an answer, in this workspace's journal.</summary>
    public static Task<JsonElement> ExchangeAsync(this TestWorkspace workspace, KelioReply reply) =>
        workspace.MustAsync(HttpMethod.Get, $"journal/{reply.Exchange}");

    /// <summary>The one failed check of a refused call; it must be journalled in this workspace, with a detail and a fix, and all after it skipped.</summary>
    public static async Task<string> FailedCheckAsync(this TestWorkspace workspace, KelioReply reply)
    {
        var exchange = await workspace.ExchangeAsync(reply);
        var checks = exchange.GetProperty("checks").EnumerateArray().ToList();
        var failed = Assert.Single(checks, check => check.GetProperty("outcome").GetString() == "failed");
        Assert.False(string.IsNullOrEmpty(failed.GetProperty("detail").GetString()));
        Assert.False(string.IsNullOrEmpty(exchange.GetProperty("fix").GetString()));
        Assert.All(
            checks.SkipWhile(check => check.GetProperty("outcome").GetString() != "failed").Skip(1),
            check => Assert.Contains(check.GetProperty("outcome").GetString(), new[] { "skipped", "noticed" }));
        return failed.GetProperty("check").GetString()!;
    }

    /// <summary>The line of a check in the verdict of an answer.</summary>
    public static async Task<JsonElement> LineAsync(this TestWorkspace workspace, KelioReply reply, string check) =>
        (await workspace.ExchangeAsync(reply)).GetProperty("checks").EnumerateArray().Single(line => line.GetProperty("check").GetString() == check);

    public static async Task AssertRefusedAsync(this TestWorkspace workspace, KelioReply reply, int status, string error, string check)
    {
        Assert.Equal((status, error), (reply.Status, reply.Error));
        Assert.Equal("application/json; charset=utf-8", reply.ContentType);
        Assert.Equal(check, await workspace.FailedCheckAsync(reply));
    }
}
