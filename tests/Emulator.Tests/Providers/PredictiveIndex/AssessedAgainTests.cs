namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Whom an invitation means that names a person by the caller's own ids.</summary>
public class AssessedAgainTests
{
    [Fact]
    public async Task A_known_person_is_assessed_again_by_external_person_id_without_names()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var first = await pi.InviteAsync(new { externalPersonId = "P-7" });
        var again = await pi.AsAsync(
            PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-7", firstName = "", lastName = (string?)null });
        Assert.Equal(201, again.Status);
        Assert.Equal(first.GetProperty("personId").GetString(), again.Body.GetProperty("personId").GetString());
        Assert.NotEqual(first.GetProperty("assessmentId").GetString(), again.Body.GetProperty("assessmentId").GetString());
        Assert.Equal("Jane", again.Body.GetProperty("firstName").GetString());

        var refused = await pi.TryInviteAsync(new { externalPersonId = "P-7", middleName = "M" });
        Assert.Equal(400, refused.Status);
        Assert.Equal(["firstName", "middleName", "lastName", "email"], refused.Parameters);
    }

    [Fact]
    public async Task A_known_external_id_assesses_its_person_again_and_the_newest_is_meant()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var first = await pi.InviteAsync(new { externalId = "E-7" });
        var again = await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalId = "E-7" });
        Assert.Equal((201, first.GetProperty("personId").GetString()), (again.Status, again.Body.GetProperty("personId").GetString()));
        Assert.Equal(400, (await pi.TryInviteAsync(new { externalId = "E-7" })).Status);
        var changed = await pi.AsAsync(
            PiWorkspace.Owner, HttpMethod.Patch, PiWorkspace.Behavioral + "?externalId=E-7", new { associatedPositionTitle = "Engineer" });
        Assert.Equal(again.Body.GetProperty("assessmentId").GetString(), changed.Body.GetProperty("assessmentId").GetString());
    }

    [Fact]
    public async Task An_unknown_external_id_needs_names()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(
            ["firstName", "lastName", "email"],
            (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-8" })).Parameters);
        Assert.Equal("P-8", (await pi.InviteAsync(new { externalPersonId = "P-8" })).GetProperty("externalPersonId").GetString());
    }

    [Fact]
    public async Task External_ids_of_different_persons_are_a_conflict()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { externalId = "E-1", externalPersonId = "P-1" });
        await pi.InviteAsync(new { externalId = "E-2", externalPersonId = "P-2" });
        var answer = await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalId = "E-1", externalPersonId = "P-2" });
        Assert.Equal((409, 9409), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal(["externalId", "externalPersonId"], answer.Parameters);

        Assert.Equal(
            201, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalId = "E-9", externalPersonId = "P-2" })).Status);
    }

    [Fact]
    public async Task A_known_external_id_with_an_unknown_external_person_id_is_400_unless_the_person_has_none()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { externalId = "E-1", externalPersonId = "P-1" });
        await pi.InviteAsync(new { externalId = "E-2" });
        var answer = await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalId = "E-1", externalPersonId = "P-3" });
        Assert.Equal((400, 9400), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal(["externalPersonId"], answer.Parameters);
        Assert.Equal("P-3", (await pi.InviteAsync(new { externalId = "E-2", externalPersonId = "P-3", firstName = "", lastName = "", email = "" }))
            .GetProperty("externalPersonId").GetString());
    }

    [Fact]
    public async Task A_person_in_a_folder_that_is_not_granted_is_not_known()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.InviteAsync(new { externalPersonId = "P-1", folderPath = PiWorkspace.Root + "\\Candidates" });
        Assert.Equal(400, (await pi.AsAsync(PiWorkspace.Power, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-1" })).Status);
        Assert.Equal(201, (await pi.TryInviteAsync(new { externalPersonId = "P-1" }, PiWorkspace.Power)).Status);
    }
}
