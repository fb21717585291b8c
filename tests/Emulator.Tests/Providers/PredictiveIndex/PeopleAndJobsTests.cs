using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The search of people and jobs, in both forms of its path, and the guidebook.</summary>
public class PeopleAndJobsTests
{
    private const string Path = "/pi/api/v2/peopleandjobs";

    [Fact]
    public async Task A_row_has_the_person_and_the_latest_assessments()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteIdAsync(new { externalPersonId = "P-1", personType = 3 });
        var latest = (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-1" })).Body
            .GetProperty("assessmentId").GetString()!;
        var cognitive = (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Cognitive, new { externalPersonId = "P-1" })).Body
            .GetProperty("assessmentId").GetString()!;
        await pi.ActAsync(latest, "complete", new { scores = new { synthesis = new { a = 0, b = 0, c = 0, d = 0 } } });
        await pi.ActAsync(cognitive, "complete", new { scores = new { cognitive = 271 } });

        var page = (await pi.GetAsync(Path)).Body;
        Assert.Equal(1, page.GetProperty("totalSearchResults").GetInt32());
        var row = Assert.Single(page.GetProperty("peopleAndJobsSearchResult").EnumerateArray());
        var user = row.GetProperty("assessmentUser");
        Assert.Equal(
            ("jane.doe@people.example", "P-1", 3),
            (user.GetProperty("email").GetString(), user.GetProperty("externalPersonId").GetString(), user.GetProperty("personType").GetInt32()));
        var information = row.GetProperty("assessmentInformation");
        var behavioral = information.GetProperty("behavioralAssessmentInformation");
        Assert.Equal(
            (latest, 40, "Adapter"),
            (behavioral.GetProperty("originalId").GetString(), behavioral.GetProperty("assessmentState").GetInt32(),
                behavioral.GetProperty("referenceProfileName").GetString()));
        Assert.Equal(
            (cognitive, 271),
            (information.GetProperty("cognitiveAssessmentInformation").GetProperty("originalId").GetString(),
                information.GetProperty("cognitiveAssessmentInformation").GetProperty("cognitiveScore").GetInt32()));
        var asAdmin = (await pi.GetAsync(Path, PiWorkspace.Admin)).Body.GetProperty("peopleAndJobsSearchResult")[0].GetProperty("assessmentInformation");
        Assert.Equal(JsonValueKind.Null, asAdmin.GetProperty("cognitiveAssessmentInformation").ValueKind);
    }

    [Theory]
    [InlineData("$filter=peopleAndJobsSearchResult%2FassessmentUser%2FexternalPersonId%20eq%20'a75be8a5e5a5'", "Ann")]
    [InlineData("$skip=0&$top=50&$search=ben@people.example&searchfields=peopleAndJobsSearchResult/assessmentUser/email", "Ben")]
    [InlineData("$search=BEN@", "Ben")]
    [InlineData("$filter=peopleAndJobsSearchResult/assessmentInformation/behavioralAssessmentInformation/assessmentState eq 40", "Cid")]
    [InlineData(
        "$filter=not (peopleAndJobsSearchResult/assessmentUser/personType eq 1)&$orderby=peopleAndJobsSearchResult/assessmentUser/firstName desc", "Cid,Ben")]
    [InlineData("$orderby=assessmentUser/firstName&$skip=1&$top=1", "Ben")]
    [InlineData("", "Cid,Ben,Ann")]
    public async Task It_is_searched_and_filtered_by_the_documented_paths(string query, string expected)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { firstName = "Ann", email = "ann@people.example", externalPersonId = "a75be8a5e5a5" });
        await pi.InviteAsync(new { firstName = "Ben", email = "ben@people.example", personType = 3 });
        await pi.ActAsync(await pi.InviteIdAsync(new { firstName = "Cid", email = "cid@people.example", personType = 4 }), "complete");
        var company = pi.Described.GetProperty("companyId").GetString();
        foreach (var path in new[] { Path, $"/pi/api/v2/companies/{company}/peopleandjobs" })
        {
            var answer = await pi.GetAsync($"{path}?{query}");
            Assert.True(answer.Status == 200, answer.Text);
            Assert.Equal(expected, string.Join(",", answer.Body.GetProperty("peopleAndJobsSearchResult")
                .EnumerateArray().Select(row => row.GetProperty("assessmentUser").GetProperty("firstName").GetString())));
        }
    }

    [Theory]
    [InlineData("peopleAndJobsSearchResult/assessmentUser/email", """{"assessmentUser":{"email":"jane.doe@people.example"}}""")]
    [InlineData("assessmentUser/EMAIL, assessmentUser/firstName", """{"assessmentUser":{"firstName":"Jane","email":"jane.doe@people.example"}}""")]
    [InlineData(
        "assessmentUser/email,assessmentInformation/cognitiveAssessmentInformation/originalId",
        """{"assessmentUser":{"email":"jane.doe@people.example"},"assessmentInformation":{"cognitiveAssessmentInformation":null}}""")]
    [InlineData(
        "assessmentInformation/behavioralAssessmentInformation/assessmentState",
        """{"assessmentInformation":{"behavioralAssessmentInformation":{"assessmentState":10}}}""")]
    public async Task A_member_within_others_is_selected_by_the_path_by_which_it_is_filtered(string select, string row)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync();
        Assert.Equal($$"""{"totalSearchResults":1,"peopleAndJobsSearchResult":[{{row}}]}""", (await pi.GetAsync($"{Path}?$select={select}")).Text);
    }

    [Theory]
    [InlineData("$select=peopleAndJobsSearchResult/assessmentUser/nothing")]
    [InlineData("$filter=assessmentUser/email eq 'x'")]
    [InlineData("$filter=peopleAndJobsSearchResult/assessmentUser/nothing eq 'x'")]
    [InlineData("$search=x&searchfields=peopleAndJobsSearchResult/nothing")]
    [InlineData("$orderby=assessmentUser")]
    public async Task An_unknown_field_is_400(string query)
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(400, (await pi.GetAsync($"{Path}?{query}")).Status);
    }

    [Fact]
    public async Task Another_company_is_404_and_what_is_not_granted_does_not_show()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { folderPath = PiWorkspace.Root + "\\Candidates" });
        foreach (var path in new[] { "peopleandjobs", "behavioralassessments" })
        {
            Assert.Equal(404, (await pi.GetAsync($"/pi/api/v2/companies/{Guid.Empty}/{path}")).Status);
            var own = $"/pi/api/v2/companies/{pi.Described.GetProperty("companyId").GetString()!.ToUpperInvariant()}/{path}";
            Assert.Equal(1, (await pi.GetAsync(own)).Body.GetProperty("totalSearchResults").GetInt32());
            Assert.Equal(0, (await pi.GetAsync(own, PiWorkspace.Reader)).Body.GetProperty("totalSearchResults").GetInt32());
        }
    }

    [Fact]
    public async Task The_guidebook_has_the_profile_in_words_once_the_assessment_is_completed()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        var path = $"/pi/api/v2/companies/{pi.Described.GetProperty("companyId").GetString()}/behavioralassessments/{id}/guidebook";
        Assert.Equal(404, (await pi.GetAsync(path)).Status);
        await pi.ActAsync(id, "complete");
        var pattern = (await pi.GetAsync(path)).Body.GetProperty("referencePattern");
        Assert.Equal(
            (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Body.GetProperty("referenceProfileName").GetString(),
            pattern.GetProperty("name").GetString());
        Assert.All(new[] { "traits", "challenges" }, name => Assert.NotEmpty(pattern.GetProperty(name).EnumerateArray()));
        Assert.Equal(404, (await pi.GetAsync(path.Replace(id, "x"))).Status);
    }
}
