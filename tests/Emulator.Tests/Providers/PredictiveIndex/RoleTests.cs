namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Role × action, and the cognitive flag.</summary>
public class RoleTests
{
    [Theory]
    [InlineData("ReadOnly", 200, 403, 403, 403, 403)]
    [InlineData("User", 200, 201, 200, 403, 403)]
    [InlineData("PowerUser", 200, 201, 200, 403, 403)]
    [InlineData("AccountAdmin", 200, 201, 200, 200, 204)]
    [InlineData("AccountOwner", 200, 201, 200, 200, 204)]
    public async Task A_key_may_do_what_the_role_of_its_owner_may_do(string role, int read, int send, int edit, int move, int archive)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.FolderAsync(PiWorkspace.Root + "\\Elsewhere");
        var id = await pi.InviteIdAsync();
        Assert.Equal(read, (await pi.GetAsync(PiWorkspace.Behavioral, role)).Status);
        Assert.Equal(read, (await pi.GetAsync(PiWorkspace.BehavioralV2, role)).Status);
        Assert.Equal(read, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}", role)).Status);
        Assert.Equal(send, (await pi.TryInviteAsync(role: role)).Status);
        Assert.Equal(edit, (await pi.PatchAsync(id, new { lastName = "Roe" }, role)).Status);
        var moved = await pi.PatchAsync(id, new { folderPath = PiWorkspace.Root + "\\Elsewhere" }, role);
        Assert.Equal(move, moved.Status);
        if (move == 403) Assert.Equal("""{"number":9403,"context":null,"description":"The owner of the API key is not permitted to do this.","parameterErrors":[]}""", moved.Text);
        Assert.Equal(archive, (await pi.AsAsync(role, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{id}")).Status);
        var other = await pi.InviteIdAsync();
        Assert.Equal(move, (await pi.PatchAsync(other, new { archive = true }, role)).Status);
    }

    [Theory]
    [InlineData("ReadOnly", 403)]
    [InlineData("User", 201)]
    [InlineData("PowerUser", 201)]
    [InlineData("AccountAdmin", 201)]
    public async Task Cognitive_data_need_the_flag_for_any_role_and_sending_needs_both(string role, int send)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(path: PiWorkspace.Cognitive);
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.BehavioralV2, role)).Status);
        foreach (var path in new[] { PiWorkspace.Cognitive, $"{PiWorkspace.Cognitive}/{id}" }) Assert.Equal(403, (await pi.GetAsync(path, role)).Status);
        Assert.Equal(403, (await pi.TryInviteAsync(null, role, PiWorkspace.Cognitive)).Status);

        await pi.ChangeUserAsync(role, new { cognitiveAccess = true });
        foreach (var path in new[] { PiWorkspace.Cognitive, $"{PiWorkspace.Cognitive}/{id}" }) Assert.Equal(200, (await pi.GetAsync(path, role)).Status);
        Assert.Equal(send, (await pi.TryInviteAsync(null, role, PiWorkspace.Cognitive)).Status);

        await pi.ChangeUserAsync(role, new { cognitiveAccess = false });
        Assert.Equal(403, (await pi.GetAsync(PiWorkspace.Cognitive, role)).Status);
        Assert.Equal("cognitive", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task What_a_key_does_is_attributed_to_its_owner()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(role: PiWorkspace.Power);
        var seat = pi.Seat(PiWorkspace.Power);
        foreach (var (member, of) in new[] { ("administeredByFirstName", "firstName"), ("administeredByLastName", "lastName"), ("administeredByEmail", "email") })
            Assert.Equal(seat.GetProperty(of).GetString(), made.GetProperty(member).GetString());
    }
}
