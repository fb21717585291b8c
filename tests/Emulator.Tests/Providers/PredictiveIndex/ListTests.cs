using static Emulator.Tests.Providers.PredictiveIndex.SomePeople;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The OData options that order, cut and page a list.</summary>
public class ListTests
{
    [Fact]
    public async Task A_list_is_newest_first()
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal("Cleo Bert Anna", await NamesAsync(pi, ""));
        Assert.Equal("Cleo Bert Anna", await NamesAsync(pi, "", PiWorkspace.BehavioralV2));
    }

    [Theory]
    [InlineData("firstName", "Anna Bert Cleo")]
    [InlineData("firstName DESC", "Cleo Bert Anna")]
    [InlineData("lastName asc", "Cleo Bert Anna")]
    [InlineData("personType desc, firstName", "Bert Cleo Anna")]
    [InlineData("personType,firstName desc", "Anna Cleo Bert")]
    [InlineData("middleName desc,firstName", "Bert Anna Cleo")]
    [InlineData("sentDateTime", "Anna Bert Cleo")]
    [InlineData("selfScores/a desc, firstName", "Bert Anna Cleo")]
    public async Task A_list_is_ordered_by_fields(string order, string names)
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(names, await NamesAsync(pi, Query(("$orderby", order))));
        Assert.Equal(names, await NamesAsync(pi, Query(("$ORDERBY", order)), PiWorkspace.BehavioralV2));
    }

    [Fact]
    public async Task Selected_fields_are_all_that_is_answered()
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(
            """[{"firstName":"Cleo","email":"cleo@people.example"}]""", (await pi.GetAsync(PiWorkspace.Behavioral + "?$top=1&$select=email, firstName")).Text);
        Assert.StartsWith(
            """{"totalSearchResults":3,"behavioralAssessments":[{"firstName":"Bert","selfScores":{"a":1.25,"b":""",
            (await pi.GetAsync(PiWorkspace.BehavioralV2 + "?$skip=1&$top=1&$select=behavioralAssessments/firstName,selfScores")).Text,
            StringComparison.Ordinal);
        Assert.Equal(
            """[{"firstName":"Bert","selfScores":{"a":1.25}}]""",
            (await pi.GetAsync(PiWorkspace.Behavioral + "?$skip=1&$top=1&$select=SELFSCORES/A,firstname")).Text);
        Assert.Equal(await NamesAsync(pi, ""), await NamesAsync(pi, "?$select=*"));
    }

    [Theory]
    [InlineData("$select", "nothing")]
    [InlineData("$select", "firstName,,")]
    [InlineData("$select", "firstName/length")]
    [InlineData("$select", "selfScores/z")]
    [InlineData("$orderby", "nothing")]
    [InlineData("$orderby", "firstName upwards")]
    [InlineData("$orderby", "firstName asc desc")]
    [InlineData("$orderby", "selfScores")]
    [InlineData("searchfields", "nothing")]
    [InlineData("$top", "-1")]
    [InlineData("$top", "ten")]
    [InlineData("$top", "")]
    [InlineData("$top", "1.5")]
    [InlineData("$top", "-99999999999999999999")]
    [InlineData("$top", "5\u0000")]
    [InlineData("$skip", "-1")]
    [InlineData("$skip", "+1")]
    [InlineData("$skip", "0x10")]
    public async Task An_option_that_cannot_be_read_is_400(string name, string value)
    {
        await using var pi = await SomePeopleAsync();
        foreach (var path in new[] { PiWorkspace.Behavioral, PiWorkspace.BehavioralV2, PiWorkspace.Cognitive })
        {
            var answer = await pi.GetAsync(path + Query((name, value)));
            // A plain «selfScores» is unknown to cognitive assessments for another reason; the refusal is the same.
            Assert.Equal(400, answer.Status);
            Assert.Equal([name], answer.Parameters);
        }
    }

    [Fact]
    public async Task A_page_has_fifty_at_most_and_the_count_is_that_before_paging()
    {
        await using var pi = await PiWorkspace.NewAsync(fixture: "demo");
        var total = (await pi.GetAsync(PiWorkspace.BehavioralV2)).Body.GetProperty("totalSearchResults").GetInt32();
        for (var i = 0; i < 55 - total; i++) await pi.InviteAsync();
        foreach (var (query, count) in new[]
        {
            ("", 50), ("?$top=70", 50), ("?$top=2147483647", 50), ("?$top=2147483648", 50), ("?$top=99999999999999999999", 50),
            ("?$skip=2147483648", 0), ("?$skip=99999999999999999999&$orderby=email", 0), ("?$top=0", 0), ("?$top=7", 7), ("?$skip=50", 5),
            ("?$skip=1000", 0), ("?$skip=53&$top=5&$orderby=email", 2),
        })
        {
            Assert.Equal(count, (await pi.GetAsync(PiWorkspace.Behavioral + query)).Body.GetArrayLength());
            var page = (await pi.GetAsync(PiWorkspace.BehavioralV2 + query)).Body;
            Assert.Equal((55, count), (page.GetProperty("totalSearchResults").GetInt32(), page.GetProperty("behavioralAssessments").GetArrayLength()));
        }

        Assert.Equal(
            1, (await pi.GetAsync(PiWorkspace.BehavioralV2 + "?$top=1&$search=@people.example")).Body.GetProperty("behavioralAssessments").GetArrayLength());
    }

    [Fact]
    public async Task Pages_by_order_show_everything_once()
    {
        await using var pi = await PiWorkspace.NewAsync(fixture: "demo");
        var ids = new List<string>();
        for (var skip = 0; ; skip += 9)
        {
            var page = (await pi.GetAsync($"{PiWorkspace.Behavioral}?$orderby=lastName&$skip={skip}&$top=9")).Body;
            if (page.GetArrayLength() == 0) break;
            ids.AddRange(page.EnumerateArray().Select(item => item.GetProperty("assessmentId").GetString()!));
        }

        Assert.Equal((await pi.GetAsync(PiWorkspace.BehavioralV2)).Body.GetProperty("totalSearchResults").GetInt32(), ids.Distinct().Count());
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Options_that_are_not_known_are_ignored()
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal("Cleo Bert Anna", await NamesAsync(pi, "?$count=true&$expand=x&format=xml&=&&a"));
    }

    [Fact]
    public async Task Cognitive_assessments_are_listed_in_the_same_way()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(new { firstName = "Anna" }, path: PiWorkspace.Cognitive);
        await pi.InviteAsync(new { firstName = "Bert" }, path: PiWorkspace.Cognitive);
        await pi.InviteAsync(new { firstName = "Cleo" });
        await pi.ActAsync(id, "complete", new { scores = new { cognitive = 300 } });
        Assert.Equal("Bert Anna", await NamesAsync(pi, "", PiWorkspace.Cognitive));
        Assert.Equal("Anna", await NamesAsync(pi, Query(("$filter", "cognitiveScore ge 300")), PiWorkspace.Cognitive));
        Assert.Equal("Cleo", await NamesAsync(pi, ""));
        Assert.Equal(404, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Status);
    }
}
