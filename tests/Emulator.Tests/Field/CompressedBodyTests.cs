using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Providers.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Clients compress bodies, and editors put a mark in front of them: people read that 0x1F is no JSON, and looked for the mistake
/// in their own text.</summary>
public class CompressedBodyTests
{
    private static readonly byte[] Mark = [0xef, 0xbb, 0xbf];

    public static TheoryData<string, string?> Places
    {
        get
        {
            var all = new TheoryData<string, string?>();
            foreach (var place in new[]
                     {
                         "/kelio/sandbox/v2/applicants", "/kelio/sandbox/v2/jwt", "/pi/api/v1/behavioralassessments", "/pi2/api/v1/candidates",
                         "/keypredict/customer/REST/create/candidate", "/keypredict/customer/REST/connect",
                         "/_emulator/workspaces", "/_emulator/scenarios/check", "W/clock/advance", "W/reset", "W/scenarios",
                     })
            {
                foreach (var encoding in new[] { "gzip", "GZIP", "deflate", "br", "zstd", "gzip, br", null }) all.Add(place, encoding);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_compressed_body_is_told_as_that(string place, string? encoding)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, place.Replace("W", workspace.Path, StringComparison.Ordinal));
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + workspace.Key().Token());
        request.Headers.TryAddWithoutValidation("api-key", new PiWorkspace(workspace).KeyOf(PiWorkspace.Owner));
        request.Headers.TryAddWithoutValidation("WWW-Authenticate", caller.Token);
        request.Content = new ByteArrayContent(Compressed("""{"name": "x"}"""));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        if (encoding is not null) request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        using var answer = await workspace.Http.SendAsync(request);
        Assert.Contains((int)answer.StatusCode, new[] { 400, 415 });
        // Nobody can read to whom it belongs when only the body tells: then it is in the default workspace.
        var text = place[1] is '_' || place[0] is 'W' ? await answer.Content.ReadAsStringAsync()
            : await workspace.Http.GetStringAsync("/_emulator/journal/" + answer.Headers.GetValues("X-Emulator-Exchange").Single());
        Assert.Contains("it is compressed", text, StringComparison.Ordinal);
        if (encoding is not null) Assert.Contains(encoding, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_is_no_compression()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, workspace.Path + "/clock/advance") { Content = new StringContent("""{"by":"PT1S"}""") };
        request.Content.Headers.ContentType = new("application/json");
        request.Content.Headers.ContentEncoding.Add("identity");
        using var answer = await workspace.Http.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_byte_order_mark_is_taken_or_named()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        byte[] Marked(string text) => [.. Mark, .. Encoding.UTF8.GetBytes(text)];
        var kelio = await workspace.SendAsync("sandbox", HttpMethod.Post, "/applicants", "Bearer " + workspace.Key().Token(), Marked("{}"));
        Assert.Equal(400, kelio.Status);
        Assert.Contains("byte order mark", (await workspace.LastExchangeAsync()).ToString(), StringComparison.Ordinal);

        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        using var json = new ByteArrayContent(Marked("""{"id":1}"""));
        json.Headers.ContentType = new("application/json");
        Assert.Equal(400, (await caller.SendAsync(HttpMethod.Post, "retrieve/candidate", caller.Token, json)).Status);
        Assert.Contains("byte order mark", (await workspace.LastExchangeAsync()).ToString(), StringComparison.Ordinal);

        var pi = new PiWorkspace(workspace);
        var invitation = Marked(PiWorkspace.Invitation().ToJsonString());
        Assert.Equal(201, (await pi.SendAsync(pi.KeyOf(PiWorkspace.Owner), HttpMethod.Post, PiWorkspace.Behavioral, invitation, "application/json")).Status);

        Assert.Equal(200, await ControlAsync(workspace, workspace.Path + "/clock/advance", Marked("""{"by":"PT1S"}"""), "application/json; charset=utf8"));
        var shipped = JsonDocument.Parse(await workspace.Http.GetStringAsync("/_emulator/scenarios")).RootElement[0].GetProperty("name").GetString();
        var yaml = Marked(await workspace.Http.GetStringAsync("/_emulator/scenarios/" + shipped));
        Assert.Equal(200, await ControlAsync(workspace, "/_emulator/scenarios/check", yaml, "application/yaml"));
        Assert.Equal(415, await ControlAsync(workspace, workspace.Path + "/clock/advance", Encoding.Unicode.GetPreamble(), "application/json"));
    }

    private static async Task<int> ControlAsync(TestWorkspace workspace, string path, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", type));
        using var answer = await workspace.Http.PostAsync(path, content);
        return (int)answer.StatusCode;
    }

    private static byte[] Compressed(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }
}
