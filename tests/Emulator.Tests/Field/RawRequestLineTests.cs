using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Providers.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>PHP, Go, Java and old Node clients put letters into the request line as they are: people met the server's bare 400 and no trace of
/// the call.</summary>
public class RawRequestLineTests
{
    private const string Close = "Host: 127.0.0.1\r\nConnection: close\r\n";

    [Theory]
    [InlineData("Zoé")]
    [InlineData("Łukasz")]
    [InlineData("李雷")]
    [InlineData("Jö\u0308rg😀")]
    public async Task Letters_in_UTF_8_are_served_as_if_they_were_percent_encoded(string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var made = await workspace.CallAsync(key, HttpMethod.Post, "/applicants", new { applicant = new { email = "z@people.example", first_name = name } });
        Assert.Equal(201, made.Status);
        var line = $"GET /kelio/sandbox/v2/applicants?keywords={Wire.Utf8(name)} HTTP/1.1\r\n{Close}Authorization: Bearer {key.Token()}\r\n\r\n";
        foreach (var atATime in new[] { int.MaxValue, 1, 7 })
        {
            var answer = await Wire.SendAsync(line, atATime);
            Assert.Equal([200], Wire.Statuses(answer));
            Assert.Contains("z@people.example", answer, StringComparison.Ordinal);
        }

        var exchange = await workspace.LastExchangeAsync();
        Assert.Contains("keywords=" + Uri.EscapeDataString(name), exchange.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_Predict_stores_the_letters_that_a_raw_query_has()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await Wire.SendAsync(
            $"POST /keypredict/customer/REST/create/candidate/json?firstname={Wire.Utf8("Zoë")}&lastname={Wire.Utf8("Müller")}&email=zoe@people.example"
            + $" HTTP/1.1\r\n{Close}WWW-Authenticate: {caller.Token}\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal([200], Wire.Statuses(answer));
        var stored = await caller.MustAsync("retrieve/candidate", ("email", "zoe@people.example"));
        Assert.Equal(("Zoë", "Müller"), (stored.GetProperty("firstname").GetString(), stored.GetProperty("lastname").GetString()));
    }

    [Theory]
    [InlineData("\u00e9")]
    [InlineData("%E9")]
    [InlineData("\u00e9\u00c3\u00a9")]
    [InlineData("%C3")]
    [InlineData("%ED%A0%80")]
    public async Task Bytes_that_are_no_UTF_8_count_as_the_vendors_stack_takes_them(string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var kelio = workspace.Key();
        var rails = await Wire.SendAsync(
            $"GET /kelio/sandbox/v2/applicants?keywords=Zo{name} HTTP/1.1\r\n{Close}Authorization: Bearer {kelio.Token()}\r\n\r\n");
        Assert.Equal([400], Wire.Statuses(rails));
        await HoldAsync(workspace, "body", "UTF-8");

        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var php = await Wire.SendAsync(
            $"GET /keypredict/customer/REST/create/candidate?firstname=Zo{name}&lastname=B&email=z@people.example HTTP/1.1\r\n{Close}"
            + $"WWW-Authenticate: {caller.Token}\r\n\r\n");
        Assert.Equal([400], Wire.Statuses(php));
        await HoldAsync(workspace, "body", "UTF-8");
        Assert.Equal(404, (await caller.CallAsync("retrieve/candidate", ("email", "z@people.example"))).Status);

        var pi = new PiWorkspace(workspace);
        var net = await Wire.SendAsync($"GET {PiWorkspace.BehavioralV2}?$search=Zo{name} HTTP/1.1\r\n{Close}api-key: {pi.KeyOf(PiWorkspace.Owner)}\r\n\r\n");
        Assert.Equal([200], Wire.Statuses(net));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    [InlineData(13)]
    public async Task Bodies_on_the_same_connection_pass_untouched_whatever_they_look_like(int atATime)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var head = $"Host: 127.0.0.1\r\nAuthorization: Bearer {key.Token()}\r\nContent-Type: application/json\r\n";
        var name = "GET /kelio/é HTTP/1.1";
        string Body(int i) => Wire.Utf8($$"""{"applicant":{"email":"p{{i}}@people.example","first_name":"{{name}}","last_name":"Zoé{{i}}"} }""" + "\r\n");
        var find = $"GET /kelio/sandbox/v2/applicants?keywords={Wire.Utf8("zoé")} HTTP/1.1\r\n{head}\r\n";
        var plain = $"POST /kelio/sandbox/v2/applicants HTTP/1.1\r\n{head}Content-Length: {Body(1).Length}\r\n\r\n{Body(1)}";
        var chunked = $"POST /kelio/sandbox/v2/applicants?a={Wire.Utf8("é")} HTTP/1.1\r\n{head}Transfer-Encoding: chunked\r\n\r\n"
            + $"a\r\n{Body(2)[..10]}\r\n{Body(2).Length - 10:x}\r\n{Body(2)[10..]}\r\n0\r\n\r\n";
        var last = find.Replace("Host:", "Connection: close\r\nHost:", StringComparison.Ordinal);
        var answers = await Wire.SendAsync(plain + find + chunked + "\r\n" + find + find + last, atATime);
        Assert.Equal([201, 200, 201, 200, 200, 200], Wire.Statuses(answers));
        var listed = await workspace.GetAsync(key, "/applicants");
        Assert.All(listed.Json.EnumerateArray(), one => Assert.Equal(name, one.GetProperty("first_name").GetString()));
        Assert.Equal(2, JsonDocument.Parse(answers[(answers.LastIndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task The_control_API_is_served_too()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var answer = await Wire.SendAsync($"GET {workspace.Path}/people?q={Wire.Utf8("é")} HTTP/1.1\r\n{Close}\r\n");
        Assert.Equal([200], Wire.Statuses(answer));
    }

    private static async Task HoldAsync(TestWorkspace workspace, string check, string word)
    {
        var exchange = await workspace.LastExchangeAsync();
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(one => one.GetProperty("outcome").GetString() == "failed");
        Assert.Equal(check, failed.GetProperty("check").GetString());
        Assert.Contains(word, failed.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
