using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Shape;

/// <summary>“Where things are” in CONTRIBUTING.md tells the places as they are: each row holds for each provider, no room is left out.</summary>
public partial class MapTests
{
    private const string OnlyCallers = "if the provider calls back";

    private static string Text { get; } = File.ReadAllText(Repository.At("CONTRIBUTING.md"));

    /// <summary>The rows of the first table.</summary>
    private static IReadOnlyList<string> Rows { get; } =
        [.. Text[Text.IndexOf("| you look for |", StringComparison.Ordinal)..].Split('\n').TakeWhile(line => line.StartsWith('|')).Skip(2)];

    public static TheoryData<string, string> RowsAndProviders()
    {
        var all = new TheoryData<string, string>();
        foreach (var row in Rows)
            foreach (var provider in FolderTests.Providers)
                if (!row.Contains(OnlyCallers, StringComparison.Ordinal) || CallsBack(provider)) all.Add(row, provider);
        return all;
    }

    [Theory]
    [MemberData(nameof(RowsAndProviders))]
    public void Each_place_of_the_map_is_there_for_each_provider(string row, string provider)
    {
        var places = Quoted().Matches(row).Select(match => match.Groups[1].Value).Where(word => !word.Contains(' ', StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(Exists(Resolve(place, row, provider)), $"{row}\n{place} is not there for {provider}."));
        Assert.NotEmpty(places);
    }

    [Fact]
    public void The_map_has_rows_for_each_room_of_a_provider()
    {
        Assert.All(FolderTests.Rooms.Split(' '), room => Assert.Contains($"`{room}/", string.Concat(Rows)));
    }

    [Fact]
    public void Each_room_of_Core_has_its_line()
    {
        var core = Text[Text.IndexOf("| room |", StringComparison.Ordinal)..Text.IndexOf("## Add a provider", StringComparison.Ordinal)];
        Assert.Equal(Folders("src/Emulator/Core"), Quoted().Matches(core).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_room_of_Control_is_named()
    {
        var row = Rows.Single(row => row.Contains("`src/Emulator/Control/`", StringComparison.Ordinal));
        Assert.Equal(Folders("src/Emulator/Control"), Quoted().Matches(row).Select(match => match.Groups[1].Value).Skip(1).Order(StringComparer.Ordinal));
    }

    private static string Resolve(string place, string row, string provider)
    {
        var path = place.Replace("<P>", provider, StringComparison.Ordinal);
        if (path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal)) return path;
        // A word without a way stands behind the folder that its row begins with, or in the provider's own.
        return Quoted().Match(row).Groups[1].Value is ("src/Emulator/Control/" or "src/Emulator/wwwroot/") and var folder
            ? folder + path
            : $"src/Emulator/Providers/{provider}/{path}";
    }

    private static bool Exists(string path) =>
        Path.HasExtension(path) ? File.Exists(Repository.At(path)) : Directory.Exists(Repository.At(path));

    private static bool CallsBack(string provider) => File.Exists(Repository.At($"src/Emulator/Providers/{provider}/{provider}Webhooks.cs"));

    private static IEnumerable<string> Folders(string path) =>
        Directory.EnumerateDirectories(Repository.At(path)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
