using Contracts.Pacts;

namespace Contracts.Tests;

/// <summary>Where the official Pact core is looked for, and the one line that tells where it was not.</summary>
public sealed class PactCoreFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pact-core-").FullName;

    [Fact]
    public void A_setting_names_the_file_or_a_folder_that_holds_it()
    {
        var file = Put(PactCoreFile.Name);
        Assert.Equal(file, PactCoreFile.Find(file, []));
        Assert.Equal(file, PactCoreFile.Find(folder, []));
        var modules = Put(Path.Combine("project", "node_modules", PactCoreFile.InModules));
        Assert.Equal(modules, PactCoreFile.Find(Path.Combine(folder, "project", "node_modules"), []));
        Assert.Equal(modules, PactCoreFile.Find(Path.Combine(folder, "project"), []));
    }

    [Fact]
    public void Without_a_setting_it_is_beside_the_program_or_in_a_node_modules_above_it()
    {
        var program = Path.Combine(folder, "tests", "bin", "Debug");
        Directory.CreateDirectory(program);
        var modules = Put(Path.Combine("tests", "node_modules", PactCoreFile.InModules));
        Assert.Equal(modules, PactCoreFile.Find(null, [program]));
        var beside = Put(Path.Combine("tests", "bin", "Debug", PactCoreFile.Name));
        Assert.Equal(beside, PactCoreFile.Find(null, [program]));
    }

    [Fact]
    public void Where_it_is_missing_one_line_says_what_to_do()
    {
        foreach (var error in new[]
        {
            Assert.Throws<DllNotFoundException>(() => PactCoreFile.Find(null, [folder])),
            Assert.Throws<DllNotFoundException>(() => PactCoreFile.Find(Path.Combine(folder, "nowhere"), [])),
        })
        {
            Assert.DoesNotContain('\n', error.Message);
            Assert.Contains("npm install @pact-foundation/pact-core-", error.Message, StringComparison.Ordinal);
            Assert.Contains("PACT_CORE", error.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string path)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        return file;
    }
}
