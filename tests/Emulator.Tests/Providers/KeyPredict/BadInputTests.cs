using System.Net.Http.Headers;
using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class BadInputTests
{
    [Theory]
    [InlineData("{broken")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"firstname\":\"A\",\"firstname\":\"B\"}")]
    [InlineData("{\"firstname\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":\"A\"}")]
    [InlineData("{\"firstname\":\"A\"} trailing")]
    public async Task A_JSON_body_that_cannot_be_taken_is_refused_with_400(string body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await PostAsync(caller, "create/candidate/json", Encoding.UTF8.GetBytes(body), "application/json");
        Assert.Equal((400, "request cannot be read"), (answer.Status, answer.Message));
        Assert.Equal("body", (await caller.RefusedByAsync()).Check);
        var xml = await PostAsync(caller, "create/candidate/xml", Encoding.UTF8.GetBytes(body), "application/json; charset=utf-8");
        Assert.Equal("400", xml.Xml.Attribute("code")!.Value);
    }

    [Fact]
    public async Task Invalid_UTF_8_and_deep_nesting_are_refused_with_400()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(400, (await PostAsync(caller, "create/candidate/json", [.. "{\"firstname\":\""u8, 0xff, 0xfe, .. "\"}"u8], "application/json")).Status);
        var deep = new string('[', 10_000) + new string(']', 10_000);
        Assert.Equal(400, (await PostAsync(caller, "create/candidate/json", Encoding.UTF8.GetBytes($$"""{"x":{{deep}}}"""), "application/json")).Status);
    }

    [Fact]
    public async Task JSON_of_the_wrong_type_is_a_field_error_and_unknown_members_are_ignored()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await JsonAsync(
            caller,
            "create/candidate/json",
            """{"firstname":{"a":1},"lastname":[[1]],"email":17,"title_id":1.5,"sector_id":1e400,"password":"\u0000abc","x":{"y":[]}}""");
        Assert.Equal(500, answer.Status);
        Assert.Equal(
            ["Invalid.", "Invalid.", "Invalid.", "\"1.5\" is not an integer.", "\"1e400\" is not an integer.", "Invalid."],
            new[] { "firstname", "lastname", "email", "title_id", "sector_id", "password" }.Select(answer.Field));
        Assert.Equal(200, (await JsonAsync(
            caller,
            "create/candidate/json",
            """{"firstname":"A","lastname":"B","email":"a@people.example","title_id":2,"groups":null,"x":{"y":[]}}""")).Status);
    }

    [Fact]
    public async Task JSON_numbers_flags_and_lists_stand_for_their_texts()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var answer = await JsonAsync(caller, "candidate/invite/json", $$"""{"id":{{candidate}},"test_id":[9,"13"],"send_email":false}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(2, answer.Json.GetArrayLength());
        Assert.Equal(0, (await workspace.MailsAsync()).GetArrayLength());
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "no boundary at all")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n5")]
    public async Task A_broken_multipart_body_is_refused_with_400(string type, string body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(400, (await PostAsync(caller, "retrieve/candidate/json", Encoding.UTF8.GetBytes(body), type)).Status);
    }

    [Fact]
    public async Task A_multipart_body_gives_its_text_fields_and_not_its_files()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        using var body = new MultipartFormDataContent
        {
            { new StringContent("Zoë\r\n--x"), "firstname" }, { new StringContent("B"), "lastname" }, { new StringContent("z@people.example"), "email" },
            { new ByteArrayContent([0xff, 0x00]), "phone", "phone.bin" },
        };
        var answer = await caller.SendAsync(HttpMethod.Post, "create/candidate/json", caller.Token, body);
        Assert.Equal("Zoë\r\n--x", answer.Json.GetProperty("firstname").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("phone").ValueKind);
    }

    [Fact]
    public async Task Other_bodies_and_bodies_of_a_GET_are_not_read()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var id = await caller.CandidateAsync();
        Assert.Equal(200, (await PostAsync(caller, $"retrieve/candidate/json?id={id}", "<id>5</id>"u8.ToArray(), "application/xml")).Status);
        Assert.Equal(200, (await PostAsync(caller, $"retrieve/candidate/json?id={id}", "{broken"u8.ToArray(), "text/plain")).Status);
        var get = new ByteArrayContent("{broken"u8.ToArray());
        get.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        Assert.Equal(200, (await caller.SendAsync(HttpMethod.Get, $"retrieve/candidate/json?id={id}", caller.Token, get)).Status);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_with_413()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        using var request =
            new HttpRequestMessage(HttpMethod.Post, caller.BaseUrl + "/connect/json") { Content = new ByteArrayContent(new byte[64 * 1024 * 1024]) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
        try
        {
            var answer = await caller.SendAsync(request);
            Assert.Equal((413, "request is too large"), (answer.Status, answer.Message));
        }
        catch (HttpRequestException broken)
        {
            // The server may hang up before the client has sent all of it.
            Assert.IsAssignableFrom<IOException>(broken.InnerException);
        }
    }

    [Theory]
    [InlineData("email=%c3%bf&x=%")]
    [InlineData("&&==&=x&email")]
    [InlineData("id=%00")]
    [InlineData("id=5%00")]
    [InlineData("id=٥")]
    [InlineData("id=1e3")]
    [InlineData("id=0x5")]
    [InlineData("id=%20%205")]
    [InlineData("id[]=5")]
    public async Task A_strange_query_is_answered_in_the_providers_words(string query)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await caller.SendAsync(HttpMethod.Get, "retrieve/candidate/json?" + query, caller.Token);
        Assert.Contains(answer.Status, new[] { 404, 500 });
        Assert.True(answer.Status == 404 ? answer.Message == "candidate not found" : answer.Field("id") is { Length: > 0 }, answer.Text);
    }

    [Fact]
    public async Task Faults_and_the_quota_fault_speak_the_providers_words()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "key-predict", kind = "status", status = 503, times = 1 });
        var answer = await caller.CallAsync("list/title");
        Assert.Equal(503, answer.Status);
        Assert.Equal(503, answer.Json.GetProperty("error").GetProperty("code").GetInt32());
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "key-predict", kind = "quota", times = 1 });
        answer = await caller.CallAsync("list/title");
        Assert.Equal((429, "too many requests"), (answer.Status, answer.Message));
        await caller.MustAsync("list/title");
    }

    private static Task<KeyPredictAnswer> JsonAsync(KeyPredictCaller caller, string path, string body) =>
        PostAsync(caller, path, Encoding.UTF8.GetBytes(body), "application/json");

    private static Task<KeyPredictAnswer> PostAsync(KeyPredictCaller caller, string path, byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return caller.SendAsync(HttpMethod.Post, path, caller.Token, content);
    }
}
