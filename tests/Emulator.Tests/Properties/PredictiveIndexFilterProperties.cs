using System.Globalization;
using System.Text.Json;
using Emulator.Tests.Providers.PredictiveIndex;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

/// <summary>OData filters put together by FsCheck from all operators, functions and literals, beside a plain test in memory that knows three values of truth; a
/// failing one is made as small as it goes.</summary>
public class PredictiveIndexFilterProperties
{
    private static readonly string[] Texts =
        ["firstName", "lastName", "email", "externalId", "associatedPositionTitle", "folderPath", "referenceProfileName", "languageLocale"];
    private static readonly string[] Numbers =
        ["assessmentState", "gender", "scoringMethod", "impression", "referenceProfileNumber", "selfScores/a", "selfScores/e", "synthesisScores/d"];
    private static readonly string[] Instants = ["sentDateTime", "expirationDateTime", "assessmentDateTime"];
    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le"];

    /// <summary>A filter: its text and what it says of a record, null where it is neither true nor false.</summary>
    private abstract record Node
    {
        public sealed record Compared(string Field, string Operator, object? Value) : Node;

        public sealed record Called(string Function, string Field, string Part) : Node;

        public sealed record Joined(Node Left, string Word, Node Right) : Node;

        public sealed record Not(Node Inner) : Node;
    }

