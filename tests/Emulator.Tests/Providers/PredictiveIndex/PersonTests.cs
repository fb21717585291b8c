using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Persons: read in both generations, change, move, anonymize, archive.</summary>
public class PersonTests
{
    private const string Persons = "/pi/api/v1/persons/";

    [Fact]
    public async Task A_person_has_all_assessments_and_the_cognitive_ones_only_with_the_flag()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var first = await pi.InviteAsync(new { externalPersonId = "P-1", personType = "Candidate", gender = 2 });
        var id = first.GetProperty("personId").GetString();
        var second = (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-1" })).Body;
        await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Cognitive, new { externalPersonId = "P-1" });

        var person = (await pi.GetAsync(Persons + id)).Body;
        Assert.Equal(
            ("P-1", "Jane", "Doe", "Candidate", 2, PiWorkspace.Root),
            (Text(person, "externalPersonId"), Text(person, "firstName"), Text(person, "lastName"),
                Text(person, "personType"), person.GetProperty("gender").GetInt32(), Text(person, "folderPath")));
        Assert.Equal(
            [second.GetProperty("assessmentId").GetString(), first.GetProperty("assessmentId").GetString()],
            person.GetProperty("behavioralAssessments").EnumerateArray().Select(assessment => assessment.GetProperty("assessmentId").GetString()));
        Assert.Equal(1, person.GetProperty("cognitiveAssessments").GetArrayLength());
        Assert.False((await pi.GetAsync(Persons + id, PiWorkspace.Admin)).Body.TryGetProperty("cognitiveAssessments", out _));

        var company = pi.Described.GetProperty("companyId").GetString();
        foreach (var path in new[] { $"/pi/api/v2/persons/{id}", $"/pi/api/v2/companies/{company}/persons/{id}" })
            Assert.Equal(3, (await pi.GetAsync(path)).Body.GetProperty("personType").GetInt32());
        Assert.Equal(404, (await pi.GetAsync($"/pi/api/v2/companies/{Guid.Empty}/persons/{id}")).Status);
        Assert.Equal(404, (await pi.GetAsync(Persons + "nobody")).Status);
    }

    [Theory]
    [InlineData("ReadOnly", 200, 403, 403, 403)]
    [InlineData("User", 200, 200, 403, 403)]
    [InlineData("PowerUser", 200, 200, 403, 403)]
    [InlineData("AccountAdmin", 200, 200, 200, 204)]
    [InlineData("AccountOwner", 200, 200, 200, 204)]
    public async Task A_key_may_do_to_a_person_what_its_owner_may_do(string role, int read, int edit, int move, int archive)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.FolderAsync(PiWorkspace.Root + "\\Elsewhere");
        var path = Persons + (await pi.InviteAsync()).GetProperty("personId").GetString();
        Assert.Equal(read, (await pi.GetAsync(path, role)).Status);
        Assert.Equal(edit, (await pi.AsAsync(role, HttpMethod.Patch, path, new { jobName = "Clerk" })).Status);
        Assert.Equal(move, (await pi.AsAsync(role, HttpMethod.Patch, path, new { folderPath = PiWorkspace.Root + "\\Elsewhere" })).Status);
        Assert.Equal(archive, (await pi.AsAsync(role, HttpMethod.Delete, path)).Status);
    }

    [Fact]
    public async Task A_change_of_a_person_shows_in_all_assessments()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.FolderAsync(PiWorkspace.Root + "\\Elsewhere");
        var made = await pi.InviteAsync();
        var path = Persons + made.GetProperty("personId").GetString();
        var changed = await pi.AsAsync(
            PiWorkspace.Admin,
            HttpMethod.Patch,
            path,
            new { lastName = "Roe", jobName = "Clerk", impression = 1, folderPath = PiWorkspace.Root + "\\Elsewhere" });
        Assert.Equal((200, "Clerk", 1), (changed.Status, Text(changed.Body, "jobName"), changed.Body.GetProperty("impression").GetInt32()));
        var assessment = (await pi.GetAsync($"{PiWorkspace.Behavioral}/{made.GetProperty("assessmentId").GetString()}")).Body;
        Assert.Equal(
            ("Roe", PiWorkspace.Root + "\\Elsewhere", 1),
            (Text(assessment, "lastName"), Text(assessment, "folderPath"), assessment.GetProperty("impression").GetInt32()));
        Assert.Equal(404, (await pi.GetAsync(path, PiWorkspace.Power)).Status);
    }

    [Fact]
    public async Task A_person_is_anonymized_and_archived_with_all_assessments_and_the_external_id_is_free_again()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(new { externalPersonId = "P-1", externalId = "E-1" });
        var id = made.GetProperty("personId").GetString();
        await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Cognitive, new { externalPersonId = "P-1" });
        var anonymous = await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Patch, Persons + id, new
        {
            firstName = "XX",
            middleName = "XX",
            lastName = "XX",
            email = "xx@xx.xx",
            externalPersonId = id,
            personType = "Unknown",
            gender = "Unknown",
        });
        Assert.Equal(
            (200, "XX", "xx@xx.xx", id),
            (anonymous.Status, Text(anonymous.Body, "lastName"), Text(anonymous.Body, "email"), Text(anonymous.Body, "externalPersonId")));
        var archived = await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Patch, Persons + id, new { archive = true });
        Assert.Equal((200, 1), (archived.Status, archived.Body.GetProperty("behavioralAssessments").GetArrayLength()));

        Assert.Equal(404, (await pi.GetAsync(Persons + id)).Status);
        Assert.Equal("object", await pi.FailedCheckAsync());
        Assert.Equal(404, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Delete, Persons + id)).Status);
        Assert.Equal(0, (await pi.GetAsync(PiWorkspace.Behavioral)).Body.GetArrayLength());
        Assert.Equal(0, (await pi.GetAsync(PiWorkspace.Cognitive)).Body.GetArrayLength());
        Assert.Equal(201, (await pi.TryInviteAsync(new { externalPersonId = "P-1", externalId = "E-1" })).Status);
        Assert.Equal("[]", (await pi.Workspace.AdvanceAsync("P9D")).GetProperty("ran").ToString());
    }

    [Fact]
    public async Task A_deleted_person_takes_the_assessments_along()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync();
        Assert.Equal(204, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Delete, Persons + made.GetProperty("personId").GetString())).Status);
        Assert.Equal(404, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{made.GetProperty("assessmentId").GetString()}")).Status);
    }

    [Fact]
    public async Task Names_cannot_be_blanked_and_an_external_id_of_another_is_a_conflict()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { externalPersonId = "P-1" });
        var path = Persons + (await pi.InviteAsync(new { middleName = "M." })).GetProperty("personId").GetString();
        var blank = await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, path, new { firstName = "", lastName = (string?)null, email = " ", middleName = "" });
        Assert.Equal(400, blank.Status);
        Assert.Equal(["email", "firstName", "lastName"], blank.Parameters.Order());
        Assert.Equal(409, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, path, new { externalPersonId = "P-1" })).Status);
        Assert.Equal("M.", Text((await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, path, new { middleName = "" })).Body, "middleName"));
    }

    [Fact]
    public async Task A_Power_User_reads_all_folders_only_when_the_account_says_so()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(new { folderPath = PiWorkspace.Root + "\\Candidates" });
        Assert.Equal(404, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}", PiWorkspace.Power)).Status);
        await pi.SetAsync(new { powerUserSeesAllFolders = true });
        Assert.Equal(200, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}", PiWorkspace.Power)).Status);
        Assert.Equal(404, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}", PiWorkspace.User)).Status);
    }

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}
