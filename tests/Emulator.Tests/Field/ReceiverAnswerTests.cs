using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>What a receiver answered was recorded as damage, or not at all: compressed bodies, redirects, answers cut off in the middle.</summary>
public class ReceiverAnswerTests
{
    private const string Said = "Zo\u00eb was not found: no such candidate here";

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    [InlineData("gzip, br")]
    public async Task A_compressed_body_is_recorded_as_its_text(string encoding)
    {
        var body = encoding.Split(", ").Aggregate(Encoding.UTF8.GetBytes(Said), Compress);
        var attempt = await AnsweredAsync(Head("422 Unprocessable", $"Content-Encoding: {encoding}\r\nContent-Length: {body.Length}"), body);
        Assert.Equal((422, Said), (attempt.GetProperty("status").GetInt32(), attempt.GetProperty("responseBody").GetString()));
    }

    [Fact]
    public async Task Bare_deflate_is_read_too_and_what_is_not_known_is_named()
    {
        using var bare = new MemoryStream();
        using (var deflate = new DeflateStream(bare, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(Encoding.UTF8.GetBytes(Said));
        var read = await AnsweredAsync(Head("200 OK", $"Content-Encoding: deflate\r\nContent-Length: {bare.Length}"), bare.ToArray());
        Assert.Equal(Said, read.GetProperty("responseBody").GetString());
        var unknown = await AnsweredAsync(Head("200 OK", "Content-Encoding: zstd\r\nContent-Length: 3"), [1, 2, 3]);
        Assert.Equal("[3 bytes in Content-Encoding zstd]", unknown.GetProperty("responseBody").GetString());
    }

    [Fact]
    public async Task A_body_in_another_charset_is_recorded_as_its_text()
    {
        var body = Encoding.Latin1.GetBytes(Said);
        var attempt = await AnsweredAsync(Head("400 Bad", $"Content-Type: text/plain; charset=ISO-8859-1\r\nContent-Length: {body.Length}"), body);
        Assert.Equal(Said, attempt.GetProperty("responseBody").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    public async Task Of_an_answer_that_is_cut_off_what_came_is_kept(string encoding)
    {
        var whole = string.Concat(Enumerable.Range(0, 4000).Select(i => $"line {i} of the answer\n"));
        var body = encoding.Length == 0 ? Encoding.UTF8.GetBytes(whole) : Compress(Encoding.UTF8.GetBytes(whole), encoding);
        var head = Head("500 Broken", $"{(encoding.Length == 0 ? "" : $"Content-Encoding: {encoding}\r\n")}Content-Length: {body.Length}");
        var attempt = await AnsweredAsync(head, body[..(body.Length / 2)]);
        Assert.Equal((500, "Broken"), (attempt.GetProperty("status").GetInt32(), attempt.GetProperty("reason").GetString()));
        var kept = attempt.GetProperty("responseBody").GetString()!;
        Assert.NotEmpty(kept);
        Assert.StartsWith(kept, whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("301 Moved Permanently", "https://hr.example/new")]
    [InlineData("302 Found", "/login?next=%2Fhook")]
    [InlineData("307 Temporary Redirect", "http://127.0.0.1:1/loop")]
    [InlineData("308 Permanent Redirect", "http://127.0.0.1:1/loop")]
    public async Task A_redirect_is_recorded_with_where_it_leads_and_not_followed(string status, string location)
    {
        var attempt = await AnsweredAsync(Head(status, $"Location: {location}\r\nContent-Length: 0"), []);
        Assert.Equal(
            (int.Parse(status[..3]), status[4..], location),
            (attempt.GetProperty("status").GetInt32(), attempt.GetProperty("reason").GetString(), attempt.GetProperty("location").GetString()));
    }

    [Theory]
    [InlineData("200 Alles in Ordnung", "Alles in Ordnung")]
    [InlineData("418 I'm a teapot", "I'm a teapot")]
    [InlineData("599 ", null)]
    public async Task The_reason_phrase_is_recorded_as_it_came(string status, string? reason)
    {
        var attempt = await AnsweredAsync(Head(status, "Content-Length: 0"), []);
        Assert.Equal(reason, attempt.TryGetProperty("reason", out var told) ? told.GetString() : null);
    }

    private static byte[] Head(string status, string headers) => Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n\r\n");

    private static byte[] Compress(byte[] plain, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "identity" => new BufferedStream(packed),
            _ => new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true),
        })
        {
            stream.Write(plain);
            stream.Flush();
        }

        return packed.ToArray();
    }

    /// <summary>The attempt as it is recorded when the receiver answers these bytes and hangs up.</summary>
    private static async Task<JsonElement> AnsweredAsync(byte[] head, byte[] body)
    {
        using var receiver = new TcpListener(IPAddress.Loopback, 0);
        receiver.Start();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var answering = AnswerAsync(receiver, [.. head, .. body]);
        await workspace.CompletedAsync($"http://{receiver.LocalEndpoint}/hook");
        await workspace.SettleAsync();
        await answering.WaitAsync(TimeSpan.FromMinutes(1));
        return (await workspace.WebhooksAsync())[0].GetProperty("attempts")[0];
    }

    private static async Task AnswerAsync(TcpListener receiver, byte[] answer)
    {
        using var client = await receiver.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[16 * 1024], 20);
        await stream.WriteAsync(answer);
        client.Client.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(new byte[1024]) > 0) { } // Else what is unread resets the connection, and takes the answer back.
    }
}
