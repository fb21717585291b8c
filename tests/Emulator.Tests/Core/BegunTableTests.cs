using Emulator.Core.State;

namespace Emulator.Tests.Core;

/// <summary>A table whose rows are made from those of another when somebody asks for them.</summary>
public class BegunTableTests
{
    private static readonly Ordered<Coin, string> ByFace = new(coin => coin.Metal, (a, b) => a.Face.CompareTo(b.Face), coin => coin.Face > 0);

    private static readonly Table<int, Coin> Shared = Table<int, Coin>.With(ByFace).Begin(
    [
        new Coin(1, "gold", 20, "a"), new Coin(3, "gold", 5, "b"), new Coin(4, "iron", 0, "c"), new Coin(7, "gold", 5, "d"), new Coin(9, "iron", 1, "e"),
    ]);

    private readonly List<int> made = [];

    private Table<int, Coin> Doubled => Shared.Begin((coin, i) =>
    {
        made.Add(i);
        return coin with { Face = coin.Face * 2 };
    });

    [Fact]
    public void No_row_is_made_before_one_is_asked_for_and_each_only_once()
    {
        var table = Doubled;
        Assert.Equal(5, table.Count);
        Assert.Empty(made);
        var row = table.Find(3)!;
        Assert.Equal(10, row.Face);
        Assert.Equal([0, 1, 2, 3, 4], made);
        Assert.Same(row, table.Rows.ElementAt(1));
        Assert.Same(row, table.In(ByFace, "gold")[0]);
        Assert.Null(table.Find(2));
        Assert.Equal(5, made.Count);
        Assert.Equal(5, Shared.Find(3)!.Face);
    }

    [Fact]
    public void Their_size_is_that_of_rows_put_one_by_one_and_keeps_none_of_them()
    {
        var table = Doubled;
        var size = table.Bytes;
        Assert.Equal(Table<int, Coin>.With(ByFace).Put(Doubled.Rows).Bytes, size);
        made.Clear();
        Assert.Equal(size, table.Bytes);
        Assert.Empty(made);
        Assert.Equal(2, table.Find(9)!.Face);
        Assert.Equal(5, made.Count);
    }

    [Fact]
    public void What_is_put_after_them_is_told_alone()
    {
        var table = Doubled;
        var after = table.Put(new Coin(4, "iron", 6, "c"));
        var write = Assert.Single(after.WritesSince(table));
        Assert.Equal(("4", 0, 6), (write.Id, ((Coin)write.Before!).Face, ((Coin)write.After!).Face));
        Assert.Equal([9, 4], after.In(ByFace, "iron").Select(coin => coin.Id));
        Assert.Equal([1, 3, 4, 7, 9], after.Rows.Select(coin => coin.Id));
    }

    [Fact]
    public void The_first_of_a_group_is_the_same_whether_the_index_is_made_or_not()
    {
        foreach (var metal in new[] { "gold", "iron", "lead" })
        {
            var (unmade, indexed) = (Doubled, Doubled);
            var first = indexed.In(ByFace, metal) is { IsEmpty: false } group ? group[0] : null;
            Assert.Equal(first, unmade.First(ByFace, metal));
            Assert.Equal(first, indexed.First(ByFace, metal));
        }

        Assert.Equal(3, Doubled.First(ByFace, "gold")!.Id);
        Assert.Null(Doubled.First(ByFace, "lead"));
    }

    private sealed record Coin(int Id, string Metal, int Face, string Note) : IRow<int>;
}
