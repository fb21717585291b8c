using System.Collections.Immutable;
using Emulator.Core.State;
using Emulator.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Core;

/// <summary>Many rows put at once against the same rows put one by one.</summary>
public class TableBulkProperties
{
    private static readonly Unique<Thing, string> ByCode =
        new(static thing => thing.Code!, static thing => thing.Code is not null, StringComparer.OrdinalIgnoreCase);
    private static readonly Ordered<Thing, string> ByColour = new(
        static thing => thing.Colour, static (a, b) => b.Weight.CompareTo(a.Weight), static thing => thing.Weight > 0, StringComparer.OrdinalIgnoreCase);
    private static readonly Ordered<Thing, int> ByTag = new(static thing => thing.Tags, static (a, b) => a.Weight.CompareTo(b.Weight));
    private static readonly Several<Thing, int> ByTagToo = new(static thing => thing.Tags, static (a, b) => a.Weight.CompareTo(b.Weight));
    private static readonly string[] Colours = ["red", "RED", "blue", "green"];

    private static readonly Gen<Thing> Things =
        from id in Gen.Choose(0, 60)
        from code in Gen.Choose(0, 400)
        from colour in Gen.Elements(Colours)
        from weight in Gen.Choose(-1, 4)
        from tags in Gen.Choose(0, 7)
        select new Thing(
            id, code > 300 ? null : $"code {(code < 2 ? code : id)}", colour, weight, [.. Enumerable.Range(0, 3).Where(bit => ((tags >> bit) & 1) == 1)]);

    /// <summary>Puts, each of many rows, rows of one key and of one content among them.</summary>
    private static readonly Gen<Thing[][]> Puts = Gen.ArrayOf(Gen.ArrayOf(Things, 90), 3);

    private static Table<int, Thing> Empty => Table<int, Thing>.With(ByCode, ByColour, ByTag, ByTagToo);

    [Fact]
    public void Rows_put_at_once_are_the_rows_put_one_by_one_with_their_indices_and_notes()
    {
        var (taken, refused) = (0, 0);
        Checking.All(Puts, 300, puts =>
        {
            foreach (var wasTaken in PutBoth(puts)) _ = wasTaken ? taken++ : refused++;
            return Task.CompletedTask;
        });
        Assert.True(taken > 100 && refused > 100, $"{taken} taken, {refused} refused");
    }

    private static IEnumerable<bool> PutBoth(Thing[][] puts)
    {
        var table = Empty;
        foreach (var rows in puts)
        {
            var (single, wasRefused) = OneByOne(table, rows);
            yield return !wasRefused;
            if (wasRefused)
            {
                var before = table.Rows.ToList();
                Assert.Contains("without doubles", Assert.Throws<InvalidOperationException>(() => table.Put(rows)).Message, StringComparison.Ordinal);
                Assert.Equal(before, table.Rows);
                MatchIndices(Anew(table), table);
                continue;
            }

            var bulk = table.Put(rows);
            Assert.Equal(single.WritesSince(table), bulk.WritesSince(table));
            Assert.Equal(single.Rows, bulk.Rows);
            MatchIndices(single, bulk);
            Assert.Same(bulk, bulk.Put(bulk.Rows));
            Assert.Same(bulk, bulk.Put(Array.Empty<Thing>()));
            table = bulk;
            table.Settle();
        }

        MatchIndices(Anew(table), (Table<int, Thing>)table.Of(table.Rows));
    }

    [Fact]
    public void A_group_that_many_rows_leave_at_once_is_gone_and_those_they_come_into_are_in_order()
    {
        var table = Empty.Put(Enumerable.Range(0, 500).Select(id => new Thing(id, $"code {id}", "red", 500 - id, [1])));
        var moved = table.Put(Enumerable.Range(0, 500).Select(id => new Thing(id, $"code {499 - id}x", "blue", id + 1, [2, 3])));
        Assert.Empty(moved.In(ByColour, "red"));
        Assert.Empty(moved.In(ByTag, 1));
        Assert.Empty(moved.In(ByTagToo, 1));
        Assert.Null(moved.By(ByCode, "code 7"));
        Assert.Equal(492, moved.By(ByCode, "CODE 7X")!.Id);
        Assert.Equal(Enumerable.Range(0, 500).Reverse(), moved.In(ByColour, "blue").Select(thing => thing.Id));
        Assert.Equal(Enumerable.Range(0, 500), moved.In(ByTag, 3).Select(thing => thing.Id));
        // What was there before is as it was: snapshots hold it.
        Assert.Equal(500, table.In(ByColour, "red").Count);
        Assert.Equal(7, table.By(ByCode, "code 7")!.Id);
    }

