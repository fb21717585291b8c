namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The OData options of the lists.</summary>
public class ListTests
{
    private static string Query(params (string Name, string Value)[] options) =>
        "?" + string.Join('&', options.Select(option => $"{option.Name}={Uri.EscapeDataString(option.Value)}"));

    private static async Task<PiWorkspace> SomePeopleAsync()
    {
        var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { firstName = "Anna", lastName = "O'Neil", email = "anna@people.example", externalPersonId = "a75be8a5e5a5", personType = 3 });
        await pi.Workspace.AdvanceAsync("PT1H");
        var bert = await pi.InviteIdAsync(new { firstName = "Bert", lastName = "Berg", email = "bert@people.example", personType = 4, middleName = "X" });
        await pi.Workspace.AdvanceAsync("PT1H");
        await pi.InviteAsync(
            new { firstName = "Cleo", lastName = "anders", email = "cleo@people.example", associatedPositionTitle = "Chief of Annals", personType = 4 });
        await pi.ActAsync(bert, "complete", new { scores = new { self = new { a = 1.25 } } });
        return pi;
    }

    private static async Task<string> NamesAsync(PiWorkspace pi, string query, string path = PiWorkspace.Behavioral)
    {
        var answer = await pi.GetAsync(path + query);
        Assert.True(answer.Status == 200, answer.Text);
        var items = path == PiWorkspace.BehavioralV2 ? answer.Body.GetProperty("behavioralAssessments") : answer.Body;
        return string.Join(' ', items.EnumerateArray().Select(item => item.GetProperty("firstName").GetString()));
    }

    [Fact]
    public async Task A_list_is_newest_first()
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal("Cleo Bert Anna", await NamesAsync(pi, ""));
        Assert.Equal("Cleo Bert Anna", await NamesAsync(pi, "", PiWorkspace.BehavioralV2));
    }

    [Theory]
    [InlineData("firstName eq 'Anna'", "Anna")]
    [InlineData("lastName eq 'O''Neil'", "Anna")]
    [InlineData("externalPersonId eq 'a75be8a5e5a5'", "Anna")]
    [InlineData("firstName ne 'Anna'", "Cleo Bert")]
    [InlineData("assessmentState eq 40", "Bert")]
    [InlineData("assessmentState ge 10 and assessmentState lt 40", "Cleo Anna")]
    [InlineData("firstName eq 'Anna' or (assessmentState gt 30 and personType eq 'Employee')", "Bert Anna")]
    [InlineData("not (personType eq 'Employee')", "Anna")]
    [InlineData("contains(email,'er') or startswith(firstName,'Cl') ", "Cleo Bert")]
    [InlineData("endswith(lastName,'Neil')", "Anna")]
    [InlineData("middleName eq null", "Cleo Anna")]
    [InlineData("middleName ne null", "Bert")]
    [InlineData("isDeleted eq false", "Cleo Bert Anna")]
    [InlineData("sentDateTime gt 2026-03-02T09:00:00Z", "Cleo Bert")]
    [InlineData("sentDateTime le 2026-03-02T10:00:00Z", "Bert Anna")]
    [InlineData("sentDateTime lt 2026-03-02", "")]
    [InlineData("selfScores/a eq 1.25", "Bert")]
    [InlineData("selfScores/a gt -5", "Bert")]
    [InlineData("assessmentState in (40,50)", "Bert")]
    [InlineData("tolower(firstName) eq 'anna'", "Anna")]
    [InlineData("length(firstName) eq 4", "Cleo Bert Anna")]
    [InlineData("FIRSTNAME eq 'Anna'", "Anna")]
    [InlineData("firstName eq 'anna'", "")]
    [InlineData("true", "Cleo Bert Anna")]
    [InlineData("assessmentState lt 4000000000000000000000000000000000000000000000000000000000000000000", "Cleo Bert Anna")]
    public async Task Filters_are_read_as_OData_has_them(string filter, string names)
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(names, await NamesAsync(pi, Query(("$filter", filter))));
    }

    [Theory]
    [InlineData("behavioralAssessments/externalPersonId eq 'a75be8a5e5a5'", "Anna")]
    [InlineData("behavioralAssessments/personType eq 4 and behavioralAssessments/selfScores/a ge 1", "Bert")]
    [InlineData("not contains(behavioralAssessments/email,'b')", "Cleo Anna")]
    public async Task Filters_of_v2_begin_with_the_name_of_the_array(string filter, string names)
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(names, await NamesAsync(pi, Query(("$filter", filter)), PiWorkspace.BehavioralV2));
        Assert.Equal(400, (await pi.GetAsync(PiWorkspace.Behavioral + Query(("$filter", filter)))).Status);
        Assert.Equal(
            400,
            (await pi.GetAsync(PiWorkspace.BehavioralV2 + Query(("$filter", filter.Replace("behavioralAssessments/", "", StringComparison.Ordinal))))).Status);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("nothing eq 1")]
    [InlineData("firstName eq")]
    [InlineData("firstName eq 5")]
    [InlineData("firstName")]
    [InlineData("firstName eq 'a")]
    [InlineData("(((((")]
    [InlineData("firstName like 'a'")]
    [InlineData("frobnicate(firstName)")]
    [InlineData("sentDateTime gt '2026-03-02T09:00:00Z'")]
    [InlineData("selfScores/z eq 1")]
    [InlineData("firstName/length eq 1")]
    [InlineData("\u0000")]
    public async Task A_filter_that_cannot_be_read_is_400(string filter)
    {
        await using var pi = await SomePeopleAsync();
        var answer = await pi.GetAsync(PiWorkspace.Behavioral + Query(("$filter", filter)));
        Assert.Equal((400, 9400), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal(["$filter"], answer.Parameters);
        Assert.Equal("body", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task A_filter_of_great_depth_is_400()
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(400, (await pi.GetAsync(PiWorkspace.Behavioral + Query(("$filter", new string('(', 3000) + "true" + new string(')', 3000))))).Status);
        Assert.Equal(400, (await pi.GetAsync(PiWorkspace.Behavioral + Query(("$filter", string.Concat(Enumerable.Repeat("not ", 2000)) + "true")))).Status);
    }

    [Theory]
    [InlineData("assessmentState add 1 eq 11", "Add")]
    [InlineData("year(sentDateTime) eq 2026", "year")]
    public async Task What_OData_has_beyond_is_refused_by_name(string filter, string name)
    {
        await using var pi = await SomePeopleAsync();
        var answer = await pi.GetAsync(PiWorkspace.Behavioral + Query(("$filter", filter)));
        Assert.Equal(501, answer.Status);
        Assert.Contains(name, answer.Body.GetProperty("description").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ANNA@", null, "Anna")]
    [InlineData("ann", null, "Cleo Anna")]
    [InlineData("ann", "firstName", "Anna")]
    [InlineData("ann", "lastName, associatedPositionTitle", "Cleo")]
    [InlineData("people.example", "email", "Cleo Bert Anna")]
    [InlineData("nowhere", null, "")]
    [InlineData("", null, "Cleo Bert Anna")]
    public async Task A_search_finds_a_part_without_regard_to_case(string search, string? fields, string names)
    {
        await using var pi = await SomePeopleAsync();
        Assert.Equal(names, await NamesAsync(pi, Query(fields is null ? [("$search", search)] : [("$search", search), ("searchfields", fields)])));
        var prefixed = fields is null ? null : string.Join(',', fields.Split(',').Select(field => "behavioralAssessments/" + field.Trim()));
        Assert.Equal(names, await NamesAsync(
            pi, Query(prefixed is null ? [("$search", search)] : [("$search", search), ("searchfields", prefixed)]), PiWorkspace.BehavioralV2));
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
    public async Task A_filter_sees_what_has_expired_in_the_meantime()
    {
        await using var pi = await SomePeopleAsync();
        await pi.Workspace.AdvanceAsync("P20D");
        Assert.Equal("Cleo Anna", await NamesAsync(pi, Query(("$filter", "assessmentState eq 50"))));
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
