using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recorder.Playing;

/// <summary>The recordings of a folder as WireMock.Net plays them: calls that were made several times are answered in their order, the last time for
/// ever.</summary>
internal static class RecordedMappings
{
    /// <summary>The texts of the mappings.</summary>
    /// <exception cref="InvalidDataException">A file is no mapping of WireMock.Net.</exception>
    public static IReadOnlyList<string> Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new InvalidDataException($"There is no recording in {folder}.");
        var all = files.SelectMany(file => Mappings(file)).ToList();
        foreach (var same in all.GroupBy(mapping => mapping["Request"]!.ToJsonString()).Where(group => group.Count() > 1))
        {
            var (steps, title) = (same.ToList(), FormattableString.Invariant($"sequence {all.IndexOf(same.First())}"));
            for (var i = 0; i < steps.Count; i++)
            {
                steps[i]["Scenario"] = title;
                if (i > 0) steps[i]["WhenStateIs"] = State(i);
                steps[i]["SetStateTo"] = State(Math.Min(i + 1, steps.Count - 1)); // The last sets itself, else the sequence would begin anew.
            }
        }

        return [.. all.Select(mapping => mapping.ToJsonString())];
    }

    private static string State(int step) => step.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<JsonObject> Mappings(string file)
    {
        JsonNode? read;
        try
        {
            read = JsonNode.Parse(File.ReadAllText(file));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is no JSON: {error.Message}");
        }

        foreach (var mapping in read is JsonArray many ? [.. many] : new List<JsonNode?> { read })
        {
            if (MappingFormat.Problem(mapping) is { } problem) throw new InvalidDataException($"{file} is refused: {problem}.");
            yield return (JsonObject)mapping!;
        }
    }
}
