using System.Globalization;
using System.Text.Json;

namespace Emulator.Comparing;

/// <summary>Recordings in a folder: mappings of WireMock.Net as the recorder writes them, and the wire examples of this repository.</summary>
internal static class RecordingFiles
{
    /// <summary>All recordings under a folder, in the order of their names.</summary>
    /// <exception cref="InvalidDataException">A file is no recording, or there is none.</exception>
    public static IReadOnlyList<Recording> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new InvalidDataException($"There is no folder {folder}.");
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? [.. files.Select(file => ReadFile(file))] : throw new InvalidDataException($"There is no recording in {folder}.");
    }

    private static Recording ReadFile(string file)
    {
        try
        {
            using var read = JsonDocument.Parse(File.ReadAllText(file));
            var name = Path.GetFileName(file);
            var recording = read.RootElement.TryGetProperty("Data", out var data) && data.TryGetProperty("Recording", out var told)
                ? Mapping(name, read.RootElement, told)
                : WireExample.Read(name, read.RootElement);
            return recording ?? throw new InvalidDataException($"{file} is no recording: it has neither Data.Recording nor what a wire example has.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{file} is no recording: {error.Message}");
        }
    }

    private static Recording Mapping(string name, JsonElement mapping, JsonElement told)
    {
        if (told.GetProperty("Version").GetInt32() != 1) throw new InvalidDataException($"{name} was written by a later recorder.");
        var answer = mapping.GetProperty("Response");
        return new Recording(
            name,
            told.GetProperty("Provider").GetString()!,
            new Uri(told.GetProperty("To").GetString()!),
            DateTimeOffset.Parse(told.GetProperty("At").GetString()!, CultureInfo.InvariantCulture),
            told.GetProperty("ShapesOnly").GetBoolean(),
            new RecordedRequest(
                mapping.GetProperty("Request").GetProperty("Methods")[0].GetString()!,
                told.GetProperty("Target").GetString()!,
                Headers(told, "RequestHeaders"),
                told.GetProperty("RequestBodyKind").GetString()!,
                told.GetProperty("RequestBody").GetString()!),
            new WireAnswer(
                answer.GetProperty("StatusCode").GetInt32(), Headers(answer, "Headers"), told.GetProperty("ResponseBodyKind").GetString()!, Body(answer)));
    }

    private static string Body(JsonElement answer) =>
        answer.TryGetProperty("BodyAsJson", out var json) ? json.GetRawText()
        : answer.TryGetProperty("Body", out var text) ? text.GetString()!
        : answer.TryGetProperty("BodyAsBytes", out var bytes) ? bytes.GetString()!
        : "";

    private static List<KeyValuePair<string, string>> Headers(JsonElement of, string name) =>
    [
        .. from header in of.TryGetProperty(name, out var headers) ? headers.EnumerateObject() : default
           from value in header.Value.ValueKind == JsonValueKind.Array ? header.Value.EnumerateArray().ToArray() : [header.Value]
           select KeyValuePair.Create(header.Name, value.GetString()!),
    ];
}
