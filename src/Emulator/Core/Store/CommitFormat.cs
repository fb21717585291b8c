using System.Buffers;
using System.Text.Json;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.State;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Commits as they are kept: what leads from one value of a workspace to the next, and what a person is told of it. Rows are kept as they are after
/// it; as they were before it only where the history shows that.</summary>
/// <param name="states">How rows and values are written.</param>
/// <param name="shapes">What the rows and values of each area are.</param>
/// <param name="providers">Whose areas the history shows.</param>
internal sealed class CommitFormat(StateFormat states, AreaShapes shapes, ProviderCatalog providers)
{
    private const int Replaced = 1;
    private const int Attempted = 2;

    /// <summary>Writes a commit.</summary>
    public void Write(IBufferWriter<byte> place, Commit commit)
    {
        using var writer = new Utf8JsonWriter(place, new JsonWriterOptions { Encoder = states.Options.Encoder, SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteString("at", commit.At);
        writer.WritePropertyName("cause");
        JsonSerializer.Serialize(writer, commit.Cause, states.Options);
        if (commit.Number > 0) writer.WriteNumber("number", commit.Number);
        if (commit.Follows > 0) writer.WriteNumber("follows", commit.Follows);
        if (commit.Restored is { } restored) writer.WriteNumber("restored", restored);
        if (commit.Clock is { } clock)
        {
            writer.WritePropertyName("clock");
            JsonSerializer.Serialize(writer, clock, states.Options);
        }

        writer.WriteStartArray("rows");
        foreach (var row in commit.Rows) Write(writer, row);
        writer.WriteEndArray();
        writer.WriteStartArray("values");
        foreach (var value in commit.Values)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(value.Area);
            writer.WriteStringValue(value.Name);
            JsonSerializer.Serialize(writer, value.After, value.After?.GetType() ?? typeof(object), states.Options);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads a commit. Of what came before a row only that is there which the history shows.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public Commit Read(long version, ReadOnlyMemory<byte> kept)
    {
        using var document = JsonDocument.Parse(kept);
        var root = document.RootElement;
        return new Commit(version, root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("cause").Deserialize<Cause>(states.Options)!)
        {
            Number = Number(root, "number") ?? 0,
            Follows = Number(root, "follows") ?? 0,
            Restored = (int?)Number(root, "restored"),
            Clock = root.TryGetProperty("clock", out var clock) ? clock.Deserialize<ClockReading>(states.Options) : null,
            Rows = [.. root.GetProperty("rows").EnumerateArray().Select(ReadRow).OfType<RecordChange>()],
            Values = [.. root.GetProperty("values").EnumerateArray().Select(ReadValue).OfType<ValueChange>()],
        };
    }

    /// <summary>The value after a commit.</summary>
    public static WorkspaceState With(WorkspaceState state, Commit commit)
    {
        if (commit.Restored is { } number && state.Snapshots.Find(number) is { } snapshot) state = state with { World = snapshot.World };
        foreach (var value in commit.Values) state = Change(state, value.Area, one => Set(one, value));
        // A snapshot is of the world as it is when it is taken: that is not kept a second time.
        foreach (var row in commit.Rows)
        {
            var after = row.After is Snapshot taken ? taken with { World = state.World } : row.After;
            state = Change(state, row.Area, one => one.Write(row.Table, row.Id, after));
        }

        return commit.Number > 0 ? state with { Version = commit.Version } : state;
    }

    private static long? Number(JsonElement root, string name) => root.TryGetProperty(name, out var number) ? number.GetInt64() : null;

    private static WorkspaceState Change(WorkspaceState state, string area, Func<ProviderState, ProviderState> change) => area switch
    {
        WorkspaceState.Area => (WorkspaceState)change(state),
        WorkspaceState.Core => state with { World = (World)change(state.World) },
        _ when state.Beside.TryGetValue(area, out var beside) => state.With(area, change(beside)),
        _ when state.World.Providers.TryGetValue(area, out var records) =>
            state with { World = state.World with { Providers = state.World.Providers.SetItem(area, change(records)) } },
        _ => state, // Of a provider that is not played any more.
    };

    private static ProviderState Set(ProviderState state, ValueChange change)
    {
        var copy = state.Copy();
        StateShape.Of(state.GetType()).Values.FirstOrDefault(value => value.Name == change.Name)?.Set(copy, change.After);
        return copy;
    }

    private static bool IsAttempted(RecordChange row) =>
        row.After is Delivery after && after.Attempts.Length > ((row.Before as Delivery)?.Attempts.Length ?? 0);

    private void Write(Utf8JsonWriter writer, RecordChange row)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(row.Area);
        writer.WriteStringValue(row.Table);
        writer.WriteStringValue(row.Id);
        writer.WriteNumberValue((row.Before is null ? 0 : Replaced) | (IsAttempted(row) ? Attempted : 0));
        if (row.After is Snapshot snapshot)
        {
            using var none = SharedRows.Begin();
            Write(writer, snapshot with { World = World.Empty });
        }
        else Write(writer, row.After);

        if (row.Before is { } before && providers.IsProvider(row.Area)) Write(writer, before);
        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, object? row)
    {
        if (row is null) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, row, row.GetType(), states.Options);
    }

    private RecordChange? ReadRow(JsonElement row)
    {
        var (area, table) = (row[0].GetString()!, row[1].GetString()!);
        if (shapes.RowOf(area, table) is not { } type) return null;
        using var none = type == typeof(Snapshot) ? SharedRows.Begin() : null;
        var marks = row[3].GetInt32();
        var after = row[4].Deserialize(type, states.Options);
        var before = row.GetArrayLength() > 5 ? row[5].Deserialize(type, states.Options) : null;
        if (after is Delivery delivery && before is null)
            before = (marks & Attempted) != 0 ? delivery with { Attempts = delivery.Attempts[..^1] } : (marks & Replaced) != 0 ? delivery : null;
        else if (before is null && (marks & Replaced) != 0) before = after;
        return new RecordChange(area, table, row[2].GetString()!, before, after) { IsShown = shapes.IsShown(area, table) };
    }

    private ValueChange? ReadValue(JsonElement value)
    {
        var (area, name) = (value[0].GetString()!, value[1].GetString()!);
        return shapes.ValueOf(area, name) is { } type ? new ValueChange(area, name, value[2].Deserialize(type, states.Options)) : null;
    }
}
