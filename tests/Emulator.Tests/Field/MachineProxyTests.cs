using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>On machines with a proxy in the environment, the health check, scenario runs and webhooks went to the proxy.</summary>
public class MachineProxyTests
{
    [Fact]
    public async Task Health_goes_straight_to_the_emulator()
    {
        using var proxy = NewProxy();
        await using var emulator = await EmulatorProcess.StartAsync();
        var asked = await Command.RunAsync(Behind(proxy, "health", emulator.Address), TimeSpan.FromMinutes(1));
        Assert.Equal(new CommandResult(0, "", ""), asked);
        Assert.False(proxy.Pending());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_scenario_run_goes_straight_to_its_emulator(bool isAtUrl)
    {
        using var proxy = NewProxy();
        await using var emulator = await EmulatorProcess.StartAsync(Behind(proxy, "--urls", "http://127.0.0.1:0"));
        string[] at = isAtUrl ? ["--url", emulator.Address] : [];
        var ran = await Command.RunAsync(Behind(proxy, ["scenario", "run", "third-attempt-succeeds", .. at]), TimeSpan.FromMinutes(2));
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.False(proxy.Pending());
    }

    [Fact]
    public async Task A_webhook_goes_straight_to_its_receiver()
    {
        using var proxy = NewProxy();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var emulator = await EmulatorProcess.StartAsync(Behind(proxy, "--urls", "http://127.0.0.1:0"));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(emulator.Address) };
        await http.PatchAsJsonAsync("/_emulator/workspaces/default/key-predict/integration", new { completedUrl = receiver.Url });
        using var done = await http.PostAsJsonAsync("/_emulator/workspaces/default/key-predict/assessments/1210010/complete", new { });
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receiver.Received.Count == 1)));
        var sent = await http.GetFromJsonAsync<JsonElement>("/_emulator/workspaces/default/webhooks");
        Assert.Equal(1, sent.GetArrayLength());
        Assert.False(proxy.Pending());
    }

    /// <summary>Whoever connects here was led astray.</summary>
    private static TcpListener NewProxy()
    {
        var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        return proxy;
    }

    private static System.Diagnostics.ProcessStartInfo Behind(TcpListener proxy, params string[] arguments)
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, .. arguments]);
        foreach (var name in (string[])["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
            start.Environment[name] = $"http://{proxy.LocalEndpoint}";
        foreach (var name in (string[])["NO_PROXY", "no_proxy"]) start.Environment.Remove(name);
        return start;
    }
}
