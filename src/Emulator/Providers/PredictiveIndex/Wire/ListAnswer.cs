using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>Answers a list: what the key's owner sees, newest first unless ordered, a page of at most 50.</summary>
internal static class ListAnswer
{
    /// <summary>A bare array in <c>/api/v1</c>; in <c>/api/v2</c> an object with the count before paging and the named array.</summary>
    public static Outcome Of<T>(Call call, AssessmentKind kind, FieldTable fields, Func<Assessment, T> wire, JsonSerializerOptions json)
        where T : notnull =>
        Of(call, fields, () => [.. call.State<PredictiveIndexState>().Seen(kind, call.Owner()).OrderByDescending(assessment => assessment.Number)], wire, json);

    /// <summary>As the other, of any records.</summary>
    public static Outcome Of<TRecord, T>(Call call, FieldTable fields, Func<IReadOnlyList<TRecord>> load, Func<TRecord, T> wire, JsonSerializerOptions json)
        where T : notnull
    {
        var (query, refusal) = ListQuery.Read(call.Request.Query, fields);
        if (query is null) return refusal!;
        var seen = load();
        if (query.IsPlain) return Written(seen.Skip(query.Skip).Take(query.Top).Select(wire), seen.Count);
        var found = query.Apply(seen.Select(wire)).ToList();
        return Written(found.Skip(query.Skip).Take(query.Top), found.Count);

        Answer Written(IEnumerable<T> page, int total)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder });
            if (fields.Prefix is not null)
            {
                writer.WriteStartObject();
                writer.WriteNumber("totalSearchResults", total);
                writer.WritePropertyName(fields.Prefix);
            }

            writer.WriteStartArray();
            foreach (var item in page) Write(writer, item, query, json);
            writer.WriteEndArray();
            if (fields.Prefix is not null) writer.WriteEndObject();
            writer.Flush();
            return new Answer(200, Answers.JsonType, buffer.WrittenMemory);
        }
    }

    /// <summary>One object, with the members that <c>$select</c> wants.</summary>
    public static Outcome One<T>(Call call, FieldTable fields, T item, JsonSerializerOptions json)
    {
        var (query, refusal) = ListQuery.Read(call.Request.Query, fields);
        if (query is null) return refusal!;
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder });
        Write(writer, item, query, json);
        writer.Flush();
        return new Answer(200, Answers.JsonType, buffer.WrittenMemory);
    }

    private static void Write<T>(Utf8JsonWriter writer, T item, ListQuery query, JsonSerializerOptions json)
    {
        if (query.Select.IsEmpty)
        {
            JsonSerializer.Serialize(writer, item, json);
            return;
        }

        Write(writer, JsonSerializer.SerializeToElement(item, json), "", query.Select);
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
