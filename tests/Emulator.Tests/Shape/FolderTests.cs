using Emulator.Tests.Support;

namespace Emulator.Tests.Shape;

/// <summary>Who knows one provider finds their way in all: the same files, names that tell the place, short files.</summary>
public class FolderTests
{
    private const int Longest = 250;

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> MayBeLonger = [];

    private static string[] Providers => Directory.Exists(Repository.At("src/Emulator/Providers"))
        ? [.. Directory.EnumerateDirectories(Repository.At("src/Emulator/Providers")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)]
        : [];

    [Fact]
    public void Every_provider_has_the_same_files()
    {
        var missing = from provider in Providers
                      from path in FilesOf(provider)
                      where !File.Exists(Repository.At(path))
                      select path;
        Wrong.Nothing(missing);
    }

    [Fact]
    public void Every_provider_has_endpoints_contracts_and_tests()
    {
        Assert.All(Providers, provider =>
        {
            Assert.NotEmpty(Directory.EnumerateFiles(Repository.At($"src/Emulator/Providers/{provider}/Endpoints"), "*Api.cs"));
            Assert.NotEmpty(Directory.EnumerateFiles(Repository.At($"tests/Emulator.Tests/Providers/{provider}"), "*Tests.cs", SearchOption.AllDirectories));
        });
        Assert.Equal(Providers, ProviderList.All.Select(provider => provider.GetType().Namespace!.Split('.')[^1]).Order(StringComparer.Ordinal));
        Assert.Equal(Providers.Append("Control").Order(StringComparer.Ordinal), Directory.EnumerateDirectories(Repository.At("src/Contracts")).Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj", "Pacts"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_provider_that_calls_back_has_a_file_for_it_on_both_sides() => Assert.All(Providers, provider =>
        Assert.Equal(File.Exists(Repository.At($"src/Contracts/{provider}/{provider}Events.cs")), File.Exists(Repository.At($"src/Emulator/Providers/{provider}/{provider}Webhooks.cs"))));

    [Fact]
    public void Namespaces_equal_folders()
    {
        var wrong = from path in Repository.CodeUnder("src").Concat(Repository.CodeUnder("tests"))
                    let file = new SourceFile(path, File.ReadAllText(Repository.At(path)))
                    where file.Namespace != NamespaceOf(path) && !(file.Namespace.Length == 0 && file.Types.Count == 0)
                    select $"{path}: namespace {file.Namespace}, not {NamespaceOf(path)}";
        Wrong.Nothing(wrong);
    }

    [Fact]
    public void A_file_has_one_type_with_behaviour_and_its_name()
    {
        // Records of one subject may share a file, in Contracts also with the constants that belong to them.
        var wrong = from file in SourceFile.All
                    where file.Types.Count > 0 && !file.Types.All(type => type.IsData || (type.IsStatic && file.Path.StartsWith("src/Contracts/", StringComparison.Ordinal)))
                    where file.Types.Count(type => type.IsPublic) > 1 || !file.Types.Any(type => type.Name == file.Name.Split('.')[0])
                    select $"{file.Path}: {string.Join(", ", file.Types.Select(type => type.Name))}";
        Wrong.Nothing(wrong);
    }

    [Fact]
    public void Files_are_short()
    {
        var lengths = Repository.CodeUnder("src").ToDictionary(path => path, path => File.ReadLines(Repository.At(path)).Count());
        Wrong.Nothing(lengths.Where(file => file.Value > Longest && !MayBeLonger.ContainsKey(file.Key)).Select(file => $"{file.Key} has {file.Value} lines"));
        Wrong.Nothing(MayBeLonger.Keys.Where(path => lengths.GetValueOrDefault(path) <= Longest)); // The list tells no old stories.
    }

    private static IEnumerable<string> FilesOf(string provider) =>
        new[] { "Routes", "Models", "Errors", "Client", "Control", "Defaults" }.Select(part => $"src/Contracts/{provider}/{provider}{part}.cs")
            .Concat(new[] { "Provider", "Access", "Dialect", "State", "Settings" }.Select(part => $"src/Emulator/Providers/{provider}/{provider}{part}.cs"));

    private static string NamespaceOf(string path)
    {
        var parts = path.Split('/');
        return string.Join('.', parts[1..^1]);
    }
}
