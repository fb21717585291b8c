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
    public TState Read<TState>(TState form, JsonElement area)
        where TState : ProviderState
    {
        var state = (TState)form.Copy();
        var shape = StateShape.Of(form.GetType());
        var (values, tables) = (area.GetProperty("values"), area.GetProperty("tables"));
        foreach (var value in shape.Values)
            if (values.TryGetProperty(value.Name, out var kept)) value.Set(state, kept.Deserialize(value.Type, Options));
        foreach (var part in shape.Tables)
        {
            if (!tables.TryGetProperty(part.Name, out var rows)) continue;
            var table = (ITable)part.Get(form)!;
            part.Set(state, table.Of(rows.EnumerateArray().Select(row => row.Deserialize(table.RowType, Options)!)));
        }

        return state;
    }

    /// <summary>Reads a world from its areas.</summary>
    public World ReadWorld(JsonElement areas) => Read(World.Empty, areas.GetProperty(WorkspaceState.Core)) with
    {
        Providers = providers.All.Where(provider => areas.TryGetProperty(provider.Name, out _))
            .ToImmutableSortedDictionary(
                provider => provider.Name, provider => Read(providers.FormOf(provider), areas.GetProperty(provider.Name)), StringComparer.Ordinal),
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
            writer.WriteStartArray(name);
            foreach (var (_, row) in table.Records) JsonSerializer.Serialize(writer, row, table.RowType, Options);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The world of a snapshot.</summary>
    private sealed class WorldConverter(StateFormat format) : JsonConverter<World>
    {
        public override World Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            format.ReadWorld(JsonElement.ParseValue(ref reader));

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
