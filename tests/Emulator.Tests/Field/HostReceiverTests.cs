using System.Net.Sockets;
using Emulator.Core.Webhooks;
using Emulator.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Emulator.Tests.Field;

/// <summary>From a container no webhook reached the receiver on the host, whose localhost is not the container's: the compose file makes the host known, the
/// documents say so, and the attempt tells it.</summary>
public class HostReceiverTests
{
    private const string Host = "host.docker.internal";

    [Fact]
    public void The_compose_file_makes_the_host_known()
    {
        var yaml = new YamlStream();
        using (var file = File.OpenText(Repository.At("compose.yaml"))) yaml.Load(file);
        var services = (YamlMappingNode)yaml.Documents.Single().RootNode["services"];
        foreach (var (name, service) in services.Children)
        {
            var hosts = ((YamlSequenceNode)service["extra_hosts"]).Select(host => ((YamlScalarNode)host).Value!.Split(':', 2)).ToList();
            Assert.True(hosts.Exists(host => host is [Host, "host-gateway"]), $"{name}: {string.Join(", ", hosts.Select(host => string.Join('=', host)))}");
        }
    }

    [Theory]
    [InlineData("http://host.docker.internal:PORT/")]
    [InlineData("--add-host host.docker.internal:host-gateway")]
    [InlineData("`0.0.0.0`")]
    public void The_read_me_says_how_a_container_reaches_the_host(string said) => Assert.Contains(said, File.ReadAllText(Repository.At("README.md")));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    public async Task A_refused_connection_to_the_own_machine_tells_the_hosts_name(string host)
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Any, 0));
        var port = ((System.Net.IPEndPoint)nobody.LocalEndPoint!).Port;
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.CompleteAsync(await workspace.SendAssessmentAsync($"http://{host}:{port}/hook"));
        await workspace.SettleAsync();
        var delivery = (await workspace.MustAsync(HttpMethod.Get, "webhooks")).EnumerateArray().First();
        var error = delivery.GetProperty("attempts")[0].GetProperty("error").GetString();
        Assert.Contains($"http://{Host}:{port}/", error);
        Assert.Contains($"{host}:{port}", error);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "http://host.docker.internal:9000/hook", "0.0.0.0")]
    [InlineData(SocketError.ConnectionRefused, "https://HOST.docker.internal/hook", "port 443")]
    [InlineData(SocketError.HostNotFound, "http://host.docker.internal:9000/hook", "--add-host host.docker.internal:host-gateway")]
    [InlineData(SocketError.TryAgain, "http://host.docker.internal:9000/hook", "extra_hosts")]
    [InlineData(SocketError.ConnectionRefused, "http://[::1]:9000/hook", "http://host.docker.internal:9000/")]
    [InlineData(SocketError.ConnectionRefused, "http://receiver:9000/hook", null)]
    [InlineData(SocketError.HostNotFound, "http://receiver:9000/hook", null)]
    [InlineData(SocketError.TimedOut, "http://localhost:9000/hook", null)]
    public void Each_way_in_which_the_host_is_not_reached_has_its_own_hint(SocketError error, string target, string? hint)
    {
        var said = UnreachedReceiver.Hint(error, new Uri(target));
        if (hint is null) Assert.Null(said);
        else Assert.Contains(hint, said);
    }
}
