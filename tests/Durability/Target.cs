using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Durability;

/// <summary>A key pair of Kelio.</summary>
/// <param name="Private">The private key.</param>
/// <param name="Secret">The secret key.</param>
/// <param name="Audience">For whom its tokens are.</param>
internal sealed record KelioPair(string Private, string Secret, string Audience)
{
    /// <summary>The header that its owner sends.</summary>
    public (string Name, string Value) Header
    {
        get
        {
            var claims = $$"""{"iss":"{{Private}}","aud":"{{Audience}}","iat":1577836800}""";
            var input = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(input));
            return ("Authorization", $"Bearer {input}.{Base64Url.EncodeToString(signature)}");
        }
    }
}

/// <summary>A workspace as its clients know it: by the body that told of its making.</summary>
/// <param name="site">Where it is.</param>
/// <param name="body">The body.</param>
internal sealed class Target(Site site, JsonElement body)
{
    public string Id { get; } = body.GetProperty("id").GetString()!;

    public string Path => "/_emulator/workspaces/" + Id;

    /// <summary>The account owner of Predictive Index: the id and the key.</summary>
    public (string Id, string Key) Owner { get; } = body.GetProperty("predictiveIndex").GetProperty("users").EnumerateArray()
        .Where(user => user.GetProperty("role").GetString() == "AccountOwner")
        .Select(user => (user.GetProperty("id").GetString()!, user.GetProperty("apiKey").GetString()!)).First();

    /// <summary>The customer's key pair of the sandbox.</summary>
    public KelioPair Customer { get; } = PairOf(body, "customer");

    /// <summary>The job board's.</summary>
    public KelioPair JobBoard { get; } = PairOf(body, "jobboard");

    /// <summary>The company of the sandbox.</summary>
    public int Company { get; } = body.GetProperty("kelio").GetProperty("sandbox").GetProperty("companyId").GetInt32();

    /// <summary>Makes a workspace in which no quota is met.</summary>
    public static async Task<Target> MakeAsync(Site site, string id, string fixture, string mode)
    {
        object clock = mode == "scaled" ? new { mode, factor = 60.0 } : new { mode };
        var told = await site.CallAsync(HttpMethod.Post, "/_emulator/workspaces", new { id, fixture, clock });
        if (!told.IsGood) throw new InvalidOperationException($"{id} is not made: {told.Text}");
        var made = new Target(site, told.Json);
        foreach (var pair in (KelioPair[])[made.Customer, made.JobBoard])
            await made.ControlAsync(HttpMethod.Patch, "kelio/keys/" + pair.Private, new { quotaPerMinute = 1_000_000 });
        await made.ControlAsync(HttpMethod.Patch, "predictive-index/account", new { requestsPerMinute = 1_000_000 });
        await made.ControlAsync(HttpMethod.Patch, "key-predict/account", new { credits = 1_000_000 });
        return made;
    }

    /// <summary>The control API of the workspace.</summary>
    public Task<Told> ControlAsync(HttpMethod method, string path, object? with = null) =>
        site.CallAsync(method, path.Length == 0 ? Path : $"{Path}/{path}", with ?? (method == HttpMethod.Post ? new { } : null));

    public Task<Told> KelioAsync(HttpMethod method, string path, object? with = null, KelioPair? other = null) =>
        site.CallAsync(method, "/kelio/sandbox/v2" + path, with, (other ?? Customer).Header);

    public Task<Told> PiAsync(HttpMethod method, string path, object? with = null, string? other = null) =>
        site.CallAsync(method, "/pi" + path, with, ("api-key", other ?? Owner.Key));

    /// <summary>A method of Key Predict, with the header for a token; without one it connects.</summary>
    public Task<Told> KeyPredictAsync(string method, string? token = null)
    {
        if (token is not null) return site.CallAsync(HttpMethod.Get, "/keypredict/customer/REST/" + method, null, ("WWW-Authenticate", token));
        var account = body.GetProperty("keyPredict");
        var (login, password) = (account.GetProperty("login").GetString()!, account.GetProperty("password").GetString()!);
        return site.CallAsync(
            HttpMethod.Get, $"/keypredict/customer/REST/connect/json?login={Uri.EscapeDataString(login)}&password={Uri.EscapeDataString(password)}");
    }

    private static KelioPair PairOf(JsonElement body, string kind)
    {
        var kelio = body.GetProperty("kelio");
        var key = kelio.GetProperty("keys").EnumerateArray().First(
            one => one.GetProperty("environment").GetString() == "sandbox" && one.GetProperty("kind").GetString() == kind);
        return new KelioPair(
            key.GetProperty("privateKey").GetString()!,
            key.GetProperty("secretKey").GetString()!,
            kelio.GetProperty("sandbox").GetProperty("audience").GetString()!);
    }
}
