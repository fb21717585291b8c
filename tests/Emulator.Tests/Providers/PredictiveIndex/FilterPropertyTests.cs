using System.Globalization;
using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Filters made at random, the same on each run, find what a plain test in memory finds.</summary>
public class FilterPropertyTests
{
    private static readonly string[] Texts = ["firstName", "lastName", "email", "externalId", "associatedPositionTitle", "folderPath", "referenceProfileName"];
    private static readonly string[] Numbers =
        ["assessmentState", "gender", "scoringMethod", "impression", "referenceProfileNumber", "selfScores/a", "synthesisScores/d"];
    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] Functions = ["contains", "startswith", "endswith"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_filter_finds_what_a_test_in_memory_finds(int seed)
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        await pi.SetAsync(new { requestsPerMinute = 100_000 });
        var all = (await pi.GetAsync(PiWorkspace.Behavioral)).Body.EnumerateArray().ToList();
        Assert.InRange(all.Count, 20, 50);
        var (random, some) = (new Random(seed), 0);
        for (var i = 0; i < 150; i++)
        {
            var (filter, test) = Make(random, all, 3);
            var answer = await pi.GetAsync($"{PiWorkspace.Behavioral}?$filter={Uri.EscapeDataString(filter)}");
            Assert.True(answer.Status == 200, $"{filter}: {answer.Text}");
            var expected = all.Where(test).Select(Id).ToList();
            Assert.True(
                expected.SequenceEqual(answer.Body.EnumerateArray().Select(Id)), $"{filter}: {expected.Count} expected, {answer.Body.GetArrayLength()} found");
            if (expected.Count > 0 && expected.Count < all.Count) some++;
        }

        Assert.True(some > 40, $"only {some} filters part the records");
    }

    private static (string Filter, Func<JsonElement, bool> Test) Make(Random random, List<JsonElement> all, int depth)
    {
        if (depth == 0 || random.Next(4) == 0) return Leaf(random, all);
        var (left, one) = Make(random, all, depth - 1);
        if (random.Next(4) == 0) return ($"not ({left})", item => !one(item));
        var (right, other) = Make(random, all, depth - 1);
        return random.Next(2) == 0
            ? ($"({left}) and ({right})", item => one(item) && other(item))
            : ($"({left}) or ({right})", item => one(item) || other(item));
    }

    private static (string, Func<JsonElement, bool>) Leaf(Random random, List<JsonElement> all)
    {
        var op = Operators[random.Next(Operators.Length)];
        var sample = all[random.Next(all.Count)];
        if (random.Next(6) == 0)
        {
            var field = random.Next(2) == 0 ? Texts[random.Next(Texts.Length)] : Numbers[random.Next(5)];
            var isEqual = random.Next(2) == 0;
            return ($"{field} {(isEqual ? "eq" : "ne")} null", item => (Value(item, field) is null) == isEqual);
        }

        if (random.Next(2) == 0)
        {
            var field = Numbers[random.Next(Numbers.Length)];
            var number = Value(sample, field) is double value ? value : random.Next(-3, 60);
            return ($"{field} {op} {number.ToString(CultureInfo.InvariantCulture)}",
                item => Value(item, field) is double found ? Holds(op, found.CompareTo(number)) : op == "ne");
        }

        var name = Texts[random.Next(Texts.Length)];
        var text = Value(sample, name) as string ?? "O'Neil";
        if (random.Next(2) == 0)
            return ($"{name} {op} '{text.Replace("'", "''")}'",
                item => Value(item, name) is string found ? Holds(op, string.CompareOrdinal(found, text)) : op == "ne");
        var function = Functions[random.Next(Functions.Length)];
        var part = function == "endswith" ? text[(text.Length / 2)..] : text[..((text.Length + 1) / 2)];
        // A null is neither found nor, under not, its opposite: the part is only asked of fields that everybody has.
        name = name is "externalId" or "associatedPositionTitle" or "referenceProfileName" ? "email" : name;
        return ($"{function}({name},'{part.Replace("'", "''")}')", item => Value(item, name) is string found && function switch
        {
            "contains" => found.Contains(part, StringComparison.Ordinal),
            "startswith" => found.StartsWith(part, StringComparison.Ordinal),
            _ => found.EndsWith(part, StringComparison.Ordinal),
        });
    }

    private static bool Holds(string op, int order) =>
        op switch { "eq" => order == 0, "ne" => order != 0, "gt" => order > 0, "ge" => order >= 0, "lt" => order < 0, _ => order <= 0 };

    private static object? Value(JsonElement item, string path)
    {
        foreach (var part in path.Split('/'))
        {
            if (item.ValueKind is not JsonValueKind.Object) return null;
            item = item.GetProperty(part);
        }

        return item.ValueKind switch { JsonValueKind.String => item.GetString(), JsonValueKind.Number => item.GetDouble(), _ => null };
    }

    private static string Id(JsonElement item) => item.GetProperty("assessmentId").GetString()!;
}
