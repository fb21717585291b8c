using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Soak;

/// <summary>A workspace with the credentials of its three providers, called as clients call it.</summary>
internal sealed class SoakTarget(SoakCaller caller, JsonElement body)
{
    private readonly string key = body.GetProperty("predictiveIndex").GetProperty("users").EnumerateArray()
        .First(user => user.GetProperty("role").GetString() == "AccountOwner").GetProperty("apiKey").GetString()!;

    private readonly JsonElement kelio = body.GetProperty("kelio").GetProperty("keys").EnumerateArray()
        .First(one => one.GetProperty("environment").GetString() == "sandbox" && one.GetProperty("kind").GetString() == "customer");

    public string Id { get; } = body.GetProperty("id").GetString()!;

    public string Path => "/_emulator/workspaces/" + Id;

    public static async Task<SoakTarget> MakeAsync(SoakCaller caller, string id, string fixture, string mode) =>
        new(caller, await caller.CallAsync(HttpMethod.Post, "/_emulator/workspaces", new { id, fixture, clock = new { mode } }));

    /// <summary>The control API of the workspace.</summary>
    public Task<JsonElement> ControlAsync(HttpMethod method, string path, object? with = null) => caller.CallAsync(method, $"{Path}/{path}", with);

    public Task<JsonElement> PiAsync(HttpMethod method, string path, object? with = null, string? other = null) =>
        caller.CallAsync(method, "/pi" + path, with, ("api-key", other ?? key));

    public Task<JsonElement> KelioAsync(HttpMethod method, string path, object? with = null, string secret = "") =>
        caller.CallAsync(method, "/kelio/sandbox/v2" + path, with, ("Authorization", "Bearer " + Token(secret)));

    /// <summary>A token of Key Predict; empty when it is refused.</summary>
    public async Task<string> ConnectAsync(string? password = null)
    {
        var login = body.GetProperty("keyPredict").GetProperty("login").GetString()!;
        password ??= body.GetProperty("keyPredict").GetProperty("password").GetString()!;
        var answer = await caller.CallAsync(
            HttpMethod.Get, $"/keypredict/customer/REST/connect/json?login={Uri.EscapeDataString(login)}&password={Uri.EscapeDataString(password)}");
        return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("token", out var token) ? token.GetString()! : "";
    }

    public Task<JsonElement> KeyPredictAsync(string token, string method) =>
        caller.CallAsync(HttpMethod.Get, "/keypredict/customer/REST/" + method, null, ("WWW-Authenticate", token));

    private string Token(string secret)
    {
        var audience = body.GetProperty("kelio").GetProperty("sandbox").GetProperty("audience").GetString();
        var claims = $$"""{"iss":"{{kelio.GetProperty("privateKey").GetString()}}","aud":"{{audience}}","iat":1577836800}""";
        var input = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
        var known = secret.Length > 0 ? secret : kelio.GetProperty("secretKey").GetString()!;
        return input + "." + Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(known), Encoding.ASCII.GetBytes(input)));
    }
}
