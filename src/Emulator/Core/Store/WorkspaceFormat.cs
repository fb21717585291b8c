using System.Collections.Immutable;
using System.Text.Json;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>A workspace as it is kept: all that it is, whole, in JSON with a number for the format. What is read back and written
/// again is the same to the byte.</summary>
/// <param name="house">What the workspaces of the process share.</param>
internal sealed class WorkspaceFormat(WorkspaceHouse house)
{
    /// <summary>The number of the format; one that is not known is not read.</summary>
    private const int Number = 1;

    private readonly StateFormat states = new(house.Providers);

    /// <summary>The workspace as bytes.</summary>
    public byte[] Write(Workspace workspace) => Write(workspace.Save());

    /// <summary>A saved workspace as bytes, in one piece.</summary>
    public byte[] Write(SavedWorkspace saved) => Write(saved, null, out _);

    /// <summary>A saved workspace as bytes.</summary>
    /// <param name="saved">The workspace.</param>
    /// <param name="tables">Tables that are kept apart.</param>
    /// <param name="apart">The names of those that are.</param>
    public byte[] Write(SavedWorkspace saved, IKeptTables? tables, out IReadOnlyList<string> apart)
    {
        using var bytes = new MemoryStream();
        using var shared = SharedRows.Begin(tables);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = states.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Number);
            writer.WritePropertyName("head");
            JsonSerializer.Serialize(writer, saved.Head, states.Options);
            writer.WritePropertyName("areas");
            states.Write(writer, saved.State.Areas);
            writer.WriteEndObject();
        }

        apart = shared.Used;
        return bytes.ToArray();
    }

    /// <summary>Reads a saved workspace.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="tables">Tables that are kept apart.</param>
    /// <exception cref="InvalidDataException">It is of another format, or damaged.</exception>
    public SavedWorkspace Read(ReadOnlyMemory<byte> bytes, IKeptTables? tables = null)
    {
        try
        {
            using var shared = SharedRows.Begin(tables);
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.GetProperty("format").GetInt32() is var format && format != Number)
                throw new InvalidDataException($"The workspace is kept in format {format}; this program reads format {Number}.");
            return new SavedWorkspace(root.GetProperty("head").Deserialize<WorkspaceHead>(states.Options)!, Read(root.GetProperty("areas")));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"What is kept of the workspace cannot be read: {error.Message}", error);
        }
    }

    private WorkspaceState Read(JsonElement kept)
    {
        var areas = states.Read(kept, FormOf);
        return (WorkspaceState)areas[WorkspaceState.Area] with
        {
            World = states.WorldOf(areas),
            Beside = house.Areas.ToImmutableSortedDictionary(
                area => area.Name, area => areas.GetValueOrDefault(area.Name) ?? area.Empty, StringComparer.Ordinal),
        };
    }

    private ProviderState? FormOf(string area) =>
        area == WorkspaceState.Area ? WorkspaceState.Empty : states.FormOf(area) ?? house.Areas.FirstOrDefault(one => one.Name == area)?.Empty;
}
