using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>What a store keeps of a PI system has a shape of its own, and comes back as it was.</summary>
public class StoredShapeTests
{
    private static readonly JsonSerializerOptions Plain = new() { IncludeFields = false, Converters = { new JsonStringEnumConverter() } };

    [Fact]
    public void No_type_of_the_wire_is_kept()
    {
        var (known, open) = (new HashSet<Type>(), new Stack<Type>(StateShape.Of(typeof(PredictiveIndexState)).Tables.Select(table => table.Type)));
        while (open.TryPop(out var type))
        {
            if (!known.Add(type)) continue;
            foreach (var part in type.GetGenericArguments()) open.Push(part);
            if (type.Assembly != typeof(PredictiveIndexState).Assembly) continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) open.Push(property.PropertyType);
        }

        Assert.Contains(known, type => type.Name == "Synthesis"); // The walk went down to the scores.
        Assert.DoesNotContain(known, type => type.FullName!.StartsWith("Contracts.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_row_comes_back_from_JSON_as_it_was_and_the_tables_with_their_indices()
    {
        var before = Lived();
        var after = before with { };
        foreach (var part in StateShape.Of(typeof(PredictiveIndexState)).Tables)
        {
            var table = (ITable)part.Get(before)!;
            Assert.NotEqual(0, table.Count);
            var rows = table.Records.Select(record => Back(record.Value)).ToList();
            part.Set(after, table.Of(rows));
        }

        Assert.Equal(before.Tables.Select(Text), after.Tables.Select(Text));
        var reader = after.KeyHolder(Emulator.Providers.PredictiveIndex.Records.Role.User)!;
        Assert.Equal(before.PeopleSeen(reader).From(0), after.PeopleSeen(reader).From(0));
        Assert.Equal(before.OwnerOf(reader.ApiKey!)!.Id, after.OwnerOf(reader.ApiKey!)!.Id);
    }

    /// <summary>The demo after a few calls.</summary>
    private static PredictiveIndexState Lived()
    {
        var pi = new BarePi();
        pi.Send("POST", "/api/v1/behavioralassessments",
            """{"firstName":"Jane","lastName":"Doe","email":"jane@people.example","assessmentStatusWebHook":"https://u:p@127.0.0.1/x"}""");
        pi.Send("POST", "/api/v1/candidates", """{"firstName":"Joe","lastName":"Doe","email":"joe@people.example"}""", surface: PredictiveIndexProvider.Pi2);
        var link = pi.State.Assessments.First(one => one.IsPending && !one.IsArchived && one.StateAt(BarePi.Now) == one.State).LinkCode;
        pi.Send("GET", "/bo/" + link);
        Assert.Equal(200, pi.Send("POST", "/bo/" + link, "act=submit&self=daring", type: "application/x-www-form-urlencoded").Status);
        return pi.State;
    }

    private static object Back(object row)
    {
        var text = JsonSerializer.Serialize(row, row.GetType(), Plain);
        var back = JsonSerializer.Deserialize(text, row.GetType(), Plain)!;
        Assert.Equal(text, JsonSerializer.Serialize(back, row.GetType(), Plain));
        return back;
    }

    private static string Text(KeyValuePair<string, ITable> table) =>
        table.Key + string.Join('\n', table.Value.Records.Select(record => JsonSerializer.Serialize(record.Value, record.Value.GetType(), Plain)));
}
