using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Docs;

/// <summary>What can be told of the container's files without a container engine. That the published folder starts is
/// tested beside the process tests.</summary>
public partial class DeliveryTests
{
    [Fact]
    public void The_compose_file_has_every_vendor_host_as_an_alias()
    {
        var aliases = Alias().Matches(File.ReadAllText(Repository.At("compose.yaml"))).Select(match => match.Groups[1].Value);
        Assert.Equal(
            ProviderList.All.SelectMany(provider => provider.Surfaces).Select(surface => surface.VendorHost).Order(StringComparer.Ordinal),
            aliases.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_image_is_small_shell_less_not_root_and_asks_the_program_for_its_health()
    {
        var lines = File.ReadAllLines(Repository.At("Dockerfile"));
        // The recorder is an image of its own; the emulator's comes last, so it is the one that is built when no other is asked for.
        Assert.Equal(4, lines.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.Contains("ENTRYPOINT [\"dotnet\", \"ProviderEmulator.Recorder.dll\"]", lines);
        Assert.DoesNotContain("recorder", string.Concat(lines.Skip(Array.FindLastIndex(lines, line => line.StartsWith("FROM ", StringComparison.Ordinal)))));
        Assert.Contains("chiseled-extra", lines.Last(line => line.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.Contains("USER $APP_UID", lines);
        Assert.Contains(lines, line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal)
            && line.EndsWith("CMD [\"dotnet\", \"Emulator.dll\", \"health\"]", StringComparison.Ordinal));
        Assert.Contains("EXPOSE 8080", lines);
    }

    [Fact]
    public void What_the_image_is_built_from_is_let_through()
    {
        var ignored = File.ReadAllLines(Repository.At(".dockerignore"));
        foreach (var needed in new[] { "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "src" })
        {
            Assert.True(Path.Exists(Repository.At(needed)));
            Assert.Contains("!" + needed, ignored);
        }
    }

    [Theory]
    [InlineData("test.sh")]
    [InlineData(".ci/run")]
    public async Task The_scripts_are_executable_and_free_of_syntax_errors(string script)
    {
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(Repository.At(script)).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal(0, (await Command.RunAsync(Repository.Root, "bash", "-n", script)).ExitCode);
    }

    [GeneratedRegex(@"^ +- ([\w.]+\.\w+)$", RegexOptions.Multiline)]
    private static partial Regex Alias();
}
