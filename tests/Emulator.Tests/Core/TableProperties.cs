using Emulator.Core.State;
using Emulator.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Core;

/// <summary>Tables against a plain dictionary that is compared whole: what they note, and what their indices answer.</summary>
public class TableProperties
{
    private static readonly Unique<Thing, string> ByCode =
        new(static thing => thing.Code!, static thing => thing.Code is not null, StringComparer.OrdinalIgnoreCase);
    private static readonly Ordered<Thing, string> ByColour =
        new(static thing => thing.Colour, static (a, b) => b.Weight.CompareTo(a.Weight), static thing => thing.Weight > 0);
    private static readonly Ordered<Thing, bool> All = new(static _ => true);

    /// <summary>What is done to a table, one after the other.</summary>
    private static readonly Gen<Write[]> Series = Gen.ArrayOf(
        from what in Gen.Frequency(
            (6, Gen.Constant("put")),
            (3, Gen.Constant("remove")),
            (2, Gen.Constant("many")),
            (3, Gen.Constant("commit")),
            (1, Gen.Constant("remember")),
            (2, Gen.Constant("restore")))
        from id in Gen.Choose(0, 12)
        from weight in Gen.Choose(-1, 3)
        select new Write(what, id, weight));

    [Fact]
    public void What_a_table_noted_is_what_a_full_comparison_finds_over_commits_and_branches() => Checking.All(Series, 400, steps =>
    {
        var table = Table<int, Thing>.With(ByCode, ByColour, All);
        var (committed, remembered) = (table, new List<Table<int, Thing>> { table });
        foreach (var step in steps)
        {
            table = Do(step, table, remembered);
            Assert.Equal(Compared(committed, table), table.WritesSince(committed));
            if (step.What == "remember" || step.What == "commit")
            {
                table.Settle();
                committed = table;
                if (step.What == "remember") remembered.Add(table);
            }
        }

        return Task.CompletedTask;
    });

    [Fact]
    public void What_a_table_noted_leads_another_to_the_same_rows_and_indices() => Checking.All(Series, 200, steps =>
    {
        ITable other = Table<int, Thing>.With(ByCode, ByColour, All);
        var table = (Table<int, Thing>)other;
        var (committed, remembered) = (table, new List<Table<int, Thing>> { table });
        foreach (var step in steps.Append(new Write("commit", 0, 0)))
        {
            table = Do(step, table, remembered);
            if (step.What != "commit") continue;
            foreach (var write in table.WritesSince(committed).OrderBy(write => write.After is null ? 0 : 1)) other = other.Write(write.Id, write.After);
            table.Settle();
            committed = table;
            Assert.Equal(table.Rows, ((Table<int, Thing>)other).Rows);
            MatchScans((Table<int, Thing>)other);
        }

        return Task.CompletedTask;
    });

    [Fact]
    public void Indices_answer_what_scans_answer() => Checking.All(Series, 120, steps =>
    {
        var table = Table<int, Thing>.With(ByCode, ByColour, All);
        var remembered = new List<Table<int, Thing>> { table };
        foreach (var step in steps)
        {
            table = Do(step, table, remembered);
            if (step.What == "remember") remembered.Add(table);
            MatchScans(table);
        }

        MatchScans((Table<int, Thing>)table.Of(table.Rows));
        return Task.CompletedTask;
    });

