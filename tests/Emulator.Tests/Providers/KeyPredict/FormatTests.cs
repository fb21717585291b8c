using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class FormatTests
{
    [Theory]
    [InlineData("list/title/yaml")]
    [InlineData("list/title/jsonx")]
    [InlineData("list/title/json%20")]
    [InlineData("connect/html")]
    [InlineData("assessment/pending/123")]
    public async Task Another_format_word_is_404_in_JSON(string path)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await caller.SendAsync(HttpMethod.Get, path, caller.Token);
        Assert.Equal((404, """{"error":{"code":404,"messages":["unknown format"]}}"""), (answer.Status, answer.Text));
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
    }

    [Theory]
    [InlineData("list/titles/json")]
    [InlineData("List/title/json")]
    [InlineData("list/Title/json")]
    [InlineData("list/testlanguage/json")]
    [InlineData("retrieve/token/json")]
    [InlineData("invite/candidate/json")]
    [InlineData("list/title/json/more")]
    [InlineData("list")]
    [InlineData("")]
    [InlineData("//")]
    [InlineData("assessment/paginate/json")]
    public async Task Another_method_is_404_and_words_count_their_case(string path)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await caller.SendAsync(HttpMethod.Get, path, caller.Token);
        Assert.Equal((404, """{"error":{"code":404,"messages":["unknown method"]}}"""), (answer.Status, answer.Text));
        Assert.Equal("route", (await caller.RefusedByAsync()).Check);
    }

    [Fact]
    public async Task An_unknown_method_is_refused_in_XML_when_the_path_ends_so_and_outside_the_methods_too()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var xml = await caller.SendAsync(HttpMethod.Get, "no/such/Xml", null);
        Assert.Equal(404, xml.Status);
        Assert.Equal("404", xml.Xml.Attribute("code")!.Value);
        Assert.Equal("unknown method", xml.Xml.Element("messages")!.Element("message")!.Value);
        foreach (var path in new[] { "/keypredict", "/keypredict/", "/keypredict/customer/rest/list/title/json", "/keypredict/other" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            var answer = await caller.SendAsync(request);
            Assert.Equal((404, "unknown method"), (answer.Status, answer.Message));
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Another_verb_is_405_before_the_token_is_asked_for(string verb)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await KeyPredictCaller.Of(workspace).SendAsync(new HttpMethod(verb), "list/title/json", token: null);
        Assert.Equal((405, """{"error":{"code":405,"messages":["method not allowed"]}}"""), (answer.Status, answer.Text));
        Assert.Equal("GET, POST", answer.Allow);
        Assert.Equal(405, (await KeyPredictCaller.Of(workspace).SendAsync(new HttpMethod(verb), "connect/xml", token: null)).Status);
    }

    [Fact]
    public async Task HEAD_is_405_too()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(405, (await caller.SendAsync(HttpMethod.Head, "list/title/json", caller.Token)).Status);
    }

    [Fact]
    public async Task The_request_content_type_chooses_nothing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var type in new[] { "application/json", "application/xml", "text/plain" })
        {
            var content = new ByteArrayContent([]);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            Assert.StartsWith("[{", (await caller.SendAsync(HttpMethod.Post, "list/title/json", caller.Token, content)).Text);
        }
    }

    [Fact]
    public async Task The_vendors_host_needs_no_prefix_and_links_begin_with_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var id = await caller.CandidateAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/customer/REST/candidate/invite/json?id={id}&test_id=13");
        request.Headers.Host = "app.centraltest.com";
        request.Headers.TryAddWithoutValidation("WWW-Authenticate", caller.Token);
        var answer = await caller.SendAsync(request);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("http://app.centraltest.com/assessment/session?key=", answer.Json.GetProperty("link").GetString());
    }

    [Fact]
    public async Task Hostile_text_comes_back_whole_in_both_formats()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        const string Hostile = "]]>]]]]><![CDATA[<b a=\"1\">&amp;\u00e9\ud83d\ude00\\/'\"\u2028\ttail]]";
        var made = await caller.MustAsync(
            "create/candidate", ("firstname", Hostile), ("lastname", "]]>"), ("email", "h@people.example"), ("observations", "a\u0001b\uffffc"));
        Assert.Equal(Hostile, made.GetProperty("firstname").GetString());
        Assert.Equal("a\u0001b\uffffc", made.GetProperty("observations").GetString());
        var xml = await caller.SendAsync(HttpMethod.Get, $"retrieve/candidate/xml?id={made.GetProperty("id").GetString()}", caller.Token);
        Assert.Equal("candidate", xml.Xml.Name.LocalName);
        Assert.Equal(Hostile, xml.Xml.Element("firstname")!.Value);
        Assert.Equal("]]>", xml.Xml.Element("lastname")!.Value);
        Assert.Equal("a\ufffdb\ufffdc", xml.Xml.Element("observations")!.Value);
    }
}
