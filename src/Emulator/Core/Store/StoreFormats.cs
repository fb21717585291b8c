using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Emulator.Core.History;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>How things are written in a store.</summary>
internal sealed class StoreFormats
{
    private readonly WorkspaceHouse house;
    private readonly JsonSerializerOptions answers;
    private readonly Lazy<CommitFormat> commits;

    /// <summary>The formats of the workspaces of a house.</summary>
    /// <param name="house">The house.</param>
    /// <param name="answers">How the answers of acts are written.</param>
    public StoreFormats(WorkspaceHouse house, JsonSerializerOptions answers)
    {
        (this.house, this.answers) = (house, answers);
        (States, Whole) = (new StateFormat(house.Providers), new WorkspaceFormat(house));
        Common = new CommonTables(States);
        commits = new(() => new CommitFormat(States, new AreaShapes(house), house.Providers));
    }

    /// <summary>Rows and values.</summary>
    public StateFormat States { get; }

    /// <summary>Workspaces.</summary>
    public WorkspaceFormat Whole { get; }

    /// <summary>Commits.</summary>
    public CommitFormat Commits => commits.Value;

    /// <summary>Whether an area is a provider's.</summary>
    public bool IsProvider(string area) => house.Providers.IsProvider(area);

    /// <summary>Tables that workspaces have in common.</summary>
    public CommonTables Common { get; }

    /// <summary>A workspace, whole and packed, but for the tables that are kept apart.</summary>
    public PackedState Pack(SavedWorkspace saved)
    {
        using var packed = new MemoryStream();
        var tables = new Written(Common);
        var whole = Whole.Write(saved, tables, out var used);
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) packing.Write(whole);
        return new PackedState(packed.ToArray(), whole.Length, [.. used.Distinct(StringComparer.Ordinal).Select(name => tables.Found[name])]);
    }

    /// <summary>The value that a commit led to, packed; its quota counters stand in the head.</summary>
    public PackedState Pack(CommitItem item) => Pack(new SavedWorkspace(
        new WorkspaceHead(item.Workspace.Id, item.Workspace.Seed, null, item.Commit.Version, item.Clock, item.At, item.Workspace.SaveSecrets(),
            ImmutableSortedDictionary<string, Quotas.QuotaCount>.Empty), item.State));

    /// <summary>An act as it is kept.</summary>
    public void WriteAct(IBufferWriter<byte> place, HistoryEntry entry)
    {
        using var writer = new Utf8JsonWriter(place, new JsonWriterOptions { Encoder = States.Options.Encoder });
        var act = entry.Act!;
        writer.WriteStartObject();
        writer.WriteString("at", entry.At);
        writer.WritePropertyName("cause");
        JsonSerializer.Serialize(writer, entry.Cause, States.Options);
        writer.WritePropertyName("act");
        JsonSerializer.Serialize(writer, act with { Answer = null }, States.Options);
        if (act.Answer is { } answer)
        {
            writer.WritePropertyName("answer");
            JsonSerializer.Serialize(writer, answer, answer.GetType(), answers);
        }

        writer.WriteEndObject();
    }

    /// <summary>An act as it was.</summary>
    public HistoryEntry ReadAct(long number, ReadOnlyMemory<byte> kept)
    {
        using var document = JsonDocument.Parse(kept);
        var root = document.RootElement;
        var act = root.GetProperty("act").Deserialize<ControlAct>(States.Options)!;
        return new HistoryEntry(number, root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("cause").Deserialize<Cause>(States.Options)!)
        {
            Act = root.TryGetProperty("answer", out var answer) ? act with { Answer = answer.Clone() } : act,
        };
    }

    /// <summary>What is written is not read at the same time.</summary>
    private sealed class Written(CommonTables common) : IKeptTables
    {
        public Dictionary<string, CommonTable> Found { get; } = new(StringComparer.Ordinal);

        public string? NameOf(ITable table)
        {
            if (common.Find(table) is not { } found) return null;
            Found[found.Name] = found;
            return found.Name;
        }

        public ITable Read(string name, ITable form) => throw new InvalidOperationException("It is written.");

        public int CountOf(string name) => throw new InvalidOperationException("It is written.");
    }
}

/// <summary>The value of a workspace, packed.</summary>
/// <param name="State">The value, but for some tables.</param>
/// <param name="Size">Its size in bytes before it was packed.</param>
/// <param name="Apart">Those.</param>
internal sealed record PackedState(byte[] State, long Size, IReadOnlyList<CommonTable> Apart);
