using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Recorder.Playing;

namespace Emulator.Tests.Recordings;

/// <summary>The recorder passes on what it is told, to the letter, and keeps no more than was agreed; what it kept is played again.</summary>
public class RecordingProxyTests
{
    [Fact]
    public async Task What_is_sent_and_answered_passes_to_the_letter()
    {
        await using var vendor = await MisbehavingReceiver.StartAsync();
        var targets = new List<string>();
        vendor.Behave = context =>
        {
            targets.Add(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            context.Response.Headers.Append("Set-Cookie", "a=b");
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("{ \"b\": 1.50,\n\"a\":[ ] }");
        };
        using var recorded = new Recorded(new Uri(vendor.Url));
        for (var i = 0; i < 2; i++)
        {
            var (status, body) = await recorded.CallAsync(
                "POST", "/x%40y/%2Fz?q=%20a&q=b+c&$top=1", "{\"n\": 1.50,  \"at\":\"2026-03-02T09:00:00.000Z\"}", headers: ("X-Own", "1"));
            Assert.Equal((200, "{ \"b\": 1.50,\n\"a\":[ ] }"), (status, Encoding.UTF8.GetString(body)));
        }

        Assert.Equal(["/hook/x%40y/%2Fz?q=%20a&q=b+c&$top=1", "/hook/x%40y/%2Fz?q=%20a&q=b+c&$top=1"], targets);
        Assert.All(vendor.Received, call => Assert.Equal("{\"n\": 1.50,  \"at\":\"2026-03-02T09:00:00.000Z\"}", call.Body));
        Assert.All(vendor.Received, call => Assert.DoesNotContain("Cookie", call.Headers.Keys));
        Assert.All(vendor.Received, call => Assert.DoesNotContain("X-Recorder-Target", call.Headers.Keys));
        Assert.Equal("1.50", JsonDocument.Parse(await File.ReadAllTextAsync(recorded.Files[0])).RootElement
            .GetProperty("Response").GetProperty("BodyAsJson").GetProperty("b").GetRawText());
    }

    [Fact]
    public async Task Beyond_the_bound_calls_are_passed_on_and_told_and_not_kept()
    {
        await using var vendor = await WebhookReceiver.StartAsync();
        using var recorded = new Recorded(new Uri(vendor.Url), mostCalls: 2);
        for (var i = 0; i < 4; i++) Assert.Equal(200, (await recorded.CallAsync("GET", "/x")).Status);
        Assert.Equal((4, 2), (vendor.Received.Count, recorded.Files.Count));
        Assert.Equal(2, recorded.Output.Split("not kept: the bound is met").Length - 1);
    }

    [Fact]
    public async Task A_vendor_that_does_not_answer_is_told_and_nothing_is_recorded_in_its_name()
    {
        using var recorded = new Recorded(new Uri("http://127.0.0.1:1"));
        Assert.Equal(502, (await recorded.CallAsync("GET", "/x")).Status);
        Assert.Empty(recorded.Files);
        Assert.Contains("was not answered", recorded.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recordings_are_played_by_WireMock_in_their_order_and_the_last_for_ever()
    {
        await using var vendor = await MisbehavingReceiver.StartAsync();
        var calls = 0;
        vendor.Behave = context =>
        {
            context.Response.StatusCode = ++calls == 1 ? 202 : 200;
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync($$"""{"status":"state_{{calls}}","n":1.50}""");
        };
        using var recorded = new Recorded(new Uri(vendor.Url));
        for (var i = 0; i < 2; i++) await recorded.CallAsync("GET", "/jobs/17?status=open&login=zoe@people.test");
        using var server = ServeCommand.Start(recorded.Folder, "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls[0]) };
        var told = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await http.GetAsync("/jobs/17?status=open&login=other@people.test");
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            told.Add($"{(int)answer.StatusCode} {body.GetProperty("status")} {answer.Content.Headers.ContentType}");
        }

        const string type = "application/json; charset=utf-8";
        Assert.Equal([$"202 state_1 {type}", $"200 state_2 {type}", $"200 state_2 {type}"], told);
        Assert.Equal(404, (int)(await http.GetAsync("/jobs/17?status=closed&login=x")).StatusCode);
    }

    [Theory]
    [InlineData("""{"request":{"method":"GET","urlPath":"/x"},"response":{"status":200,"jsonBody":{}}}""", "Java")]
    [InlineData("""{"mappings":[]}""", "Java")]
    [InlineData("""{"Request":{"urlPath":"/x"},"Response":{"StatusCode":200}}""", "urlPath")]
    [InlineData("""{"Request":{"Path":"/x"},"Response":{"status":200}}""", "status")]
    [InlineData("""{"Request":{"Methods":["GET"]},"Response":{"StatusCode":200}}""", "every path")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{", "no JSON")]
    public void What_WireMock_would_pass_over_is_refused(string mapping, string why)
    {
        using var scratch = new ScratchFolder();
        scratch.Write("one.json", mapping);
        Assert.Contains(why, Assert.Throws<InvalidDataException>(() => RecordedMappings.Read(scratch.Path)).Message, StringComparison.Ordinal);
    }
}
