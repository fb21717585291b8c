using static Emulator.Tests.Providers.PredictiveIndex.SomePeople;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The OData options that choose what is in a list: filter and search.</summary>
public class FilterTests
{
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

    [Fact]
    public async Task A_filter_sees_what_has_expired_in_the_meantime()
    {
        await using var pi = await SomePeopleAsync();
        await pi.Workspace.AdvanceAsync("P20D");
        Assert.Equal("Cleo Anna", await NamesAsync(pi, Query(("$filter", "assessmentState eq 50"))));
    }
}
