using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Emulator.Core.State;

namespace Emulator.Core.Store;

/// <summary>Tables that several workspaces have in common, as objects: the content of fresh workspaces of one seed. One that is met a second time is kept apart
/// from then on; and who reads it has the same object as all others again.</summary>
/// <param name="states">How rows are written.</param>
internal sealed class CommonTables(StateFormat states)
{
    private const int LeastRows = 8;
    private const int MostAtHand = 64;
    private readonly ConditionalWeakTable<ITable, Seen> seen = [];
    private readonly ConcurrentDictionary<string, WeakReference<ITable>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ITable> atHand = new();

    /// <summary>The name of a table when it is to be kept apart, with its content, packed; null for one that was not met before, or is small.</summary>
    public CommonTable? Find(ITable table)
    {
        if (table.Count < LeastRows) return null;
        var found = seen.GetValue(table, static _ => new Seen());
        if (Interlocked.Exchange(ref found.IsMet, 1) == 0 && found.Name is null) return null;
        lock (found)
        {
            if (found.Name is null) Pack(found, table);
            return new CommonTable(found.Name!, found.Packed!);
        }
    }

    /// <summary>The table with this name, when somebody has it in hand.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ITable? table)
    {
        table = null;
        return known.TryGetValue(name, out var weak) && weak.TryGetTarget(out table);
    }

    /// <summary>Makes the table from its content.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public ITable Unpack(string name, byte[] packed, ITable form)
    {
        using var unpacking = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(unpacking);
        var table = form.Of([.. document.RootElement.EnumerateArray().Select(row => row.Deserialize(form.RowType, states.Options)!)]);
        Know(table, seen.GetValue(table, static _ => new Seen()), name, packed);
        return table;
    }

    private void Pack(Seen found, ITable table)
    {
        using var whole = new MemoryStream();
        using (var writer = new Utf8JsonWriter(whole, new JsonWriterOptions { Encoder = states.Options.Encoder }))
        {
            writer.WriteStartArray();
            foreach (var (_, row) in table.Records) JsonSerializer.Serialize(writer, row, table.RowType, states.Options);
            writer.WriteEndArray();
        }

        var bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(bytes);
        // Two tables of one content may differ in form: the name says what the rows are.
        Know(table, found, table.RowType.Name + "-" + Convert.ToHexStringLower(SHA256.HashData(bytes)), packed.ToArray());
    }

    private void Know(ITable table, Seen found, string name, byte[] packed)
    {
        found.Packed = packed;
        Volatile.Write(ref found.Name, name);
        known[name] = new WeakReference<ITable>(table);
        atHand.Enqueue(table); // The latest are there also when nobody has them in hand.
        if (atHand.Count > MostAtHand) atHand.TryDequeue(out _);
        if (known.Count <= MostAtHand * 16) return;
        foreach (var (old, weak) in known)
            if (!weak.TryGetTarget(out _)) known.TryRemove(KeyValuePair.Create(old, weak));
    }

    private sealed class Seen
    {
        public int IsMet;
        public string? Name;
        public byte[]? Packed;
    }
}

/// <summary>A table that is kept apart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Packed">Its content, packed.</param>
internal sealed record CommonTable(string Name, byte[] Packed);
