using System.Text;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Providers.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Bodies come in other charsets than UTF-8: people found “Zo%EB” or a question mark in the records, after an answer of 200.</summary>
public class CharsetTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("iso-8859-1", "Zoë", "firstname=Zo%EB")]
    [InlineData("ISO-8859-1", "Zoë", "firstname=Zo\u00eb")]
    [InlineData("\"latin1\"", "Zoë", "firstname=Zo%EB")]
    [InlineData("windows-1252", "d’Œ", "firstname=d\u0092%8c")]
    [InlineData("iso-8859-1", "d’Œ", "firstname=d%92%8c")]
    [InlineData("iso-8859-15", "Zoë€", "firstname=Zo%EB%A4")]
    [InlineData("windows-1250", "Łukasz", "firstname=%A3ukasz")]
    [InlineData("utf8", "Zoë", "firstname=Zo%C3%AB")]
    [InlineData("utf-8", "Zoë", "firstname=Zo\u00c3\u00ab")]
    [InlineData("us-ascii", "Zoe", "firstname=Zoe")]
    public async Task A_form_is_decoded_as_its_content_type_says(string charset, string name, string form)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await PostAsync(caller, Encoding.Latin1.GetBytes(form + "&lastname=B&email=z%40people.example"), $"{Form}; charset={charset}");
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(name, await StoredAsync(caller));
    }

    [Theory]
    [InlineData("", "firstname=Zo%EB")]
    [InlineData("", "firstname=Zo\u00eb")]
    [InlineData("; charset=utf-8", "firstname=Zo%EB")]
    [InlineData("; charset=utf8", "%EB=1&firstname=a")]
    [InlineData("; charset=us-foo", "firstname=Zoe")]
    [InlineData("; charset=utf-7", "firstname=Zoe")]
    [InlineData("; charset=iso-8859-1", "firstname=Zo%81")]
    [InlineData("; charset=shift_jis", "firstname=Zo%81")]
    public async Task What_cannot_be_decoded_is_refused_and_nothing_is_stored(string charset, string form)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await PostAsync(caller, Encoding.Latin1.GetBytes(form + "&lastname=B&email=z%40people.example"), Form + charset);
        Assert.Equal(400, answer.Status);
        Assert.Contains(charset.Length > 0 ? "charset" : "UTF-8", (await workspace.LastExchangeAsync()).ToString(), StringComparison.Ordinal);
        Assert.Equal(404, (await caller.CallAsync("retrieve/candidate", ("email", "z@people.example"))).Status);
    }

    [Theory]
    [InlineData("", "Zo\u00c3\u00ab", "Zoë")]
    [InlineData("Content-Type: text/plain; charset=iso-8859-1\r\n", "Zo\u00eb", "Zoë")]
    [InlineData("Content-Type: text/plain; charset=utf8\r\n", "Zo\u00c3\u00ab", "Zoë")]
    [InlineData("", "Zo\u00eb", null)]
    [InlineData("Content-Type: text/plain; charset=utf-8\r\n", "Zo\u00eb", null)]
    public async Task A_part_of_a_multipart_form_has_a_charset_of_its_own(string header, string bytes, string? name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        string Part(string field, string value, string more) => $"--b\r\nContent-Disposition: form-data; name=\"{field}\"\r\n{more}\r\n{value}\r\n";
        var text = Part("firstname", bytes, header) + Part("lastname", "B", "") + Part("email", "z@people.example", "") + "--b--\r\n";
        var answer = await PostAsync(caller, Encoding.Latin1.GetBytes(text), "multipart/form-data; boundary=b");
        Assert.Equal(name is null ? 400 : 200, answer.Status);
        if (name is not null) Assert.Equal(name, await StoredAsync(caller));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    [InlineData("utf8")]
    [InlineData("UTF-8")]
    public async Task JSON_in_another_charset_is_decoded(string charset)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var encoding = Encoding.GetEncoding(charset switch { "windows-1252" => "iso-8859-1", "utf8" => "utf-8", _ => charset });
        var type = "application/json; charset=" + charset;
        var key = workspace.Key();
        var body = encoding.GetBytes("""{"applicant":{"email":"z@people.example","first_name":"Zoë"}}""");
        var kelio = await workspace.SendAsync("sandbox", HttpMethod.Post, "/applicants", "Bearer " + key.Token(), body, type);
        Assert.Equal((201, "Zoë"), (kelio.Status, kelio.Json.GetProperty("first_name").GetString()));

        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var made = await PostAsync(caller, encoding.GetBytes("""{"firstname":"Zoë","lastname":"B","email":"z@people.example"}"""), type);
        Assert.True(made.Status == 200, made.Text);
        Assert.Equal("Zoë", await StoredAsync(caller));
    }

    [Theory]
    [InlineData("", 0xe9)]
    [InlineData("; charset=utf-8", 0xe9)]
    [InlineData("; charset=iso-8859-1", 0x81)]
    [InlineData("; charset=us-foo", 0x41)]
    public async Task JSON_that_cannot_be_decoded_is_refused(string charset, int last)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        byte[] body = [.. "{\"applicant\":{\"email\":\"z@people.example\",\"first_name\":\"Zo"u8, (byte)last, .. "\"}}"u8];
        var kelio = await workspace.SendAsync(
            "sandbox", HttpMethod.Post, "/applicants", "Bearer " + workspace.Key().Token(), body, "application/json" + charset);
        Assert.Equal(400, kelio.Status);
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(400, (await PostAsync(caller, body, "application/json" + charset)).Status);
        using var content = new ByteArrayContent(body);
        Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", "application/json" + charset));
        using var control = await workspace.Http.PostAsync(workspace.Path + "/clock/advance", content);
        Assert.Equal(415, (int)control.StatusCode);
    }

    [Theory]
    [InlineData("application/json; charset=utf8", 201)]
    [InlineData("application/json; charset=\"UTF8\"", 201)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("application/json; charset=klingon", 415)]
    public async Task Predictive_Index_takes_what_people_write_for_UTF_8_and_refuses_the_rest_by_name(string type, int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = JsonSerializer.SerializeToUtf8Bytes(PiWorkspace.Invitation());
        var answer = await pi.SendAsync(pi.KeyOf(PiWorkspace.Owner), HttpMethod.Post, PiWorkspace.Behavioral, body, type);
        Assert.Equal(status, answer.Status);
        if (status == 415) Assert.Contains("charset is", (await pi.Workspace.LastExchangeAsync()).ToString(), StringComparison.Ordinal);
    }

    private static async Task<KeyPredictAnswer> PostAsync(KeyPredictCaller caller, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", type));
        return await caller.SendAsync(HttpMethod.Post, "create/candidate", caller.Token, content);
    }

    private static async Task<string?> StoredAsync(KeyPredictCaller caller) =>
        (await caller.MustAsync("retrieve/candidate", ("email", "z@people.example"))).GetProperty("firstname").GetString();
}
