using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.Kelio;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>What is kept of Kelio can be written down and read back by anybody, and does not change with the wire.</summary>
public class StoredRecordsTests
{
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new JsonStringEnumConverter() } };

    [Fact]
    public void Every_row_comes_back_as_it_was_and_the_tables_with_their_indices()
    {
        var kelio = new BareKelio("demo");
        GateTests.ChangeAll(kelio);
        kelio.RunAgenda();
        var read = StateShape.Of(typeof(KelioState)).Tables.Aggregate(new KelioState { Ids = kelio.State.Ids }, (state, part) =>
        {
            part.Set(state, ReadBack((ITable)part.Get(kelio.State)!));
            return state;
        });
        Assert.All(read.Tables.Zip(kelio.State.Tables), pair => Assert.Equal(Text(pair.Second.Value), Text(pair.First.Value)));
        kelio.State = AssertSameAnswers(kelio, read);
    }

    [Fact]
    public void No_record_is_made_of_types_of_the_wire() =>
        Assert.Empty(StateShape.Of(typeof(KelioState)).Tables.SelectMany(part => Reached(((ITable)part.Get(new BareKelio("empty").State)!).RowType, []))
            .Where(type => type.Assembly == typeof(Contracts.Kelio.KelioAddress).Assembly));

    [Fact]
    public void The_tables_are_shown_in_the_order_in_which_a_person_would_read_them() => Assert.Equal(
        ["applicants", "applications", "campaigns", "entities", "units", "managers", "channels", "statuses", "tags", "pools", "companies", "keys"],
        new BareKelio("empty").State.Tables.Select(table => table.Key));

    private static ITable ReadBack(ITable table)
    {
        Assert.NotEqual(0, table.Count);
        return table.Of([.. table.Records.Select(record => JsonSerializer.Deserialize(JsonSerializer.Serialize(record.Value, table.RowType, Plain), table.RowType, Plain)!)]);
    }

    private static string Text(ITable table) => string.Join('\n', table.Records.Select(record => JsonSerializer.Serialize(record.Value, table.RowType, Plain)));

    private static KelioState AssertSameAnswers(BareKelio kelio, KelioState read)
    {
        string[] paths = ["/applicants?embed=applications,address", "/applications?status[value]=hired", "/campaigns?order=name&embed=channels", "/managers", "/entities", "/channels"];
        var before = paths.Select(path => kelio.Call("GET", path)).ToList();
        kelio.State = read;
        Assert.Equal(before, paths.Select(path => kelio.Call("GET", path)));
        return read;
    }

    private static HashSet<Type> Reached(Type type, HashSet<Type> seen)
    {
        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !typeof(IEnumerable).IsAssignableFrom(type) && !type.IsGenericType) return seen;
        if (!seen.Add(type)) return seen;
        foreach (var argument in type.GetGenericArguments()) Reached(argument, seen);
        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return seen;
        foreach (var property in type.GetProperties()) Reached(property.PropertyType, seen);
        return seen;
    }
}
