using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>The read that is measured: one applicant of the Kelio sandbox with a signed token, in a workspace whose quota is raised out of the way.</summary>
internal static class KelioRead
{
    public static async Task<(string Path, IReadOnlyList<(string Name, string Value)> Headers)> PrepareAsync(HttpClient http, string workspace = "reads")
    {
        var answer = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = workspace });
        var kelio = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("kelio");
        var key = kelio.GetProperty("keys").EnumerateArray()
            .First(one => one.GetProperty("environment").GetString() == "sandbox" && one.GetProperty("kind").GetString() == "customer");
        var privateKey = key.GetProperty("privateKey").GetString()!;
        using var raise = await http.PatchAsJsonAsync($"/_emulator/workspaces/{workspace}/kelio/keys/{privateKey}", new { quotaPerMinute = 100_000_000 });
        raise.EnsureSuccessStatusCode();
        var claims =
            $$"""{"iss":"{{privateKey}}","aud":"{{kelio.GetProperty("sandbox").GetProperty("audience").GetString()}}","iat":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60}}}""";
        var input = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
        var token = input + "."
            + Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.GetProperty("secretKey").GetString()!), Encoding.ASCII.GetBytes(input)));
        using var list =
            new HttpRequestMessage(HttpMethod.Get, "/kelio/sandbox/v2/applicants?per_page=1") { Headers = { { "Authorization", "Bearer " + token } } };
        using var listed = await http.SendAsync(list);
        listed.EnsureSuccessStatusCode();
        var id = (await listed.Content.ReadFromJsonAsync<JsonElement>())[0].GetProperty("id").GetInt32();
        return ($"/kelio/sandbox/v2/applicants/{id}", [("Authorization", "Bearer " + token)]);
    }
}
