using System.IO.Compression;
using System.Xml.Linq;
using Emulator.Tests.Support;

namespace Emulator.Tests.Pacts;

/// <summary>The package of contracts: made by <c>dotnet pack</c>, restored into a scratch project from a local folder, and
/// used there by the sample's tests.</summary>
public class PackageTests
{
    private const string Version = "0.1.0-scratch";

    [Fact]
    public async Task The_package_holds_all_that_a_client_needs_and_depends_on_nothing()
    {
        using var scratch = new ScratchFolder();
        using var package = ZipFile.OpenRead(await PackAsync(scratch));
        var names = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("README.md", names);
        Assert.Contains("lib/net10.0/ProviderEmulator.Contracts.dll", names);
        Assert.Contains("lib/net10.0/ProviderEmulator.Contracts.xml", names);
        foreach (var file in PactRun.Files) Assert.Contains($"contentFiles/any/any/pacts/hr-client-{file}.json", names);

        using var stream = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var nuspec = XDocument.Load(stream);
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "readme" && element.Value == "README.md");
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "license" && element.Value == "MIT");
    }

    [Fact]
    public async Task The_samples_tests_pass_with_nothing_but_the_package()
    {
        using var scratch = new ScratchFolder();
        await PackAsync(scratch);
        foreach (var file in Directory.EnumerateFiles(Repository.At("tests/HrClient.Sample"), "*", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(Repository.At("tests/HrClient.Sample/pacts"))))
            scratch.Write("HrClient.Sample/" + Path.GetRelativePath(Repository.At("tests/HrClient.Sample"), file), await File.ReadAllTextAsync(file));
        foreach (var file in new[] { "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig" }) scratch.Copy(file);
        // Everything else was restored for these tests already and is taken from there: the only source is the folder with the package.
        scratch.Write("NuGet.config", """<configuration><packageSources><clear /><add key="scratch" value="feed" /></packageSources></configuration>""");
        var restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        var start = Command.Describe(
            scratch.Path, "dotnet", "test", "HrClient.Sample", $"-p:ContractsPackage={Version}",
            $"-p:RestorePackagesPath={Path.Combine(scratch.Path, "packages")}", $"-p:RestoreFallbackFolders={restored}",
            "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodereuse:false", "--nologo");
        start.Environment["EMULATOR_URL"] = (await EmulatorHost.AddressAsync()).ToString();
        start.Environment["PACT_CORE"] = Repository.At("tests/PactNative/node_modules");
        var run = await Command.RunAsync(start, TimeSpan.FromMinutes(10));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Matches(@"Passed: +12\b", run.Output);
        Assert.True(File.Exists(Path.Combine(
            scratch.Path, "packages", "provideremulator.contracts", Version, "contentFiles", "any", "any", "pacts", "hr-client-kelio.json")));
        // Copied beside the program, for any other Pact tool.
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(scratch.Path, "HrClient.Sample", "bin"), "hr-client-kelio.json", SearchOption.AllDirectories));
    }

    [Fact]
    public void Each_of_the_three_ways_is_shown_in_under_100_lines() => Assert.All(
        ["OneEmulatorTests.cs", "TwoContractTests.cs", "ThreeOwnPactTests.cs"],
        file => Assert.InRange(File.ReadLines(Repository.At("tests/HrClient.Sample/" + file)).Count(), 10, 99));

    // What the build made is packed: bin/<configuration>/net10.0 of the tests tells which.
    private static async Task<string> PackAsync(ScratchFolder scratch)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        var pack = await Command.RunAsync(
            Command.Describe(
                Repository.Root, "dotnet", "pack", "src/Contracts", "--no-build", "-c", configuration, $"-p:PackageVersion={Version}", "-o",
                Path.Combine(scratch.Path, "feed"), "--nologo", "-nodereuse:false"),
            TimeSpan.FromMinutes(5));
        Assert.True(pack.ExitCode == 0, pack.Output + pack.Errors);
        return Path.Combine(scratch.Path, "feed", $"ProviderEmulator.Contracts.{Version}.nupkg");
    }
}
