using Emulator.Core.State;
using Emulator.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Core;

/// <summary>The trie against a plain dictionary, with keys whose hashes agree in part or wholly.</summary>
public class HashTrieProperties
{
    private static readonly Gen<Step[]> Series = Gen.ArrayOf(
        from what in Gen.Frequency((5, Gen.Constant("set")), (3, Gen.Constant("remove")), (1, Gen.Constant("remember")), (1, Gen.Constant("build")))
        from key in Gen.Choose(0, 40)
        from value in Gen.Choose(0, 1000)
        select new Step(what, key, $"value {value}"));

    public static TheoryData<string> Hashes => ["as they are", "alike in the low bits", "all the same", "few"];

    [Theory]
    [MemberData(nameof(Hashes))]
    public void It_finds_what_a_dictionary_finds_and_what_was_before_stays(string hashes) => Checking.All(Series, 200, steps =>
    {
        var trie = HashTrie<int, string>.Empty(new Hashing(hashes));
        var (expected, remembered) = (new Dictionary<int, string>(), new List<(HashTrie<int, string>, Dictionary<int, string>)>());
        HashTrie<int, string>.Builder? builder = null;
        foreach (var step in steps)
        {
            switch (step.What)
            {
                case "set":
                    expected[step.Key] = step.Value;
                    if (builder is null) trie = trie.Set(step.Key, step.Value);
                    else builder.Set(step.Key, step.Value);
                    break;
                case "remove":
                    expected.Remove(step.Key);
                    if (builder is null) trie = trie.Remove(step.Key);
                    else builder.Remove(step.Key);
                    break;
                case "build":
                    // The same builder goes on after the trie was taken out of it.
                    if (builder is not null) trie = builder.ToTrie();
                    builder ??= trie.ToBuilder();
                    if (step.Key % 2 == 0) (trie, builder) = (builder.ToTrie(), null);
                    break;
                default:
                    if (builder is not null) trie = builder.ToTrie();
                    remembered.Add((trie, new(expected)));
                    break;
            }

            Assert.Equal(expected.GetValueOrDefault(step.Key), builder is null ? trie.Find(step.Key) : builder.Find(step.Key));
        }

        remembered.Add((builder?.ToTrie() ?? trie, expected));
        foreach (var (then, held) in remembered)
            for (var key = 0; key <= 40; key++) Assert.Equal(held.GetValueOrDefault(key), then.Find(key));
        return Task.CompletedTask;
    });

    [Fact]
    public void Keys_that_the_comparer_takes_for_the_same_are_one()
    {
        var trie = HashTrie<string, string>.Empty(StringComparer.OrdinalIgnoreCase).Set("Ann", "first").Set("ANN", "second");
        Assert.Equal("second", trie.Find("ann"));
        Assert.Null(trie.Remove("aNN").Find("Ann"));
        Assert.Same(trie, trie.Remove("nobody"));
    }

    [Fact]
    public void Many_are_found_again_and_go_again()
    {
        var builder = HashTrie<string, string>.Empty().ToBuilder();
        for (var i = 0; i < 20_000; i++) builder.Set($"key {i}", $"value {i}");
        var all = builder.ToTrie();
        for (var i = 0; i < 20_000; i += 2) builder.Remove($"key {i}");
        var odd = builder.ToTrie();
        for (var i = 0; i < 20_000; i++)
        {
            Assert.Equal($"value {i}", all.Find($"key {i}"));
            Assert.Equal(i % 2 == 0 ? null : $"value {i}", odd.Find($"key {i}"));
        }
    }

    private sealed record Step(string What, int Key, string Value);

    private sealed class Hashing(string how) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => x == y;

        public int GetHashCode(int key) => how switch
        {
            "as they are" => key,
            "alike in the low bits" => key << 27,
            "all the same" => 7,
            _ => (key % 3) << 30,
        };
    }
}
