using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.Kelio;
using Emulator.Providers.Kelio.Records;

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
        Assert.All(read.Tables.Zip(kelio.State.Tables), pair => Assert.Equal(Written(pair.Second.Value), Written(pair.First.Value)));
        kelio.State = AssertSameAnswers(kelio, read);
    }

    [Fact]
    public void No_record_is_made_of_types_of_the_wire()
    {
        var reached = new HashSet<Type>();
        foreach (var (_, table) in new BareKelio("empty").State.Tables) Reach(table.RowType, reached);
        Assert.Contains(typeof(Address), reached);
        Assert.DoesNotContain(reached, type => type.Assembly == typeof(Contracts.Kelio.KelioAddress).Assembly);
    }

    [Fact]
    public void The_tables_are_shown_in_the_order_in_which_a_person_would_read_them() => Assert.Equal(
        ["applicants", "applications", "campaigns", "entities", "units", "managers", "channels", "statuses", "tags", "pools", "companies", "keys"],
        new BareKelio("empty").State.Tables.Select(table => table.Key));

    private static ITable ReadBack(ITable table)
    {
        Assert.NotEqual(0, table.Count);
        return table.Of([.. Written(table).Select(row => JsonSerializer.Deserialize(row, table.RowType, Plain)!)]);
    }

    private static List<string> Written(ITable table) => [.. table.Records.Select(record => JsonSerializer.Serialize(record.Value, table.RowType, Plain))];

    private static KelioState AssertSameAnswers(BareKelio kelio, KelioState read)
    {
        string[] paths =
        [
            "/applicants?embed=applications,address,pools", "/applications?status[value]=hired&embed=status_history,tags,comments",
            "/campaigns?order=name&embed=channels,unit", "/managers", "/entities", "/channels", "/application_statuses", "/applicants?keywords=zoe",
        ];
        var before = paths.Select(path => kelio.Call("GET", path)).ToList();
        kelio.State = read;
        Assert.Equal(before, paths.Select(path => kelio.Call("GET", path)));
        return read;
    }

    private static void Reach(Type type, HashSet<Type> reached)
    {
        if (!reached.Add(type)) return;
        foreach (var argument in type.GetGenericArguments()) Reach(argument, reached);
        if (type.Namespace!.StartsWith("System", StringComparison.Ordinal)) return;
        foreach (var property in type.GetProperties()) Reach(property.PropertyType, reached);
    }
}