    [Fact]
    public void Rows_that_a_table_begins_with_are_the_rows_put_one_by_one_and_so_is_what_is_put_after_them()
    {
        var begun = 0;
        Checking.All(Puts, 200, puts =>
        {
            var first = puts[0].DistinctBy(thing => thing.Id).Where(thing => thing.Code != "code 0" && thing.Code != "code 1").ToArray();
            var (single, table) = (OneByOne(Empty, first).Table, Empty.Put(puts[1..].SelectMany(rows => rows).Take(1)).Begin(first));
            Assert.Equal(single.Rows, table.Rows);
            Assert.Equal(single.Count, table.Count);
            Assert.Equal(single.WritesSince(Empty), table.WritesSince(Empty));
            foreach (var thing in first.Take(3)) Assert.Same(thing, table.Find(thing.Id));
            var (after, wasRefused) = OneByOne(single, puts[1]);
            if (!wasRefused)
            {
                begun++;
                var put = table.Put(puts[1]);
                Assert.Equal(after.WritesSince(single), put.WritesSince(table));
                Assert.Equal(after.Rows, put.Rows);
                MatchIndices(after, put);
                Assert.Equal(after.Rows, OneByOne(Empty.Begin(first), puts[1]).Table.Rows);
            }

            MatchIndices(single, table);
            Assert.Equal(single.Rows.Skip(1), (table.Count == 0 ? table : table.Remove(table.Rows.First().Id)).Rows);
            return Task.CompletedTask;
        });
        Assert.True(begun > 30, $"{begun} begun");
    }

    [Fact]
    public void A_table_begins_with_no_two_rows_of_one_key()
    {
        var thing = new Thing(1, null, "red", 1, []);
        Assert.Contains("one key", Assert.Throws<ArgumentException>(() => Empty.Begin([thing, thing with { Weight = 2 }])).Message, StringComparison.Ordinal);
    }

    private static (Table<int, Thing> Table, bool WasRefused) OneByOne(Table<int, Thing> table, Thing[] rows)
    {
        try
        {
            return (rows.Aggregate(table, static (all, row) => all.Put(row)), false);
        }
        catch (InvalidOperationException)
        {
            return (table, true);
        }
    }

    private static Table<int, Thing> Anew(Table<int, Thing> table) => table.Rows.Aggregate(Empty, static (all, row) => all.Put(row));

    private static void MatchIndices(Table<int, Thing> expected, Table<int, Thing> table)
    {
        foreach (var code in Enumerable.Range(0, 62).Select(id => $"code {id}")) Assert.Equal(expected.By(ByCode, code), table.By(ByCode, code));
        foreach (var colour in Colours) Match(expected.In(ByColour, colour), table.In(ByColour, colour));
        for (var tag = 0; tag < 4; tag++)
        {
            Match(expected.In(ByTag, tag), table.In(ByTag, tag));
            Match(expected.In(ByTagToo, tag), table.In(ByTagToo, tag));
        }
    }

    private static void Match(ImmutableSortedSet<Thing> expected, ImmutableSortedSet<Thing> rows)
    {
        Assert.Equal(expected.AsEnumerable(), rows.AsEnumerable());
        for (var i = 0; i < expected.Count; i++) Assert.Equal(expected[i], rows[i]);
    }

    private sealed record Thing(int Id, string? Code, string Colour, int Weight, ImmutableArray<int> Tags) : IRow<int>
    {
        public bool Equals(Thing? other) =>
            other is not null && (Id, Code, Colour, Weight) == (other.Id, other.Code, other.Colour, other.Weight) && Tags.SequenceEqual(other.Tags);

        public override int GetHashCode() => Id;
    }
}
