using Emulator.Tests.Support;

namespace Emulator.Tests.Shape;

/// <summary>Who knows one provider finds their way in all: the same files, names that tell the place, short files.</summary>
public partial class FolderTests
{
    private const int Longest = 250;
    private const int Widest = 160;
    internal const string Rooms = "Endpoints Input Life Pages Records Screens Wire";

    /// <summary>What may stand at the root of a provider's folder, behind the provider's name.</summary>
    internal static readonly string[] AtTheRoot =
        ["Provider", "Access", "Dialect", "State", "Settings", "Webhooks", "Seed", "Demo", "Fixture", "Rules", "Acts", "Callers", "Options"];

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> MayBeLonger = [];

    internal static string[] Providers => Directory.Exists(Repository.At("src/Emulator/Providers"))
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
        Assert.Equal(Providers.Append("Control").Order(StringComparer.Ordinal), Directory.EnumerateDirectories(Repository.At("src/Contracts"))
            .Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj", "Pacts"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_provider_that_calls_back_has_a_file_for_it_on_both_sides() => Assert.All(Providers, provider =>
        Assert.Equal(
            File.Exists(Repository.At($"src/Contracts/{provider}/{provider}Events.cs")),
            File.Exists(Repository.At($"src/Emulator/Providers/{provider}/{provider}Webhooks.cs"))));

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
        // Records, enums and what is as small as they are stand with the type that uses them.
        var wrong = from file in SourceFile.All
                    where file.Types.Count > 0
                        && !file.Types.All(type => type.IsData || (type.IsStatic && file.Path.StartsWith("src/Contracts/", StringComparison.Ordinal)))
                    where file.Types.Count(type => type is { IsPublic: true, IsData: false } && !IsSmall(type)) > 1
                        || !file.Types.Any(type => type.Name == file.Name.Split('.')[0])
                    select $"{file.Path}: {string.Join(", ", file.Types.Select(type => type.Name))}";
        Wrong.Nothing(wrong);
    }

    [Fact]
    public void Every_provider_has_the_same_rooms()
    {
        var rooms = Providers.ToDictionary(
            provider => provider,
            provider => string.Join(' ', Directory.EnumerateDirectories(Repository.At($"src/Emulator/Providers/{provider}"))
                .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)));
        Assert.All(rooms, provider => Assert.Equal(Rooms, provider.Value));
        var others = from provider in Providers
                     from path in Directory.EnumerateFiles(Repository.At($"src/Emulator/Providers/{provider}"), "*.cs")
                         .Select(path => Path.GetFileNameWithoutExtension(path))
                     where !AtTheRoot.Any(part => path.StartsWith(provider + part, StringComparison.Ordinal))
                     select $"{provider}/{path}.cs belongs into a room";
        Wrong.Nothing(others);
    }

    [Fact]
    public void No_room_of_Core_knows_one_that_knows_it()
    {
        var knows = SourceFile.All.Where(file => file.Path.StartsWith("src/Emulator/Core/", StringComparison.Ordinal))
            .GroupBy(file => file.Namespace).ToDictionary(
                group => group.Key,
                group => group.SelectMany(file => file.Usings).Where(name => name.StartsWith("Emulator.Core.", StringComparison.Ordinal)).ToHashSet());
        var circles = from room in knows.Keys
                      from path in PathsBack(room, knows)
                      select string.Join(" → ", path.Select(name => name["Emulator.Core.".Length..]));
        Wrong.Nothing(circles.Distinct());
    }

    [Fact]
    public void Lines_fit_on_a_screen()
    {
        var wide = from path in Repository.CodeUnder("src").Concat(Repository.CodeUnder("tests"))
                   from line in OutsideRawTexts(File.ReadLines(Repository.At(path)))
                   where line.text.Length > Widest
                   select $"{path}:{line.index + 1} has {line.text.Length} characters";
        Wrong.Nothing(wide);
    }

    [Fact]
    public void Files_are_short()
    {
        var lengths = Repository.CodeUnder("src").Concat(Repository.CodeUnder("tests"))
            .ToDictionary(path => path, path => File.ReadLines(Repository.At(path)).Count());
        Wrong.Nothing(lengths.Where(file => file.Value > Longest && !MayBeLonger.ContainsKey(file.Key)).Select(file => $"{file.Key} has {file.Value} lines"));
        Wrong.Nothing(MayBeLonger.Keys.Where(path => lengths.GetValueOrDefault(path) <= Longest)); // The list tells no old stories.
    }

    /// <summary>The files that a provider has, under the folders for its contracts and its code.</summary>
    internal static IEnumerable<string> FilesOf(string provider, string contracts = "src/Contracts", string code = "src/Emulator/Providers") =>
        new[] { "Routes", "Models", "Errors", "Client", "Control", "Defaults" }.Select(part => $"{contracts}/{provider}/{provider}{part}.cs")
            .Concat(new[] { "Provider", "Access", "Dialect", "State", "Settings", "Acts", "Fixtures" }.Select(part => $"{code}/{provider}/{provider}{part}.cs"))
            .Append($"{code}/{provider}/Screens/{provider}Pages.cs");

    private static string NamespaceOf(string path)
    {
        var parts = path.Split('/');
        return string.Join('.', parts[1..^1]);
    }

    private static IEnumerable<IReadOnlyList<string>> PathsBack(string room, Dictionary<string, HashSet<string>> knows)
    {
        var from = new Dictionary<string, string>();
        var open = new Queue<string>([room]);
        while (open.TryDequeue(out var here))
        {
            foreach (var next in knows.GetValueOrDefault(here) ?? [])
            {
                if (next == room)
                {
                    var path = new List<string> { room, here };
                    while (path[^1] != room) path.Add(from[path[^1]]);
                    path.Reverse();
                    yield return path;
                }
                else if (from.TryAdd(next, here)) open.Enqueue(next);
            }
        }
    }

    // What has no behaviour of its own: an interface, and what is thrown or attached.
    private static bool IsSmall(DeclaredType type) => type.Kind == "interface"
        || type.Name.EndsWith("Exception", StringComparison.Ordinal) || type.Name.EndsWith("Attribute", StringComparison.Ordinal);

    // A raw string is what it is: the bytes of a wire, a style sheet.
    private static IEnumerable<(string text, int index)> OutsideRawTexts(IEnumerable<string> lines)
    {
        var isRaw = false;
        foreach (var (text, index) in lines.Select((text, index) => (text, index)))
        {
            var marks = RawMark().Count(text);
            if (!isRaw && marks == 0) yield return (text, index);
            if (marks % 2 == 1) isRaw = !isRaw;
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"{3,}")]
    private static partial System.Text.RegularExpressions.Regex RawMark();
}
