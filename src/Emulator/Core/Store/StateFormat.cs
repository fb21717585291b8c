using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Core.Hosting;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>States as they are kept: each area with its values and its tables, row by row. It knows the declared shape of a state and nothing of any wire, so a
/// change of the wire changes nothing that is kept; and reading gives just what was written, indices included.</summary>
internal sealed class StateFormat
{
    private readonly ProviderCatalog providers;

    /// <summary>The format of the states of these providers.</summary>
    public StateFormat(ProviderCatalog providers)
    {
        this.providers = providers;
        Options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(), new SortedTextConverter(), new WorldConverter(this) },
        };
    }

    /// <summary>How rows and values are written.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>Writes areas by their names.</summary>
    public void Write(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, ProviderState>> areas)
    {
        writer.WriteStartObject();
        foreach (var (name, state) in areas)
        {
            writer.WritePropertyName(name);
            Write(writer, state);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads an area that <paramref name="form"/> has the form of; what is not there stays as it is in the form.</summary>
    private ProviderState Read(ProviderState form, JsonElement area)
    {
        var state = form.Copy();
        var shape = StateShape.Of(form.GetType());
        var (values, tables) = (area.GetProperty("values"), area.GetProperty("tables"));
        foreach (var value in shape.Values)
            if (values.TryGetProperty(value.Name, out var kept)) value.Set(state, kept.Deserialize(value.Type, Options));
        // In the order in which they were written: a row that stands in several worlds is written once, and named by its place from then on.
        foreach (var kept in tables.EnumerateObject())
        {
            if (shape.Tables.FirstOrDefault(part => part.Name == kept.Name) is not { } part)
            {
                SharedRows.Current.Pass(kept.Value);
                continue;
            }

            var table = (ITable)part.Get(form)!;
            part.Set(state, kept.Value.ValueKind == JsonValueKind.String
                ? SharedRows.Current.Read(kept.Value.GetString()!, table)
                : table.Of([.. kept.Value.EnumerateArray().Select(row => SharedRows.Current.Read(row, one => one.Deserialize(table.RowType, Options)!))]));
        }

        return state;
    }

    /// <summary>Reads areas in the order in which they were written; one that nobody knows any more is passed over.</summary>
    /// <param name="areas">The areas by their names.</param>
    /// <param name="formOf">The form of an area, or null.</param>
    public Dictionary<string, ProviderState> Read(JsonElement areas, Func<string, ProviderState?> formOf)
    {
        var states = new Dictionary<string, ProviderState>(StringComparer.Ordinal);
        foreach (var area in areas.EnumerateObject())
        {
            if (formOf(area.Name) is { } form) states.Add(area.Name, Read(form, area.Value));
            else
                foreach (var table in area.Value.GetProperty("tables").EnumerateObject()) SharedRows.Current.Pass(table.Value);
        }

        return states;
    }

    /// <summary>The form of an area of the world, or null.</summary>
    public ProviderState? FormOf(string area) =>
        area == WorkspaceState.Core ? World.Empty : providers.Find(area) is { } provider ? providers.FormOf(provider) : null;

    /// <summary>The world that is made of areas.</summary>
    public World WorldOf(Dictionary<string, ProviderState> areas) => (World)areas[WorkspaceState.Core] with
    {
        Providers = areas.Where(area => providers.IsProvider(area.Key))
            .ToImmutableSortedDictionary(static area => area.Key, static area => area.Value, StringComparer.Ordinal),
    };

    private static IEnumerable<KeyValuePair<string, ProviderState>> Areas(World world) => [new(WorkspaceState.Core, world), .. world.Providers];

    private void Write(Utf8JsonWriter writer, ProviderState state)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("values");
        foreach (var value in StateShape.Of(state.GetType()).Values)
        {
            writer.WritePropertyName(value.Name);
            JsonSerializer.Serialize(writer, value.Get(state), value.Type, Options);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("tables");
        foreach (var (name, table) in state.Tables)
        {
            if (SharedRows.Current.NameOf(table) is { } apart)
            {
                writer.WriteString(name, apart);
                continue;
            }

            writer.WriteStartArray(name);
            foreach (var (_, row) in table.Records)
                if (SharedRows.Current.PlaceOf(row) is { } place) writer.WriteNumberValue(place);
                else JsonSerializer.Serialize(writer, row, table.RowType, Options);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The world of a snapshot.</summary>
    private sealed class WorldConverter(StateFormat format) : JsonConverter<World>
    {
        public override World Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            format.WorldOf(format.Read(JsonElement.ParseValue(ref reader), format.FormOf));

        public override void Write(Utf8JsonWriter writer, World value, JsonSerializerOptions options) => format.Write(writer, Areas(value));
    }
}

/// <summary>Dictionaries by text in the ordinal order, whatever the machine's language.</summary>
internal sealed class SortedTextConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)
            && typeToConvert.GetGenericArguments()[0] == typeof(string);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()[1]))!;

    private sealed class Of<TValue> : JsonConverter<ImmutableSortedDictionary<string, TValue>>
    {
        public override ImmutableSortedDictionary<string, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, TValue>>(ref reader, options)!.ToImmutableSortedDictionary(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, TValue> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, one) in value)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, one, options);
            }

            writer.WriteEndObject();
        }
    }
}
