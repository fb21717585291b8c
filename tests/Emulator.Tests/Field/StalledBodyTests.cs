using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Clients whose upload stalls behind a lost network got a 500, and a stack trace stood in the log: they are told what the server has, and the log
/// stays clean.</summary>
public class StalledBodyTests
{
    private const string Sized = "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{";
    private const string Chunked = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{";
    private const string Zipped = "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n\u001f\u008b";

    private static readonly (string Line, bool IsProvider)[] Places =
    [
        ("POST /kelio/sandbox/v2/applicants", true),
        ("POST /pi/api/v1/behavioralassessments", true),
        ("POST /keypredict/customer/REST/connect/json", true),
        ("POST /_emulator/workspaces", false),
        ("POST /_emulator/workspaces/default/clock/advance", false),
        ("PUT /_emulator/workspaces/default/receivers/hr", false),
        ("POST /_emulator/workspaces/default/receivers/hr", false),
        ("POST /_emulator/scenarios/check", false),
        ("PATCH /_emulator/workspaces/default/key-predict/integration", false),
    ];

    [Fact]
    public async Task A_body_that_stalls_is_refused_with_the_servers_own_status_and_without_a_stack_trace()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var log = LogLines.Of(emulator.App);
        var calls = from place in Places from rest in (string[])[Sized, Chunked, Zipped] select (place, rest);
        await Task.WhenAll(calls.Select(async call =>
        {
            var text = $"{call.place.Line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{call.rest}";
            var answer = await Wire.SendAsync(emulator.Http.BaseAddress!, text);
            var status = Assert.Single(Wire.Statuses(answer));
            Assert.True(status is >= 400 and < 500, $"{text}: {answer}");
            if (call.place.IsProvider) Assert.Contains("X-Emulator-Exchange", answer, StringComparison.OrdinalIgnoreCase);
            else Assert.Contains("application/problem+json", answer);
        }));
        Assert.DoesNotContain(log.All, line => line.Contains("   at Emulator", StringComparison.Ordinal));
        Assert.Empty(log.Errors);
    }

    [Theory]
    [InlineData("\u001f\u008b\u0008broken")]
    [InlineData("")]
    public async Task A_compressed_body_that_ends_too_soon_is_the_callers_fault(string body)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var log = LogLines.Of(emulator.App);
        foreach (var (line, _) in Places)
        {
            var answer = await Wire.SendAsync(
                emulator.Http.BaseAddress!,
                $"{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                    + $"Content-Length: {Encoding.Latin1.GetByteCount(body)}\r\n\r\n{body}");
            Assert.True(Assert.Single(Wire.Statuses(answer)) < 500 || line.Contains("keypredict", StringComparison.Ordinal), $"{line}: {answer}");
        }

        Assert.Empty(log.Errors);
    }
}
