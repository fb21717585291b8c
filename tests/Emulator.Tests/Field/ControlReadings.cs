using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>An answer as it came.</summary>
internal sealed record Reading(string Path, HttpResponseMessage Answer, byte[] Body)
{
    /// <summary>The body as text.</summary>
    public string Text { get; } = System.Text.Encoding.UTF8.GetString(Body);

    /// <summary>The status.</summary>
    public int Status => (int)Answer.StatusCode;

    /// <summary>The media type of the body.</summary>
    public string Type => Answer.Content.Headers.ContentType?.MediaType ?? "";

    /// <summary>The call's answer.</summary>
    public static async Task<Reading> OfAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return new Reading(path, answer, await answer.Content.ReadAsByteArrayAsync());
    }
}

/// <summary>All that can be read of a workspace through the control API: every <c>GET</c> of its OpenAPI document, for everything that its lists
/// tell of.</summary>
internal static class ControlReadings
{
    private const string Place = "/_emulator/workspaces/{ws}";
    private const int MostOfAList = 80;

    /// <summary>The answers, one after the other.</summary>
    public static async IAsyncEnumerable<Reading> OfAsync(TestWorkspace workspace)
    {
        var document = JsonDocument.Parse(await workspace.Http.GetStringAsync("/_emulator/openapi.json")).RootElement;
        var templates = document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith(Place, StringComparison.Ordinal) && path.Value.TryGetProperty("get", out _))
            .Select(path => path.Name);
        // What follows a workspace has no end.
        foreach (var template in templates.Where(one => !one.EndsWith("timeline/stream", StringComparison.Ordinal)
            && !one.EndsWith("journal/stream", StringComparison.Ordinal)))
        {
            foreach (var path in await FilledAsync(workspace.Http, template.Replace("{ws}", workspace.Id, StringComparison.Ordinal)))
                yield return await Reading.OfAsync(workspace.Http, path);
        }
    }

    private static async Task<List<string>> FilledAsync(HttpClient http, string template)
    {
        var open = template.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return [template];
        var list = await Reading.OfAsync(http, template[..open].TrimEnd('/'));
        if (list.Status != 200) return [];
        var rest = template[(template.IndexOf('}', StringComparison.Ordinal) + 1)..];
        var filled = new List<string>();
        foreach (var id in Names(JsonDocument.Parse(list.Body).RootElement).Take(MostOfAList))
            filled.AddRange(await FilledAsync(http, template[..open] + Uri.EscapeDataString(id) + rest));
        return filled;
    }

    private static IEnumerable<string> Names(JsonElement list) => list.ValueKind == JsonValueKind.Object
        ? list.EnumerateObject().Select(member => member.Name)
        : list.EnumerateArray().SelectMany(one => one.EnumerateObject().Where(member => member.Name is "id" or "number" or "name" or "runId").Take(1))
            .Select(member => member.Value.ToString());
}
