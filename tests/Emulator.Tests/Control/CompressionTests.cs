using System.IO.Compression;
using System.Net;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class CompressionTests
{
    public static TheoryData<string> Long => new()
    {
        "/_emulator/openapi.json", "/_emulator/coverage", "/_emulator/workspaces/default/people", "/_emulator/workspaces/default/state",
        "/_emulator/scenarios/schema.json", "/_emulator/assets/vendor/preact.mjs", "/_emulator/assets/styles/base.css",
    };

    [Theory]
    [MemberData(nameof(Long))]
    public async Task What_is_long_is_compressed_for_who_asks_and_says_what_it_depends_on(string path)
    {
        using var http = await EmulatorHost.ClientAsync();
        var plain = await AskAsync(http, HttpMethod.Get, path, null);
        Assert.True(plain.Body.Length > 1024, path);
        Assert.Equal(("", "Accept-Encoding"), (plain.Encoding, plain.Vary));
        foreach (var encoding in new[] { "gzip", "br" })
        {
            var small = await AskAsync(http, HttpMethod.Get, path, encoding);
            Assert.Equal((encoding, "Accept-Encoding"), (small.Encoding, small.Vary));
            Assert.True(small.Body.Length < plain.Body.Length, $"{path}: {small.Body.Length} of {plain.Body.Length}");
            Assert.Equal(plain.Body.Length, Expand(small.Body, encoding).Length);
            var head = await AskAsync(http, HttpMethod.Head, path, encoding);
            Assert.Equal((small.Encoding, small.Vary, 0), (head.Encoding, head.Vary, head.Body.Length));
        }
    }

    [Theory]
    [InlineData("/_emulator/health")]
    [InlineData("/_emulator/workspaces/default/clock")]
    [InlineData("/_emulator/workspaces/nobody")]
    public async Task What_is_short_is_told_as_it_is_with_its_length(string path)
    {
        using var http = await EmulatorHost.ClientAsync();
        var answer = await AskAsync(http, HttpMethod.Get, path, "gzip, br");
        Assert.Equal(("", ""), (answer.Encoding, answer.Vary));
        Assert.InRange(answer.Body.Length, 1, 1023);
    }

    [Fact]
    public async Task A_provider_answers_as_the_vendor_does_however_long_it_is()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        foreach (var path in new[]
        {
            "/pi/api/v2/behavioralassessments", "/pi/swagger", "/keypredict/customer/REST/list/test/json", "/kelio/sandbox/v2/applicants",
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "api-key", PredictiveIndexDefaults.AccountOwnerKey } } };
            request.Headers.Add("Accept-Encoding", "gzip, br");
            using var answer = await workspace.Http.SendAsync(request);
            Assert.Empty(answer.Content.Headers.ContentEncoding);
            Assert.Empty(answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task A_stream_goes_out_as_it_comes_also_to_who_takes_compressed_answers()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, workspace.Path + "/timeline/stream");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var answer = await workspace.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(": open", await reader.ReadLineAsync());
        foreach (var name in new[] { "first", "second" })
        {
            (await workspace.PiAsync(HttpMethod.Get, $"/api/v1/{name}")).Dispose();
            while (await reader.ReadLineAsync() is { } line && !line.Contains($"/v1/{name}", StringComparison.Ordinal)) continue;
        }
    }

    private static async Task<(string Encoding, string Vary, byte[] Body)> AskAsync(HttpClient http, HttpMethod method, string path, string? encoding)
    {
        using var request = new HttpRequestMessage(method, path);
        if (encoding is not null) request.Headers.Add("Accept-Encoding", encoding);
        using var answer = await http.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        return (string.Join(',', answer.Content.Headers.ContentEncoding), string.Join(',', answer.Headers.Vary), await answer.Content.ReadAsByteArrayAsync());
    }

    private static byte[] Expand(byte[] body, string encoding)
    {
        using var from = new MemoryStream(body);
        using Stream expanding = encoding == "br" ? new BrotliStream(from, CompressionMode.Decompress) : new GZipStream(from, CompressionMode.Decompress);
        using var to = new MemoryStream();
        expanding.CopyTo(to);
        return to.ToArray();
    }
}