    [Fact]
    public async Task Every_filter_finds_what_a_plain_test_in_memory_finds()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        await pi.SetAsync(new { requestsPerMinute = 1_000_000 });
        var all = (await pi.GetAsync(PiWorkspace.Behavioral)).Body.EnumerateArray().ToList();
        Assert.InRange(all.Count, 20, 50);
        var parting = 0;
        Checking.All(Nodes(all, 3), 400, async node =>
        {
            var (filter, v2) = (Text(node, ""), Text(node, "behavioralAssessments/"));
            var expected = all.Where(item => Holds(node, item) is true).Select(Id).ToList();
            var answer = await pi.GetAsync($"{PiWorkspace.Behavioral}?$filter={Uri.EscapeDataString(filter)}");
            Assert.True(answer.Status == 200, $"{filter}: {answer.Text}");
            Assert.True(
                expected.SequenceEqual(answer.Body.EnumerateArray().Select(Id)), $"{filter}: {expected.Count} expected, {answer.Body.GetArrayLength()} found");
            if (node is Node.Compared { Value: null } || expected.Count > 0 && expected.Count < all.Count) Interlocked.Increment(ref parting);

            // The second generation names fields after the array, and counts before it pages.
            var second = (await pi.GetAsync($"{PiWorkspace.BehavioralV2}?$top=3&$filter={Uri.EscapeDataString(v2)}")).Body;
            Assert.True(
                second.GetProperty("totalSearchResults").GetInt32() == expected.Count
                    && second.GetProperty("behavioralAssessments").EnumerateArray().Select(Id).SequenceEqual(expected.Take(3)),
                v2);
        });
        Assert.True(parting > 60, $"only {parting} filters part the records");
    }

    private static Gen<Node> Nodes(List<JsonElement> all, int depth)
    {
        var leaf = Gen.OneOf(Comparisons(all), Functions(all));
        if (depth == 0) return leaf;
        var inner = Nodes(all, depth - 1);
        var joined = from left in inner from word in Gen.Elements("and", "or") from right in inner select (Node)new Node.Joined(left, word, right);
        return Gen.Frequency((2, leaf), (3, joined), (1, inner.Select(node => (Node)new Node.Not(node))));
    }

    private static Gen<Node> Comparisons(List<JsonElement> all)
    {
        var known = from field in Gen.Elements(Texts.Concat(Numbers).Concat(Instants))
                    from one in Gen.Elements(Operators)
                    from sample in Gen.Elements<JsonElement>(all)
                    select (Node)new Node.Compared(field, one, Value(sample, field));
        var strange = from field in Gen.Elements(Texts)
                      from one in Gen.Elements(Operators)
                      from text in Gen.Elements("", "O'Neil", "''", "%", "a and b", "(", "é😀", "null", "true", "%27", "+", "\\Demo Company")
                      select (Node)new Node.Compared(field, one, text);
        var numbers = from field in Gen.Elements(Numbers)
                      from one in Gen.Elements(Operators)
                      from number in Gen.Elements(-3d, -0.5, 0, 0.25, 1, 10, 40, 65, 1e6)
                      select (Node)new Node.Compared(field, one, number);
        var nothing = from field in Gen.Elements(Texts.Concat(Numbers.Where(name => !name.Contains('/'))).Concat(Instants))
                      from one in Gen.Elements("eq", "ne")
                      select (Node)new Node.Compared(field, one, null);
        return Gen.Frequency(
            (4, known.Where(node => node is not Node.Compared { Value: null, Operator: not ("eq" or "ne") }
                and not Node.Compared { Value: null, Field: "selfScores/a" or "selfScores/e" or "synthesisScores/d" })),
            (2, strange),
            (2, numbers),
            (1, nothing));
    }

    private static Gen<Node> Functions(List<JsonElement> all) =>
        from function in Gen.Elements("contains", "startswith", "endswith")
        from field in Gen.Elements(Texts)
        from sample in Gen.Elements<JsonElement>(all)
        from start in Gen.Choose(0, 4)
        from length in Gen.Choose(0, 5)
        select (Node)new Node.Called(function, field, Part(Value(sample, field) as string ?? "x", start, length));

    // A cut may part a letter from its mark, but not the two halves of one letter.
    private static string Part(string text, int start, int length)
    {
        var runes = text.EnumerateRunes().ToList();
        return string.Concat(runes.Skip(Math.Min(start, runes.Count)).Take(length));
    }

    private static string Text(Node node, string prefix) => node switch
    {
        Node.Compared one => $"{prefix}{one.Field} {one.Operator} {Literal(one.Value)}",
        Node.Called one => $"{one.Function}({prefix}{one.Field},{Literal(one.Part)})",
        Node.Joined one => $"({Text(one.Left, prefix)}) {one.Word} ({Text(one.Right, prefix)})",
        Node.Not one => $"not ({Text(one.Inner, prefix)})",
        _ => throw new InvalidOperationException(),
    };

    private static string Literal(object? value) => value switch
    {
        null => "null",
        double number => number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
        _ => $"'{((string)value).Replace("'", "''")}'",
    };

    // What is said of a null by a function is neither true nor false, and so is its opposite; “and” and “or” take it for not true.
    private static bool? Holds(Node node, JsonElement item) => node switch
    {
        Node.Compared one => Compare(one.Operator, Value(item, one.Field), one.Value),
        Node.Called one => Value(item, one.Field) is string text ? one.Function switch
        {
            "contains" => text.Contains(one.Part, StringComparison.Ordinal),
            "startswith" => text.StartsWith(one.Part, StringComparison.Ordinal),
            _ => text.EndsWith(one.Part, StringComparison.Ordinal),
        } : null,
        Node.Joined { Word: "and" } one => Holds(one.Left, item) is true && Holds(one.Right, item) is true,
        Node.Joined one => Holds(one.Left, item) is true || Holds(one.Right, item) is true,
        Node.Not one => Holds(one.Inner, item) is { } truth ? !truth : null,
        _ => throw new InvalidOperationException(),
    };

    private static bool Compare(string one, object? left, object? right)
    {
        if (one is "eq" or "ne") return Equals(left, right) == (one == "eq");
        if (left is null || right is null) return false;
        var order = (left, right) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (double a, double b) => a.CompareTo(b),
            _ => ((DateTimeOffset)left).CompareTo((DateTimeOffset)right),
        };
        return one switch { "gt" => order > 0, "ge" => order >= 0, "lt" => order < 0, _ => order <= 0 };
    }

    private static object? Value(JsonElement item, string path)
    {
        foreach (var part in path.Split('/'))
        {
            if (item.ValueKind is not JsonValueKind.Object) return null;
            item = item.GetProperty(part);
        }

        return item.ValueKind switch
        {
            JsonValueKind.String when Instants.Contains(path) => item.GetDateTimeOffset(),
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Number => item.GetDouble(),
            _ => null,
        };
    }

    private static string Id(JsonElement item) => item.GetProperty("assessmentId").GetString()!;
}
