using System.Net;
using Emulator.Core.Webhooks;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Emulator.Tests.Field;

/// <summary>Addresses of clouds' metadata that lie in private ranges, or are written inside an address of IPv6, were called.</summary>
public class BlockedTargetTests
{
    public static TheoryData<string> Metadata =>
    [
        "169.254.169.254", "169.254.170.2", "169.254.0.1", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "64:ff9b:1::a9fe:a9fe", "2002:a9fe:a9fe::1",
        "::169.254.169.254", "fe80::1", "fe80::a9fe:a9fe", "febf::1", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "fd00:c1::a9fe:a9fe", "fd00:42::42",
        "100.100.100.200", "::ffff:100.100.100.200", "192.0.0.192", "168.63.129.16", "64:ff9b::a83f:8110",
    ];

    [Theory]
    [MemberData(nameof(Metadata))]
    public void Metadata_is_never_called_whatever_the_settings(string address)
    {
        foreach (var allowsPublic in new[] { false, true })
        {
            var guard = new TargetGuard(new DeliverySettings { AllowPublicTargets = allowsPublic });
            Assert.Contains("metadata", guard.WhyNot(IPAddress.Parse(address)));
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("fd12:3456::254")]
    [InlineData("192.168.254.169")]
    [InlineData("10.169.254.169")]
    public void Others_in_private_ranges_are(string address) => Assert.Null(new TargetGuard(new DeliverySettings()).WhyNot(IPAddress.Parse(address)));

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("2001:db8::a9fe:a9fe")]
    [InlineData("64:ff9b::203.0.113.9")]
    public void Public_ones_are_with_the_setting(string address)
    {
        Assert.Contains("allowPublicTargets", new TargetGuard(new DeliverySettings()).WhyNot(IPAddress.Parse(address)));
        Assert.Null(new TargetGuard(new DeliverySettings { AllowPublicTargets = true }).WhyNot(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.2.3", "10.2.0.1")]
    [InlineData("10.1.0.0/16", "::ffff:10.1.2.3", "::ffff:10.2.0.1")]
    [InlineData("10.1.0.0/16", "64:ff9b::10.1.2.3", "64:ff9b::10.2.0.1")]
    [InlineData("192.168.7.7", "192.168.7.7", "192.168.7.8")]
    [InlineData("fd12::/16", "fd12:1::9", "fd13::9")]
    [InlineData("fd12::1", "fd12::1", "fd12::2")]
    [InlineData("127.0.0.0/8", "127.0.0.1", "::1")]
    [InlineData("::1", "::1", "127.0.0.1")]
    public void A_setting_closes_further_ranges(string entry, string blocked, string open)
    {
        var guard = new TargetGuard(Read("--webhooks:blockedTargets", entry).Webhooks);
        Assert.Contains("webhooks:blockedTargets", guard.WhyNot(IPAddress.Parse(blocked)));
        Assert.Null(guard.WhyNot(IPAddress.Parse(open)));
    }

    [Theory]
    [InlineData("10/8")]
    [InlineData("10")]
    [InlineData("0x7f.1")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("fd12::/129")]
    [InlineData("fe80::1%eth0")]
    [InlineData("metadata.example")]
    [InlineData("10.0.0.0-10.0.0.9")]
    public void An_entry_that_is_no_range_is_a_mistake_at_start(string entry) =>
        Assert.Contains($"webhooks:blockedTargets has “{entry}”", Assert.Throws<SettingsException>(() => Read("--webhooks:blockedTargets", entry)).Message);

    [Fact]
    public async Task A_delivery_and_its_replay_are_blocked_and_say_why()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--webhooks:blockedTargets", "127.0.0.1", "--webhooks:allowPublicTargets", "true");
        await using var receiver = await WebhookReceiver.StartAsync();
        using var made = await emulator.Http.PostAsync("/_emulator/workspaces", null);
        var body = System.Text.Json.JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement;
        var workspace = new TestWorkspace(emulator.Http, body);
        await workspace.CompletedAsync(receiver.Url);
        await workspace.SettleAsync();
        await workspace.MustAsync(HttpMethod.Post, "webhooks/1/replay", new { });
        await workspace.MustAsync(HttpMethod.Post, "webhooks/1/replay", new { url = "http://[fd00:ec2::254]/latest/meta-data" });
        await workspace.SettleAsync();
        var told = (await workspace.WebhooksAsync("?state=blocked")).EnumerateArray()
            .Select(delivery => delivery.GetProperty("attempts")[0].GetProperty("error").GetString()!).ToList();
        Assert.Equal(3, told.Count);
        Assert.All(told[..2], error => Assert.Contains("webhooks:blockedTargets", error));
        Assert.Contains("metadata", told[2]);
        Assert.Empty(receiver.Received);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("//169.254.169.254/")]
    [InlineData("ROOT@169.254.169.254/")]
    [InlineData("ROOT.evil.example/")]
    [InlineData("ROOT1/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_scenarios_call_goes_to_the_emulator_only(string target)
    {
        using var http = await EmulatorHost.ClientAsync();
        target = target.Replace("ROOT", http.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var steps = $"  - let: {{ target: \"{target}\" }}\n  - call: \"GET ${{target}}\"\n";
        var run = await ScenarioRunning.RunAsync(http, ScenarioRunning.With(steps));
        Assert.Contains("calls nobody else", ScenarioRunning.Failure(run));
    }

    private static EmulatorSettings Read(params string[] arguments) =>
        SettingsReader.Read(arguments, new ConfigurationBuilder().AddCommandLine(arguments).Build());
}
