using System.Globalization;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Tokens come from clocks that go ahead, in milliseconds, from libraries with plain base64 or with a shortest key: people met 401 and did not see
/// by how much, or why.</summary>
public class TokenClockTests
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";

    [Theory]
    [InlineData(0.5, "0.5 s before", "kelio:clockSkew")]
    [InlineData(3, "3 s before", "kelio:clockSkew")]
    [InlineData(240, "4 minutes before", "POST /jwt")]
    [InlineData(3600, "60 minutes before", "POST …/clock/advance")]
    [InlineData(86400 * 100, "100 days before", "POST /jwt")]
    public async Task An_iat_ahead_of_the_clock_is_told_by_how_much(double seconds, string detail, string fix)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var exchange = await RefusedAsync(workspace, (KelioCalls.Start.ToUnixTimeSeconds() + seconds).ToString("R", CultureInfo.InvariantCulture));
        Assert.Contains(detail, exchange.GetProperty("checks").ToString(), StringComparison.Ordinal);
        Assert.Contains(fix, exchange.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Milliseconds_are_recognised()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var exchange = await RefusedAsync(workspace, KelioCalls.Start.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Assert.Contains("looks like milliseconds (2026-03-02T09:00:00Z)", exchange.GetProperty("checks").ToString(), StringComparison.Ordinal);
        Assert.Equal($"Set iat to seconds: {KelioCalls.Start.ToUnixTimeSeconds()}.", exchange.GetProperty("fix").GetString());
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(5, 200)]
    [InlineData(5.5, 401)]
    public async Task A_setting_allows_for_a_clock_that_goes_ahead(double seconds, int status)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--kelio:clockSkew", "00:00:05");
        var (key, workspace) = await TypeCastingTests.WorkspaceAsync(emulator);
        var iat = (KelioCalls.Start.ToUnixTimeSeconds() + seconds).ToString("R", CultureInfo.InvariantCulture);
        var token = KelioCalls.Sign(Header, KelioCalls.Claims(key, iat), key.SecretKey);
        Assert.Equal(status, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + token)).Status);
    }

    [Theory]
    [InlineData(0, "the header is base64 with padding")]
    [InlineData(1, "the payload is base64 with padding")]
    [InlineData(2, "the signature is base64 with padding")]
    [InlineData(3, "with + and /")]
    public async Task Plain_base64_is_told_as_that(int part, string detail)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var parts = KelioCalls.Sign(Header, KelioCalls.Claims(key, "1"), key.SecretKey).Split('.');
        if (part < 3) parts[part] += "=";
        else parts[2] = "+/" + parts[2][2..];
        var reply = await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + string.Join('.', parts));
        Assert.Equal(401, reply.Status);
        Assert.Contains(detail, (await workspace.LastExchangeAsync()).GetProperty("checks").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("a secret of the caller's choice, with blanks and é")]
    public async Task A_key_takes_a_secret_of_the_callers_choice(string secretKey)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var body = new { environment = "sandbox", kind = "customer", scopes = new[] { "applicants_read" }, secretKey };
        var key = TestKey.Of(await workspace.MustAsync(HttpMethod.Post, "kelio/keys", body));
        Assert.Equal(secretKey, key.SecretKey);
        Assert.Equal(200, (await workspace.GetAsync(key, "/applicants")).Status);
        Assert.Equal(200, (await workspace.JwtAsync(key)).Status);
        Assert.DoesNotContain(JsonSerializer.Serialize(secretKey).Trim('"'), (await workspace.LastExchangeAsync()).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcde")]
    [InlineData("ééééééé")]
    public async Task A_secret_of_less_than_sixteen_bytes_is_refused(string secretKey)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var body = new { environment = "sandbox", kind = "customer", scopes = Array.Empty<string>(), secretKey };
        var refused = await workspace.ControlAsync(HttpMethod.Post, "kelio/keys", body);
        Assert.Equal(400, refused.Status);
        Assert.Contains("16", refused.Body.GetProperty("errors").GetProperty("secretKey")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public async Task A_secret_padded_with_zeros_signs_the_same(int length)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var padded = key.SecretKey.PadRight(length, '\0');
        Assert.Equal(length, Encoding.UTF8.GetByteCount(padded));
        var token = KelioCalls.Sign(Header, KelioCalls.Claims(key, "1"), padded);
        Assert.Equal(200, (await workspace.SendAsync("sandbox", HttpMethod.Get, "/applicants", "Bearer " + token)).Status);
    }

    private static async Task<JsonElement> RefusedAsync(TestWorkspace workspace, string iat)
    {
        var key = workspace.Key();
        var reply = await workspace.SendAsync(
            "sandbox", HttpMethod.Get, "/applicants", "Bearer " + KelioCalls.Sign(Header, KelioCalls.Claims(key, iat), key.SecretKey));
        Assert.Equal(401, reply.Status);
        return await workspace.ExchangeAsync(reply);
    }
}
