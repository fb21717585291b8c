using System.Globalization;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>What the web server cannot read at all was answered with a bare 400, 414 or 431 and was nowhere to be found: people looked for a call that, by the
/// journal, had never been made.</summary>
public class UnservedCallTests
{
    public static TheoryData<string, string, int> Calls => new()
    {
        { "kelio", "GET /kelio/sandbox/v2/applicants?keywords=a b HTTP/1.1\r\nHost: x\r\n\r\n", 400 },
        { "kelio", "GET /kelio/sandbox/v2/applicants HTTP/9.9\r\nHost: x\r\n\r\n", 505 },
        { "kelio", "GET /kelio/sandbox/v2/applicants HTTP/1.1\r\n\r\n", 400 },
        { "kelio", "GET /kelio/sandbox/v2/applicants HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400 },
        { "predictive-index", "GET /pi/api/v1/behavioralassessments HTTP/1.1\r\nHost: x\r\nno header at all\r\n\r\n", 400 },
        { "predictive-index", $"GET /pi/api/v1/behavioralassessments?a={new string('a', 40_000)} HTTP/1.1\r\nHost: x\r\n\r\n", 414 },
        { "key-predict", $"GET /keypredict/customer/REST/connect HTTP/1.1\r\nHost: x\r\nX-Big: {new string('a', 40_000)}\r\n\r\n", 431 },
        { "key-predict", $"GET /keypredict/customer/REST/connect HTTP/1.1\r\nHost: x\r\n{Many()}\r\n", 431 },
        { "key-predict", "GET http://app.centraltest.com/customer/REST/connect HTTP/1.1\r\nHost: other.example\r\n\r\n", 400 },
        { "key-predict", "G\u00c9T /keypredict/customer/REST/connect HTTP/1.1\r\nHost: x\r\n\r\n", 400 },
        { "kelio", "GET /kelio/sandbox/v2/appl\u0001icants HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400 },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task It_stands_in_the_journal_with_its_reason(string provider, string text, int status)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var answer = await Wire.SendAsync(emulator.Http.BaseAddress!, text);
        Assert.Equal([status], Wire.Statuses(answer));
        using var journal = JsonDocument.Parse(await emulator.Http.GetStringAsync("/_emulator/workspaces/default/journal"));
        var exchange = Assert.Single(journal.RootElement.EnumerateArray());
        Assert.Equal((provider, status), (exchange.GetProperty("provider").GetString(), exchange.GetProperty("status").GetInt32()));
        var check = Assert.Single(exchange.GetProperty("checks").EnumerateArray());
        Assert.Equal("http", check.GetProperty("check").GetString());
        Assert.NotEqual("", exchange.GetProperty("fix").GetString());
    }

    [Fact]
    public async Task It_belongs_to_the_workspace_whose_credential_it_shows()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var token = workspace.Key().Token();
        await Wire.SendAsync(
            $"GET /kelio/sandbox/v2/applicants HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nX-Big: {new string('a', 40_000)}\r\n\r\n");
        var exchange = await workspace.LastExchangeAsync();
        Assert.Equal(431, exchange.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_good_call_before_it_stays_what_it_was()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var answer = await Wire.SendAsync(
            emulator.Http.BaseAddress!,
            "GET /kelio/sandbox/v2/applicants HTTP/1.1\r\nHost: x\r\n\r\nGET /kelio/sandbox/v2/applicants HTTP/1.1\r\n\r\n");
        Assert.Equal([401, 400], Wire.Statuses(answer));
        using var journal = JsonDocument.Parse(await emulator.Http.GetStringAsync("/_emulator/workspaces/default/journal"));
        Assert.Equal([400, 401], journal.RootElement.EnumerateArray().Select(one => one.GetProperty("status").GetInt32()));
    }

    private static string Many() =>
        string.Concat(Enumerable.Range(0, 120).Select(i => string.Create(CultureInfo.InvariantCulture, $"X-Header-{i}: a\r\n")));
}
