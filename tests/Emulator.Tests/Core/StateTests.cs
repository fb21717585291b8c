using Emulator.Core.State;

namespace Emulator.Tests.Core;

public class StateTests
{
    private sealed record Thing(int Id, string Name) : IRow<int>;

    [Fact]
    public void A_table_is_replaced_never_changed()
    {
        var empty = Table<int, Thing>.Empty;
        var one = empty.Put(new Thing(2, "two"));
        var two = one.Put([new Thing(1, "one"), new Thing(2, "TWO")]);
        Assert.Empty(empty);
        Assert.Equal("two", one.Find(2)!.Name);
        Assert.Equal(["one", "TWO"], two.Select(thing => thing.Name));
        Assert.Same(two, two.Remove(9));
        Assert.Null(two.Remove(1).Find(1));
        Assert.Equal("TWO", ((Thing)((ITable)two).FindRecord("2")!).Name);
        Assert.Null(((ITable)two).FindRecord("no number"));
    }

    [Fact]
    public void Ids_depend_only_on_the_seed_and_on_how_many_were_handed_out()
    {
        var (first, after) = IdSequence.Of(42).Next("applicant");
        var (second, _) = after.Next("applicant");
        var (other, _) = after.Next("campaign", first: 70);
        Assert.Equal((1, 2, 70), (first, second, other));
        Assert.Equal(IdSequence.Of(42).NextGuid("a").Id, IdSequence.Of(42).NextGuid("a").Id);
        Assert.NotEqual(IdSequence.Of(42).NextGuid("a").Id, IdSequence.Of(43).NextGuid("a").Id);
        Assert.NotEqual(IdSequence.Of(42).NextGuid("a").Id, IdSequence.Of(42).NextGuid("b").Id);
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", IdSequence.Of(42).NextGuid("a").Id);
    }

    [Fact]
    public void Draws_are_the_same_on_every_machine()
    {
        var draw = new Draw(42, "a test");
        Assert.Equal([1, 7, 1, 1, 3], Enumerable.Range(0, 5).Select(_ => draw.Between(0, 10)));
    }

    [Fact]
    public void Invented_people_are_the_same_for_a_seed_and_can_be_reached_by_nobody()
    {
        var people = SampleData.People(42, "applicants", 300);
        Assert.Equal(people, SampleData.People(42, "applicants", 300));
        Assert.Equal(300, people.Select(person => person.Email).Distinct().Count());
        Assert.All(people, person => Assert.EndsWith("@people.example", person.Email));
        Assert.All(people, person => Assert.Matches("^[a-z0-9.]+@", person.Email));
        Assert.NotEqual(people[0], SampleData.People(43, "applicants", 300)[0]);
    }
}
