using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Shape;

/// <summary>A fourth provider is four folders of one name and not a line elsewhere; CONTRIBUTING.md says what it costs.</summary>
public partial class FourthProviderTests
{
    private const string Name = "Larkfield", Root = "tests/Emulator.Tests/Fourth/";
    private static readonly string[] Folders = [Root + "Contracts/" + Name, Root + "Providers/" + Name, Root + "Tests/" + Name, Root + "fixtures/larkfield"];

    [Fact]
    public void It_has_the_shape_of_all_providers()
    {
        Wrong.Nothing(FolderTests.FilesOf(Name, Root + "Contracts", Root + "Providers").Where(path => !File.Exists(Repository.At(path))));
        var rooms = Directory.EnumerateDirectories(Repository.At(Folders[1])).Select(folder => Path.GetFileName(folder)!);
        Assert.Equal(FolderTests.Rooms, string.Join(' ', rooms.Order(StringComparer.Ordinal)));
        var others = Directory.EnumerateFiles(Repository.At(Folders[1])).Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(file => !FolderTests.AtTheRoot.Any(part => file.StartsWith(Name + part, StringComparison.Ordinal)));
        Wrong.Nothing(others);
        Assert.NotEmpty(Directory.EnumerateFiles(Repository.At(Folders[1] + "/Endpoints"), "*Api.cs"));
        Assert.NotEmpty(Directory.EnumerateFiles(Repository.At(Folders[2]), "*Tests.cs"));
    }

    [Fact]
    public void It_stands_in_its_four_folders_and_nowhere_else()
    {
        var texts = new[] { "src", "tests", "fixtures" }.SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Where(path => !Folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)))
            .Where(path => !path.EndsWith($"/{nameof(FourthProviderTests)}.cs", StringComparison.Ordinal));
        Wrong.Nothing(texts.Where(path => File.ReadAllText(Repository.At(path)).Contains(Name, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(Folders.Order(StringComparer.Ordinal), Directory.EnumerateDirectories(Repository.At(Root)).SelectMany(Directory.EnumerateDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_cost_in_lines_is_what_CONTRIBUTING_states()
    {
        var stated = CostRow().Matches(File.ReadAllText(Repository.At("CONTRIBUTING.md")))
            .Select(row => $"{row.Groups["folder"].Value} {row.Groups["lines"].Value}");
        Assert.Equal(Folders.Select(folder => $"{folder[Root.Length..]} {Lines(folder)}").Append("elsewhere 0"), stated);
    }

    [Fact]
    public void The_page_and_the_control_API_name_no_provider()
    {
        var words = ProviderList.All.SelectMany(provider => new[] { provider.Name, provider.WorkspaceMember, provider.Title }).Concat(FolderTests.Providers);
        var word = new Regex($"\\b(?:{string.Join('|', words.Select(Regex.Escape))})\\b", RegexOptions.IgnoreCase);
        var wrong = from folder in new[] { "src/Emulator/wwwroot", "src/Emulator/Control" }
                    from path in Directory.EnumerateFiles(Repository.At(folder), "*", SearchOption.AllDirectories)
                    where !path.Contains("vendor", StringComparison.Ordinal) && word.IsMatch(File.ReadAllText(path))
                    select $"{path}: {word.Match(File.ReadAllText(path)).Value}";
        Wrong.Nothing(wrong);
    }

    private static int Lines(string folder) =>
        Directory.EnumerateFiles(Repository.At(folder), "*", SearchOption.AllDirectories).Sum(path => File.ReadLines(path).Count());

    [GeneratedRegex(@"^\| `?(?<folder>(?:Contracts|Providers|Tests|fixtures)/\w+|elsewhere)`? \| (?<lines>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex CostRow();
}