    [Fact]
    public void A_double_in_an_index_without_doubles_is_refused_and_nothing_is_lost() => Checking.All(Series, 60, steps =>
    {
        var table = Table<int, Thing>.With(ByCode, ByColour, All);
        foreach (var step in steps.Where(step => step.What is "put" or "remove" or "many")) table = Do(step, table, [table]);
        foreach (var known in table.Where(thing => thing.Code is not null).ToList())
        {
            var rows = table.Rows.ToList();
            var intruder = new Thing(99, known.Code!.ToUpperInvariant(), "red", 1);
            Assert.Contains("without doubles", Assert.Throws<InvalidOperationException>(() => table.Put(intruder)).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => table.Put([new Thing(98, "free", "red", 1), intruder]));
            Assert.Equal(rows, table.Rows);
            MatchScans(table);
            Assert.Same(known, table.By(ByCode, known.Code));
            // The same row may come again, also with its value written otherwise.
            Assert.Equal(known.Code.ToUpperInvariant(), table.Put(known with { Code = known.Code.ToUpperInvariant() }).By(ByCode, known.Code)!.Code);
        }

        return Task.CompletedTask;
    });

    [Fact]
    public void A_table_of_one_row_notes_what_became_of_it()
    {
        var one = new Single<Thing>(new Thing(7, "a", "red", 1));
        var two = one.Set(one.Value with { Weight = 2 });
        two.Settle();
        var three = two.Set(two.Value with { Weight = 3 });
        Assert.Equal([new RowWrite("7", one.Value, three.Value)], three.WritesSince(one));
        Assert.Equal([new RowWrite("7", two.Value, one.Value)], one.WritesSince(two));
        Assert.Empty(three.WritesSince(three.Set(three.Value with { })));
        Assert.Same(three, three.Set(three.Value));
        Assert.Equal(three.Value, ((Single<Thing>)one.Write("7", three.Value)).Value);
    }

    [Fact]
    public void Text_keys_are_found_and_ordered_as_they_are_written()
    {
        var table = Table<string, Word>.Empty.Put([new Word("b", 1), new Word("B", 2), new Word("a", 3)]);
        Assert.Equal(["B", "a", "b"], table.Select(word => word.Id));
        Assert.Equal(2, ((Word)((ITable)table).FindRecord("B")!).Number);
        Assert.Equal(["B", "a", "b"], table.WritesSince(Table<string, Word>.Empty).Select(write => write.Id));
    }

    private static Table<int, Thing> Do(Write step, Table<int, Thing> table, List<Table<int, Thing>> remembered) => step.What switch
    {
        "put" => table.Put(step.Row),
        "remove" => table.Remove(step.Id),
        "many" => table.Put(Enumerable.Range(step.Id, 4).Select(id => (step with { Id = id }).Row).Append(step.Row with { Weight = 2 })),
        "restore" => remembered[step.Id % remembered.Count],
        _ => table,
    };

    private static List<RowWrite> Compared(Table<int, Thing> before, Table<int, Thing> after) =>
        before.Select(row => row.Id).Union(after.Select(row => row.Id)).Order()
            .Select(id => new RowWrite($"{id}", before.Find(id), after.Find(id))).Where(write => !Equals(write.Before, write.After)).ToList();

    private static void MatchScans(Table<int, Thing> table)
    {
        Assert.Equal(table.Rows, table.In(All, true).AsEnumerable());
        foreach (var colour in new[] { "red", "blue", "none" })
        {
            var scanned = table.Where(thing => thing.Weight > 0 && thing.Colour == colour)
                .OrderByDescending(thing => thing.Weight).ThenBy(thing => thing.Id).ToList();
            Assert.Equal(scanned, table.In(ByColour, colour).AsEnumerable());
            if (scanned.Count > 0) Assert.Equal(scanned[^1], table.In(ByColour, colour)[scanned.Count - 1]);
        }

        foreach (var code in Enumerable.Range(0, 20).Select(id => $"code {id}"))
            Assert.Equal(table.FirstOrDefault(thing => thing.Code == code), table.By(ByCode, code));
    }

    private sealed record Thing(int Id, string? Code, string Colour, int Weight) : IRow<int>;

    private sealed record Word(string Id, int Number) : IRow<string>;

    private sealed record Write(string What, int Id, int Weight)
    {
        public Thing Row => new(Id, Weight == 0 ? null : $"code {Id}", Weight % 2 == 0 ? "red" : "blue", Weight);
    }
}
