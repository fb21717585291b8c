using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>What a call allocates in the emulator's own code: bytes a call of the whole program in this process, over a plain socket that allocates nothing,
/// less those of bare Kestrel answering as many bytes.</summary>
internal static partial class Allocation
{
    /// <summary>Prints one line for each provider; if wanted, with the types that the bytes are.</summary>
    public static async Task<int> PrintAsync(bool isQuick, bool withTypes)
    {
        var calls = isQuick ? 2_000 : 50_000;
        await using var emulator = EmulatorApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        await emulator.StartAsync();
        var root = new Uri(AddressOf(emulator));
        using var http = new HttpClient { BaseAddress = root };
        var (kelio, kelioHeaders) = await KelioRead.PrepareAsync(http);
        var token = TokenIn(await http.GetStringAsync("/keypredict/customer/REST/connect/json?login=emulator@keypredict.example&password=not-a-real-password"));
        using var raise = await http.PatchAsync(
            "/_emulator/workspaces/default/predictive-index/account",
            new StringContent("""{"requestsPerMinute": 100000000}""", Encoding.UTF8, "application/json"));
        raise.EnsureSuccessStatusCode();
        Console.WriteLine("| call | bytes | allocated a call, B | bare Kestrel, B | own code, B | aim |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        await RowAsync("Kelio: one applicant", kelio, [.. kelioHeaders]);
        await RowAsync("PI: one assessment in a list", "/pi/api/v2/behavioralassessments?$top=1", [("api-key", "00000000-0000-4000-8000-0000000000a1")]);
        await RowAsync("Key Predict: pending assessments", "/keypredict/customer/REST/assessment/pending/json?size=1", [("WWW-Authenticate", token)]);
        return 0;

        async Task RowAsync(string what, string path, (string Name, string Value)[] headers)
        {
            var request = Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: {root.Authority}\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");
            var length = Call(root, request, calls / 5);
            var ours = Measure(root, request, calls);
            await using var bare = Baseline.Build(length);
            await bare.StartAsync();
            var bareRoot = new Uri(AddressOf(bare));
            Call(bareRoot, request, calls / 5);
            var theirs = Measure(bareRoot, request, calls);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {length} | {ours:0} | {theirs:0} | {ours - theirs:0} | 1229 |"));
            if (!withTypes) return;
            using var types = new AllocatedTypes();
            Call(root, request, calls);
            foreach (var line in types.Largest(calls)) Console.WriteLine(line);
        }
    }

    private static string TokenIn(string text) => Hexadecimal().Match(text).Value;

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static double Measure(Uri root, byte[] request, int calls)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Call(root, request, calls);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)calls;
    }

    /// <summary>Makes the calls one after the other on one connection; answers the length of the last body.</summary>
    private static int Call(Uri root, byte[] request, int calls)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(root.Host, root.Port);
        var buffer = new byte[256 * 1024];
        var body = 0;
        for (var i = 0; i < calls; i++)
        {
            socket.Send(request);
            var (length, wanted) = (0, int.MaxValue);
            while (length < wanted)
            {
                length += socket.Receive(buffer.AsSpan(length));
                var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
                if (wanted != int.MaxValue || end < 0) continue;
                if (!buffer.AsSpan().StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.ASCII.GetString(buffer, 0, length));
                var at = buffer.AsSpan(0, end).IndexOf("Content-Length: "u8) + 16;
                body = 0;
                for (; buffer[at] is >= (byte)'0' and <= (byte)'9'; at++) body = (body * 10) + buffer[at] - '0';
                wanted = end + 4 + body;
            }
        }

        return body;
    }

    [GeneratedRegex("[0-9a-f]{40}")]
    private static partial Regex Hexadecimal();
}
