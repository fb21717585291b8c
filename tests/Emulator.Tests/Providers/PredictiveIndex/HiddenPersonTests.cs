using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>People in folders that are not granted, however they were made: by no way are they there for the user.</summary>
public class HiddenPersonTests
{
    private const string Persons = "/pi/api/v1/persons/", Search = "/pi/api/v2/peopleandjobs?$search=",
        Candidates = "/pi2/api/v1/candidates/", Employees = PiWorkspace.Root + "\\Employees";

    [Theory]
    [InlineData("PowerUser", false)]
    [InlineData("PowerUser", true)]
    [InlineData("User", true)]
    [InlineData("ReadOnly", true)]
    public async Task Whoever_lies_in_a_folder_without_grant_is_not_there_by_any_way(string role, bool madeByPi2)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var (person, assessment) = await HiddenAsync(pi, madeByPi2);
        await HasGoneAsync(pi, role, person, assessment);
        Assert.Equal(200, (await pi.GetAsync(Persons + person)).Status);
        Assert.Equal(1, await HitsAsync(pi, PiWorkspace.Owner));

        await pi.ChangeUserAsync(role, new { folders = new[] { Employees } });
        Assert.Equal(Employees, (await pi.GetAsync(Persons + person, role)).Body.GetProperty("folderPath").GetString());
        Assert.Equal(1, await HitsAsync(pi, role));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_candidate_of_PI2_stays_hidden_when_the_last_assessment_is_archived(bool byPatch)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var (person, assessment) = await HiddenAsync(pi, madeByPi2: true);
        if (byPatch) await pi.PatchAsync(assessment, new { archive = true });
        else await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{assessment}");
        await HasGoneAsync(pi, PiWorkspace.Power, person, assessment);
        Assert.Equal(Employees, (await pi.GetAsync(Persons + person)).Body.GetProperty("folderPath").GetString());
        Assert.Equal(1, (await pi.GetAsync(Candidates + "?ExternalPersonId=SECRET")).Body.GetProperty("totalRecords").GetInt32());
    }

    [Fact]
    public async Task A_candidate_of_PI2_without_assessment_is_hidden_where_it_is_moved_to()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var person = await CandidateAsync(pi, new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example", externalPersonId = "SECRET" });
        Assert.Equal(200, (await pi.GetAsync(Persons + person, PiWorkspace.Power)).Status);
        await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Patch, Persons + person, new { folderPath = Employees });
        await HasGoneAsync(pi, PiWorkspace.Power, person, "none");
    }

    [Fact]
    public async Task A_change_of_a_person_leaves_the_assessments_alone_that_the_user_does_not_see()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var seen = await pi.InviteAsync(new { externalPersonId = "P-1" });
        var hidden =
            (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-1", folderPath = Employees })).Body;
        Assert.Equal(
            200, (await pi.AsAsync(PiWorkspace.Power, HttpMethod.Patch, Persons + seen.GetProperty("personId").GetString(), new { impression = 2 })).Status);
        Assert.Equal((2, 0), (await ImpressionAsync(pi, seen), await ImpressionAsync(pi, hidden)));
    }

    [Fact]
    public async Task An_external_id_that_is_used_out_of_sight_is_free_for_the_user_in_POST_and_PATCH_alike()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { externalId = "HIDE", externalPersonId = "HIDDEN", folderPath = Employees });
        Assert.Equal(201, (await pi.TryInviteAsync(new { externalId = "HIDE", externalPersonId = "HIDDEN" }, PiWorkspace.Power)).Status);

        var other = await pi.InviteAsync(new { externalId = "E-2" });
        var id = other.GetProperty("assessmentId").GetString()!;
        Assert.Equal(409, (await pi.PatchAsync(id, new { externalId = "HIDE" }, PiWorkspace.Power)).Status);
        await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, $"{PiWorkspace.Behavioral}?externalId=HIDE", new { folderPath = Employees });
        Assert.Equal(409, (await pi.PatchAsync(id, new { externalId = "HIDE" })).Status);
        Assert.Equal(409, (await pi.PatchAsync(id, new { externalPersonId = "HIDDEN" })).Status);
        Assert.Equal(200, (await pi.PatchAsync(id, new { externalId = "HIDE", externalPersonId = "HIDDEN" }, PiWorkspace.Power)).Status);

        var path = Persons + (await pi.InviteAsync()).GetProperty("personId").GetString();
        await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, Persons + other.GetProperty("personId").GetString(), new { folderPath = Employees });
        Assert.Equal(409, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Patch, path, new { externalPersonId = "HIDDEN" })).Status);
        Assert.Equal(200, (await pi.AsAsync(PiWorkspace.Power, HttpMethod.Patch, path, new { externalPersonId = "HIDDEN" })).Status);
    }

    /// <summary>A person SECRET whose one assessment was moved to the employees; both ids.</summary>
    private static async Task<(string Person, string Assessment)> HiddenAsync(PiWorkspace pi, bool madeByPi2)
    {
        if (madeByPi2)
            await CandidateAsync(pi, new
            {
                firstName = "Ann",
                lastName = "Lee",
                email = "ann.lee@people.example",
                externalPersonId = "SECRET",
                behavioralAssessment = new { externalAssessmentId = "B-1" },
            });
        else await pi.InviteAsync(new { externalPersonId = "SECRET", externalId = "B-1" });
        var made = (await pi.GetAsync(PiWorkspace.Behavioral)).Body[0];
        var id = made.GetProperty("assessmentId").GetString()!;
        await pi.ActAsync(id, "complete");
        Assert.Equal(200, (await pi.PatchAsync(id, new { folderPath = Employees })).Status);
        return (made.GetProperty("personId").GetString()!, id);
    }

    private static async Task HasGoneAsync(PiWorkspace pi, string role, string person, string assessment)
    {
        await pi.ChangeUserAsync(role, new { cognitiveAccess = true });
        foreach (var path in new[]
        {
            Persons + person, "/pi/api/v2/persons/" + person, $"{PiWorkspace.Behavioral}/{assessment}",
            $"{PiWorkspace.Behavioral}/{assessment}/patterns/0?format=PNG",
            $"{PiWorkspace.Behavioral}/{assessment}/reports/1?format=PDF&gender=0",
            $"/pi/api/v2/companies/{pi.Described.GetProperty("companyId").GetString()}/behavioralassessments/{assessment}/guidebook",
        }) Assert.Equal((404, path), ((await pi.GetAsync(path, role)).Status, path));
        Assert.Equal(404, (await pi.AsAsync(role, HttpMethod.Post, "/pi/api/v1/persons/PrintMSGs", new { personIds = new[] { person } })).Status);
        Assert.Equal(0, await HitsAsync(pi, role));
        Assert.Equal(0, (await pi.GetAsync(PiWorkspace.BehavioralV2, role)).Body.GetProperty("totalSearchResults").GetInt32());
        if (role == PiWorkspace.Reader) return;
        Assert.Equal(404, (await pi.AsAsync(role, HttpMethod.Patch, Persons + person, new { lastName = "Roe" })).Status);
        foreach (var path in new[] { PiWorkspace.Behavioral, PiWorkspace.Cognitive })
            Assert.Equal(["firstName", "lastName", "email"], (await pi.AsAsync(role, HttpMethod.Post, path, new { externalPersonId = "SECRET" })).Parameters);
        Assert.Equal(404, (await pi.AsAsync(role, HttpMethod.Patch, $"{PiWorkspace.Behavioral}?externalId=B-1", new { lastName = "Roe" })).Status);
    }

    private static async Task<int> HitsAsync(PiWorkspace pi, string role) =>
        (await pi.GetAsync(Search + "SECRET", role)).Body.GetProperty("totalSearchResults").GetInt32();

    private static async Task<int> ImpressionAsync(PiWorkspace pi, JsonElement assessment) =>
        (await pi.GetAsync($"{PiWorkspace.Behavioral}/{assessment.GetProperty("assessmentId").GetString()}")).Body.GetProperty("impression").GetInt32();

    private static async Task<string> CandidateAsync(PiWorkspace pi, object body) =>
        (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, Candidates, body)).Body.GetProperty("personId").GetString()!;
}
