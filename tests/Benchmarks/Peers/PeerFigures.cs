using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Peers;

/// <summary>The same authenticated Kelio read, answered by the emulator and by what else one might put in the vendor's place: calls a second, start to ready
/// and memory, each peer in turn with the emulator; and in words what each did not look at.</summary>
internal static class PeerFigures
{
    private const string Prism = "@stoplight/prism-cli@5.16.0", Mockoon = "@mockoon/cli@9.9.0", Emulate = "emulate";

    public static async Task<int> PrintAsync(bool isQuick)
    {
        var folder = Directory.CreateTempSubdirectory("benchmarks-peers-").FullName;
        try
        {
            await PrintAsync(folder, isQuick);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PrintAsync(string folder, bool isQuick)
    {
        var own = Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll");
        using var emulator = await Child.StartAsync(Path.Combine(AppContext.BaseDirectory, "Emulator.dll"), "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        var call = await PreparedCall.KelioAsync(http);
        var body = Encoding.UTF8.GetString(await call.AnswerAsync(http));
        var file = Path.Combine(folder, "body.json");
        await File.WriteAllTextAsync(file, body);
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{"name": "peers", "private": true}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), PeerFiles.OpenApi(call.Path, JsonDocument.Parse(body).RootElement));
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, load average {await LoadAverageAsync()}, load by "
            + $"{(Load.HasWrk ? "wrk" : "own sockets")}; a read of {body.Length} bytes{(isQuick ? ", quick" : "")}");
        Console.WriteLine(
            "| who answers | calls a second | the emulator over it, in turn | start to ready, ms | memory after the load, MB | what it did not look at |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        var seconds = isQuick ? 1 : 4;
        await Load.RunAsync(emulator.Address + call.Path, seconds, call.Headers);

        using (var bare = await Child.StartAsync(own, "baseline", body.Length.ToString(CultureInfo.InvariantCulture)))
            await RowAsync(
                "bare Kestrel, constant bytes", bare.Address, bare.StartToReady, () => bare.ResidentMegabytes, "path, method and credential: it answers all");
        using (var wireMock = await Child.StartAsync(own, "peer", "wiremock", call.Path, file))
        {
            await RowAsync("WireMock.Net 2.21.0, a static stub", wireMock.Address, wireMock.StartToReady, () => wireMock.ResidentMegabytes,
                "the token (signature, audience, age, scope), the quota, whether the applicant is still there");
        }

        await NpmAsync("Prism 5.16.0, an OpenAPI document with one example", Prism, "prism",
            port => Task.FromResult<string[]>(["mock", "--host", "127.0.0.1", "--port", Text(port), "openapi.json"]),
            "the token beyond its being there (401 without one, any text passes), the quota, whether the applicant is still there");
        await NpmAsync("Mockoon CLI 9.9.0, one route", Mockoon, "mockoon-cli", async port =>
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "mockoon.json"), PeerFiles.Mockoon(call.Path, body, port));
            return ["start", "--data", "mockoon.json", "--disable-log-to-file"];
        }, "the token, the quota, whether the applicant is still there");
        var about = await NpmPeer.AboutAsync(folder, Emulate);
        Console.WriteLine($"| `{Emulate}` of npm | – | – | – | – | not run: "
            + (about is null ? "npm has no package of this name" : $"what npm has under this name serves no API ({about})") + " |");
        Console.WriteLine($"| the emulator | {Text(await RateAsync(emulator.Address))} | 1 | {Text(emulator.StartToReady.TotalMilliseconds)} | "
            + $"{Text(emulator.ResidentMegabytes)} | signature, audience, age, scope, quota and state are looked at at each call, "
            + "and the verdict is kept with its reasons |");

        async Task NpmAsync(string what, string package, string program, Func<int, Task<string[]>> args, string unseen)
        {
            if (await NpmPeer.InstallAsync(folder, package) is { } why)
            {
                Console.WriteLine($"| {what} | – | – | – | – | not run: it could not be had ({why}) |");
                return;
            }

            using var peer = await NpmPeer.StartAsync(folder, program, args, call);
            await RowAsync(what, peer.Address, peer.StartToReady, () => peer.ResidentMegabytes, unseen);
        }

        async Task RowAsync(string what, string address, TimeSpan start, Func<double> memory, string unseen)
        {
            await Load.RunAsync(address + call.Path, seconds, call.Headers);
            var pairs = await Pairs.MeasureAsync(isQuick ? 1 : Pairs.Usual, _ => RateAsync(emulator.Address), _ => RateAsync(address));
            Console.WriteLine($"| {what} | {Text(pairs.Theirs)} | {pairs.Spread} | {Text(start.TotalMilliseconds)} | {Text(memory())} | {unseen} |");
        }

        async Task<double> RateAsync(string address) => (await Load.RunAsync(address + call.Path, seconds, call.Headers)).PerSecond;
    }

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static async Task<string> LoadAverageAsync() =>
        File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
}
