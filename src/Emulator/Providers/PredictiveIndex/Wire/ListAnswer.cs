using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>Answers a list: what the key's owner sees, newest first unless ordered, a page of at most 50.</summary>
internal static class ListAnswer
{
    /// <summary>A bare array in <c>/api/v1</c>; in <c>/api/v2</c> an object with the count before paging and the named array.</summary>
    /// <param name="call">The call with the options.</param>
    /// <param name="rows">All that the key's owner sees; or, given a field and the text in it, the few that an index finds
    /// with it, null when there is none.</param>
    /// <param name="row">What the fields are read from; it turns from record to record.</param>
    /// <param name="fields">What the options can name.</param>
    /// <param name="wire">A record on the wire.</param>
    /// <param name="json">How it is written.</param>
    public static Outcome Of<TRecord, TRow, TWire>(
        Call call, Func<string?, string, IRows<TRecord>?> rows, TRow row, FieldTable<TRow> fields, Func<TRecord, TWire> wire, JsonSerializerOptions json)
        where TRecord : class
        where TRow : Row<TRecord>
    {
        var (query, refusal) = ListQuery<TRow>.Read(call.Request.Query, fields);
        if (query is null) return refusal!;
        var among = query.Wanted.Select(wanted => rows(wanted.Key, wanted.Value)).FirstOrDefault(some => some is not null) ?? rows(null, "")!;
        var (page, total) = query.IsPlain
            ? ([.. among.From(query.Skip).Take(query.Top)], among.Count)
            : Sought(among, row, query, isCounted: fields.Prefix is not null);
        return Answer.Later(200, JsonAnswers.Type, () => Written(writer =>
        {
            if (fields.Prefix is not null)
            {
                writer.WriteStartObject();
                writer.WriteNumber("totalSearchResults", total);
                writer.WritePropertyName(fields.Prefix);
            }

            writer.WriteStartArray();
            foreach (var item in page) Write(writer, wire(item), query.Select, json);
            writer.WriteEndArray();
            if (fields.Prefix is not null) writer.WriteEndObject();
        }, json));
    }

    /// <summary>One object, with the members that <c>$select</c> wants.</summary>
    public static Outcome One<TRow, TWire>(Call call, FieldTable<TRow> fields, Func<TWire> wire, JsonSerializerOptions json)
    {
        var (query, refusal) = ListQuery<TRow>.Read(call.Request.Query, fields);
        return query is null ? refusal! : Answer.Later(200, JsonAnswers.Type, () => Written(writer => Write(writer, wire(), query.Select, json), json));
    }

    /// <summary>Looks through the rows: to the end where they are counted, else until the page is full.</summary>
    private static (IReadOnlyList<TRecord> Page, int Total) Sought<TRecord, TRow>(IRows<TRecord> rows, TRow row, ListQuery<TRow> query, bool isCounted)
        where TRecord : class
        where TRow : Row<TRecord>
    {
        var found = new Selection<TRecord, TRow>(query.Order, query.Skip, query.Top);
        foreach (var record in rows.From(0))
        {
            if (!isCounted && found.IsFull) break;
            row.Turn(record);
            if (query.Fits(row)) found.Add(record, row);
        }

        return (found.Page(), found.Count);
    }

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write, JsonSerializerOptions json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder });
        write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write<T>(Utf8JsonWriter writer, T item, ImmutableHashSet<string> selected, JsonSerializerOptions json)
    {
        if (selected.IsEmpty)
        {
            JsonSerializer.Serialize(writer, item, json);
            return;
        }

        Write(writer, JsonSerializer.SerializeToElement(item, json), "", selected);
    }

    /// <summary>The members that are selected, whole or in part; one that is null is written as it is.</summary>
    private static void Write(Utf8JsonWriter writer, JsonElement item, string before, ImmutableHashSet<string> selected)
    {
        writer.WriteStartObject();
        foreach (var member in item.EnumerateObject())
        {
            var path = before + member.Name;
            if (selected.Contains(path))
            {
                member.WriteTo(writer);
            }
            else if (selected.Any(wanted => wanted.StartsWith(path + "/", StringComparison.Ordinal)))
            {
                writer.WritePropertyName(member.Name);
                if (member.Value.ValueKind is JsonValueKind.Object) Write(writer, member.Value, path + "/", selected);
                else member.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
