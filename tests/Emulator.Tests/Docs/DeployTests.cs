using System.Text.RegularExpressions;
using Emulator.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Emulator.Tests.Docs;

/// <summary>What can be told of the files under <c>deploy</c> without an engine: that they are well formed, agree with each other and with the program, and
/// that the load balancer takes its own.</summary>
public partial class DeployTests
{
    private const string Health = "/_emulator/health";

    [Fact]
    public void The_nodes_of_the_compose_file_are_alike_and_the_balancer_has_every_vendor_host_and_node()
    {
        var services = (YamlMappingNode)Documents("compose.cluster.yaml").Single()["services"];
        var nodes = services.Children.Where(service => service.Key.ToString().StartsWith("node", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, nodes.Count);
        Assert.All(nodes, node => Assert.Equal(nodes[0].Value, node.Value));
        var aliases = (YamlSequenceNode)services["balancer"]["networks"]["default"]["aliases"];
        Assert.Equal(
            ProviderList.All.SelectMany(provider => provider.Surfaces).Select(surface => surface.VendorHost).Order(StringComparer.Ordinal),
            aliases.Select(alias => alias.ToString()).Order(StringComparer.Ordinal));
        var balancer = File.ReadAllText(Path.Combine(Folder, "haproxy.cfg"));
        Assert.All(nodes, node => Assert.Contains($"server {node.Key} {node.Key}:8080", balancer, StringComparison.Ordinal));
        Assert.Contains($"uri {Health} ", balancer, StringComparison.Ordinal);
    }

    [Fact]
    public void No_password_stands_in_a_file()
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
            foreach (Match password in Password().Matches(File.ReadAllText(file)))
                Assert.True((password.Groups[1].Value + password.Groups[2].Value) is "${" or "…'", $"{Path.GetFileName(file)}: {password.Value}");
    }

    [Fact]
    public void What_is_set_in_them_are_settings()
    {
        var names = Directory.EnumerateFiles(Folder).SelectMany(file => Setting().Matches(File.ReadAllText(file))).Select(match => match.Value).Distinct();
        Assert.Contains("EMULATOR__CLUSTER__DATABASE", names);
        var documented = File.ReadAllText(Repository.At("README.md")) + File.ReadAllText(Repository.At("docs/operations.md"));
        foreach (var name in names)
        {
            var setting = Regex.Replace(name["EMULATOR__".Length..], "__[0-9]+$", "").Replace("__", ":", StringComparison.Ordinal);
            Assert.Contains($"`{setting}`", documented, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void The_manifest_asks_for_the_health_and_its_parts_belong_together()
    {
        var documents = Documents("kubernetes.yaml");
        Assert.Equal(["Deployment", "Service", "PodDisruptionBudget"], documents.Select(document => document["kind"].ToString()));
        var labels = documents[0]["spec"]["template"]["metadata"]["labels"];
        Assert.Equal(labels, documents[0]["spec"]["selector"]["matchLabels"]);
        Assert.Equal(labels, documents[1]["spec"]["selector"]);
        Assert.Equal(labels, documents[2]["spec"]["selector"]["matchLabels"]);
        var container = documents[0]["spec"]["template"]["spec"]["containers"][0];
        Assert.Equal(Health, container["startupProbe"]["httpGet"]["path"].ToString());
        Assert.Equal(Health, container["readinessProbe"]["httpGet"]["path"].ToString());
        Assert.Contains("EXPOSE " + container["ports"][0]["containerPort"], File.ReadAllText(Repository.At("Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_balancer_takes_its_file()
    {
        var told = await Command.RunAsync(Folder, "haproxy", "-c", "-f", "haproxy.cfg");
        Assert.True(told.ExitCode == 0, told.Output + told.Errors);
    }

    private static string Folder => Repository.At("deploy");

    private static List<YamlMappingNode> Documents(string file)
    {
        var stream = new YamlStream();
        using var text = new StreamReader(Path.Combine(Folder, file));
        stream.Load(text);
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    [GeneratedRegex("Password=(..?)|PASSWORD: (..)")]
    private static partial Regex Password();

    [GeneratedRegex("EMULATOR__[A-Z0-9_]+")]
    private static partial Regex Setting();
}
